import { CheckmarkCircleFillIcon, XMarkOctagonIcon } from "@navikt/aksel-icons";
import { useTranslations } from "next-intl";
import { FileLink } from "#components/intake/FileLink.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import type { GivenAnswer } from "#lib/dispatch/givenAnswer.ts";

type Props = { answer: GivenAnswer; fileHref?: (id: string) => string };

/** One version of an answer, read-only. Files are links where `fileHref` is given. */
export function AnswerVersion({ answer, fileHref }: Props) {
  const t = useTranslations("answer.given");
  return (
    <div className="flex flex-col gap-3 [overflow-wrap:anywhere]">
      <p className="font-semibold">
        {t(answer.concerned)}
        {answer.quantity !== null && ` – ${t("quantity", { count: answer.quantity })}`}
      </p>
      {answer.actions.length > 0 && (
        <ul className="flex flex-col gap-2">
          {answer.actions.map((action) => (
            <ActionLine key={action.position} action={action} />
          ))}
        </ul>
      )}
      {answer.comment && <p className="whitespace-pre-line">{answer.comment}</p>}
      {answer.closesHandling && (
        <p className="whitespace-pre-line">
          <strong>{t("closed")}</strong> {answer.closureReport}
        </p>
      )}
      {answer.files.length > 0 && (
        <ul className="flex flex-col gap-1">
          {answer.files.map((file) => (
            <li key={file.id}>
              {fileHref ? <FileLink {...file} href={fileHref(file.id)} newTab /> : file.fileName}{" "}
              <span className="text-sm text-(--ax-text-neutral-subtle)">{fileSize(file.size)}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="text-sm text-(--ax-text-neutral-subtle)">
        {answer.respondentName}, <Moment at={answer.submittedAt} />
        {answer.submittedBy && answer.submittedBy !== answer.respondentName
          ? ` (${t("registeredBy", { name: answer.submittedBy })})`
          : ""}
      </p>
    </div>
  );
}

function ActionLine({ action }: { action: GivenAnswer["actions"][number] }) {
  const t = useTranslations("answer.given");
  const Icon = action.done ? CheckmarkCircleFillIcon : XMarkOctagonIcon;
  return (
    <li className="flex gap-2">
      <Icon
        aria-hidden
        fontSize="1.25rem"
        className={`mt-0.5 shrink-0 ${action.done ? "text-(--ax-text-success-decoration)" : "text-(--ax-text-warning-decoration)"}`}
      />
      <span>
        <span className="font-semibold">{t(action.done ? "done" : "notDone")}</span> {action.position}.{" "}
        {action.text}
        {action.note && (
          <span className="block text-(--ax-text-neutral-subtle)">
            {t("note")} {action.note}
          </span>
        )}
      </span>
    </li>
  );
}

/** `1,4 MB`, in the form that Swedish and English readers both understand. */
export function fileSize(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} kB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
