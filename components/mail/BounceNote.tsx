import { useTranslations } from "next-intl";
import { Moment } from "#components/ui/Moment.tsx";
import { bounceReason } from "#lib/mail/bounceReason.ts";

type Props = {
  mail: {
    bouncedAt: Date | null;
    bounceText: string | null;
    bounces: { action: "failed" | "delayed"; status: string | null; diagnostic: string; at: Date }[];
  };
  /** With what the mail server itself said. */
  detailed?: boolean;
};

/** Why a mail did not reach its address, and what can be done; or that it is late. Nothing when all is well. */
export function BounceNote({ mail, detailed = false }: Props) {
  const t = useTranslations("bounces");
  // A mail that has come back is told of by what failed, whatever was only late after that.
  const report = mail.bounces.find(({ action }) => !mail.bouncedAt || action === "failed") ?? mail.bounces[0];
  const text = report?.diagnostic ?? mail.bounceText ?? "";
  if (!mail.bouncedAt && report?.action !== "delayed") return null;
  const reason = bounceReason(report?.status ?? null, text);
  return (
    <div className="[overflow-wrap:anywhere]">
      <p>
        <strong>{mail.bouncedAt ? t(`why.${reason}`) : t("delayed")}</strong>{" "}
        {mail.bouncedAt ? t(`todo.${reason}`) : t("delayedTodo")}
      </p>
      {detailed && text !== "" && (
        <p className="text-sm text-(--ax-text-neutral-subtle)">
          {t("said")} {text}
          {report && (
            <>
              {" "}
              (<Moment at={report.at} />)
            </>
          )}
        </p>
      )}
    </div>
  );
}
