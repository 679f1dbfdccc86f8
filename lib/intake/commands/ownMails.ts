import type { Tx } from "#lib/db.ts";
import { inPlaces } from "#lib/intake/commands/places.ts";
import { answeredBy } from "#lib/intake/commands/threads.ts";
import type { PreparedMessage } from "#lib/intake/prepared.ts";
import { bareSubject } from "#lib/intake/title.ts";

export type OwnMailRow = { id: string; caseId: string | null };

/** Mails of ours that the messages name, by Message-ID. These are random (lib/mail/outbox.ts): nobody guesses one. */
export async function findOwnMails(
  tx: Tx,
  messages: readonly PreparedMessage[],
): Promise<Map<string, OwnMailRow>> {
  const ids = messages
    .flatMap((message) => [message.messageId, message.bounce?.originalMessageId, ...answeredBy(message)])
    .filter((id) => id !== null && id !== undefined);
  if (ids.length === 0) return new Map();
  const rows = await tx.outgoingMail.findMany({
    where: { messageId: { in: ids } },
    select: { id: true, messageId: true, caseId: true },
  });
  return new Map(rows.map(({ messageId, ...row }) => [messageId, row]));
}

/** How long after its sending a mail is still reported on: mail systems try for five days as a rule. */
const REPORT_DAYS = 14;
const MOST_CANDIDATES = 20;
/** How far the clocks of two mail systems may be apart. */
const SKEW = 3_600_000;

/**
 * For each delivery report the mail of ours that it is about: by the Message-ID of the mail that it returns; else,
 * where it names none, the newest mail of late to an address that it names, sent before the report and with the
 * subject that it returns. Null for other messages, and for reports about mails that are not ours.
 */
export async function findBouncedMails(
  tx: Tx,
  messages: readonly PreparedMessage[],
  mails: ReadonlyMap<string, OwnMailRow>,
  at: Date,
): Promise<(OwnMailRow | null)[]> {
  const named = messages.map(({ bounce }) => mails.get(bounce?.originalMessageId ?? "") ?? null);
  const addresses = messages.map(({ bounce, origin }, index) =>
    bounce && !named[index] && bounce.originalMessageId === null && !origin.archive
      ? bounce.reports.map(({ address }) => address).filter((address) => address !== "")
      : [],
  );
  if (addresses.every((list) => list.length === 0)) return named;
  const since = new Date(at.getTime() - REPORT_DAYS * 86_400_000);
  const rows = await tx.$queryRaw<({ position: number; subject: string; createdAt: Date } & OwnMailRow)[]>`
    SELECT asked."position"::int, found.*
    FROM jsonb_array_elements(${JSON.stringify(addresses)}::jsonb) WITH ORDINALITY AS asked("addresses", "position")
    CROSS JOIN LATERAL (SELECT array(SELECT jsonb_array_elements_text(asked."addresses")) AS "addresses") AS own
    CROSS JOIN LATERAL (
      SELECT m."id", m."caseId", m."subject", m."createdAt"
      FROM "OutgoingMail" m
      WHERE m."to" && own."addresses" AND m."createdAt" >= ${since} AND m."state" <> 'queued'
      ORDER BY m."createdAt" DESC
      LIMIT ${MOST_CANDIDATES}) AS found`;
  return inPlaces(messages.length, rows).map((found, index) => {
    const returned = messages[index]?.bounce?.originalSubject ?? null;
    const reportedBy = (messages[index]?.sentAt ?? at).getTime() + SKEW;
    const fitting = found.find(
      ({ subject, createdAt }) =>
        createdAt.getTime() <= reportedBy && (returned === null || sameSubject(subject, returned)),
    );
    return named[index] ?? fitting ?? null;
  });
}

function sameSubject(one: string, other: string): boolean {
  const plain = (subject: string) => bareSubject(subject).replace(/\s+/g, " ").toLowerCase();
  return plain(one) === plain(other);
}
