import { Alert } from "@navikt/ds-react/Alert";
import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { minuteOf } from "#lib/clock.ts";
import type { SilentMailbox } from "#lib/intake/mailboxes/queries.ts";
import { unreadSince } from "#lib/intake/mailboxes/silence.ts";

type Props = {
  mailboxes: SilentMailbox[];
  /** Whether the person may go to the settings, where it is put right. */
  linked: boolean;
};

/** Mailboxes that have not been read for longer than they may: notices may lie there unread. */
export async function MailboxAlarm({ mailboxes, linked }: Props) {
  const t = await getTranslations("mailboxes.alarm");
  return (
    <Alert variant="error">
      <strong>{t("title", { count: mailboxes.length })}</strong>
      <ul className="list-disc pl-5">
        {mailboxes.map((mailbox) => (
          <li key={mailbox.id}>
            {t("line", { name: mailbox.name, since: minuteOf(unreadSince(mailbox)) })}{" "}
            {linked && (
              <Link href={`/settings/mailboxes/${mailbox.id}` as Route} className="underline">
                {t("toSettings")}
              </Link>
            )}
          </li>
        ))}
      </ul>
      {t("text")}
    </Alert>
  );
}
