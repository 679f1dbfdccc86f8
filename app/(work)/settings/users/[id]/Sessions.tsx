import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { endSessions } from "../actions.ts";

type Props = {
  sessions: { id: string; createdAt: Date; lastSeenAt: Date; userAgent: string | null }[];
  read: { id: string; version: number };
};

/** Where the person is signed in at the moment. */
export async function Sessions({ sessions, read }: Props) {
  const t = await getTranslations("users");
  return (
    <Panel title={t("sessions")}>
      <div className="flex flex-col gap-4">
        <ul className="flex flex-col gap-2 empty:hidden">
          {sessions.map((session) => (
            <li key={session.id} className="text-sm">
              <span className="block">
                {t("signedInAt")} <Moment at={session.createdAt} />, {t("lastSeenAt")}{" "}
                <Moment at={session.lastSeenAt} />
              </span>
              <span className="block truncate text-(--ax-text-neutral-subtle)">{session.userAgent}</span>
            </li>
          ))}
        </ul>
        <ActionForm
          action={endSessions}
          hidden={read}
          prefix="sessions-"
          submitLabel={t("endSessions")}
          submitVariant="secondary"
          submitSize="small"
          closed={sessions.length === 0}
          closedText={<p className="text-(--ax-text-neutral-subtle)">{t("noSessions")}</p>}
        />
      </div>
    </Panel>
  );
}
