import { minuteOf } from "#lib/clock.ts";
import { db, type Tx } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import { isSilent, unreadSince } from "#lib/intake/mailboxes/silence.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import { mailboxesOf } from "#lib/organisation/queries.ts";
import type { MailboxConnection } from "#prisma/generated/client.ts";

/**
 * Mails coordinators and administrators when a mailbox has not been read for longer than it may, once for each
 * outage, and once when it is read again. Returns how many mails were put in the outbox.
 */
export async function watchMailboxes(at: Date): Promise<number> {
  const rows = await db.mailboxConnection.findMany({ where: { active: true }, take: 200 });
  let mails = 0;
  for (const row of rows) {
    const silent = isSilent(row, at);
    if (silent !== (row.alarmedAt !== null)) mails += await tell(row, silent, at);
  }
  return mails;
}

/** Tells that an outage has begun or ended; whoever marks it first tells. */
async function tell(row: MailboxConnection, silent: boolean, at: Date): Promise<number> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.mailboxConnection.updateMany({
      where: { id: row.id, active: true, alarmedAt: silent ? null : { not: null } },
      data: { alarmedAt: silent ? at : null },
    });
    const to = count === 0 ? [] : await recipients(tx);
    if (to.length === 0) return 0;
    const t = translatorFor("sv");
    const values = {
      name: row.name,
      address: row.address,
      since: minuteOf(unreadSince(row)),
      problem: row.problem && t.has(`errors.mailbox.${row.problem}` as never) ? problemInWords(t, row) : "",
      link: `${env().VIGILANS_URL.replace(/\/+$/, "")}/settings/mailboxes/${row.id}`,
    };
    const key = silent ? "alarm" : "allClear";
    await queueMail(tx, {
      purpose: "mailbox_alarm",
      to,
      subject: t(`mailboxes.mail.${key}.subject`, values),
      text: t(`mailboxes.mail.${key}.text`, values),
    });
    return 1;
  });
}

function problemInWords(t: ReturnType<typeof translatorFor>, { problem, problemDetail }: MailboxConnection) {
  return t(`errors.mailbox.${problem}` as never, { detail: problemDetail ?? "" } as never) as string;
}

/** The coordinators' mailbox, and every administrator of the application. */
async function recipients(tx: Tx): Promise<string[]> {
  const administrators = await tx.user.findMany({
    where: { active: true, roles: { some: { role: "admin" } } },
    select: { email: true },
    orderBy: { id: "asc" },
    take: 50,
  });
  const boxes = await mailboxesOf("coordinator", tx);
  return [...new Set([...boxes.map(({ address }) => address), ...administrators.map(({ email }) => email)])];
}
