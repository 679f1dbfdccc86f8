import { createHash } from "node:crypto";
import type { Tx } from "#lib/db.ts";
import { findSameNotices } from "#lib/intake/commands/sameNotice.ts";
import type { FoundCase, Known } from "#lib/intake/fate.ts";
import type { PreparedMessage } from "#lib/intake/prepared.ts";
import { columnsOf } from "#lib/notices/columns.ts";
import { sameKeysOf } from "#lib/notices/similarity.ts";
import type { CaseStatus } from "#prisma/generated/enums.ts";

const caseNumber = /\bSM-\d{4}-\d{4,}\b/;
const caseColumns = { select: { id: true, number: true, status: true } } as const;

function foundCase(row: { id: string; number: string; status: CaseStatus } | null): FoundCase | null {
  return row && { id: row.id, number: row.number, closed: row.status === "closed" };
}

/** The nearest mails of its thread that a message waits for: one before it waits for those before that. */
const THREAD_KEYS = 10;

/** Keys of a notice that are held at a time: references come first, then articles in the order of the notice. */
const NOTICE_KEYS = 50;

/**
 * What two messages must have in common to bear on each other's fate: bytes, content, references, articles or devices of the notice, or
 * that one names the other or the same mail.
 */
export function keysOf(message: PreparedMessage): string[] {
  const notice =
    message.recognised && message.facts ? sameKeysOf(columnsOf(message.facts)).slice(0, NOTICE_KEYS) : [];
  const mails = [
    message.messageId,
    message.bounce?.originalMessageId,
    ...answeredBy(message).slice(0, THREAD_KEYS),
  ];
  return [
    message.sha256,
    message.contentKey,
    ...notice,
    ...mails.filter((id) => id !== null && id !== undefined),
  ];
}

/** The mails that a message says it answers, nearest first. */
function answeredBy(message: PreparedMessage): string[] {
  return [...message.references, ...message.inReplyTo].reverse();
}

/**
 * Holds back, until the transaction ends, any other message that bears on the fate of these: two writers with the
 * same mail, or two mails about the same notice, are decided one after the other. Locks are taken in one order,
 * so that they never wait for each other.
 */
export async function lockKeys(tx: Tx, messages: readonly PreparedMessage[]): Promise<void> {
  const numbers = messages
    .flatMap(keysOf)
    .map((key) => createHash("sha256").update(key).digest().readBigInt64BE());
  const sorted = [...new Set(numbers)].sort((a, b) => (a < b ? -1 : 1)).map(String);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(k) FROM unnest(${sorted}::bigint[]) AS k`;
}

/** A message that is stored already, as far as a later one with the same bytes or content needs it. */
export type Earlier = { id: string; sha256: string; caseId: string | null; caseNumber: string | null };

/**
 * For each message the first one with the same bytes, else with the same content. `except` is one that is decided
 * anew.
 */
export async function findEarlier(
  tx: Tx,
  messages: readonly PreparedMessage[],
  except: string | null,
): Promise<(Earlier | null)[]> {
  const rows = await tx.$queryRaw<({ position: number } & Earlier)[]>`
    SELECT asked."position"::int, found.*
    FROM unnest(${messages.map(({ sha256 }) => sha256)}::char(64)[],
                ${messages.map(({ contentKey }) => contentKey)}::char(64)[])
           WITH ORDINALITY AS asked("sha256", "contentKey", "position")
    CROSS JOIN LATERAL (
      SELECT CASE WHEN m."sha256" = asked."sha256" THEN m."id" ELSE coalesce(m."duplicateOfId", m."id") END AS "id",
             m."sha256", m."caseId", c."number" AS "caseNumber"
      FROM "IncomingMessage" m LEFT JOIN "Case" c ON c."id" = m."caseId"
      WHERE (m."sha256" = asked."sha256" OR m."contentKey" = asked."contentKey")
        AND m."id" IS DISTINCT FROM ${except}::uuid
      ORDER BY m."sha256" = asked."sha256" DESC, m."receivedAt", m."id"
      LIMIT 1) AS found`;
  return inPlaces(messages.length, rows).map(([row]) => row ?? null);
}

/** Rows by the place, counted from 1, of the message that they answer. */
function inPlaces<Row extends { position: number }>(count: number, rows: Row[]): Row[][] {
  const places: Row[][] = Array.from({ length: count }, () => []);
  for (const row of rows) places[row.position - 1]?.push(row);
  return places;
}

const nothingKnown: Known = {
  sameContent: null,
  bouncedMail: null,
  ownMailCase: null,
  answeredCase: null,
  threadCase: null,
  subjectCase: null,
  sameNotice: null,
};

/**
 * Each message with everything that the database knows of it. `earlier` is a message with the same content: nothing
 * else matters then, nor for a message that cannot be read.
 */
export async function knownOf<Item extends { message: PreparedMessage; earlier: Earlier | null }>(
  tx: Tx,
  items: readonly Item[],
): Promise<(Item & { known: Known })[]> {
  const asked = items.filter(({ message, earlier }) => !earlier && message.unreadable === null);
  const found = await findKnown(
    tx,
    asked.map(({ message }) => message),
  );
  const byItem = new Map(asked.map((item, index) => [item, found[index]]));
  return items.map((item) => ({
    ...item,
    known: { ...nothingKnown, ...byItem.get(item), sameContent: item.earlier },
  }));
}

/** For each message what bears on its fate. Asks only what the messages give reason to ask. */
async function findKnown(
  tx: Tx,
  messages: readonly PreparedMessage[],
): Promise<Omit<Known, "sameContent">[]> {
  const mails = await findOwnMails(tx, messages);
  const threads = await findThreads(tx, messages);
  const sameNotice = await findSameNotices(tx, messages);
  const known: Omit<Known, "sameContent">[] = [];
  for (const [index, message] of messages.entries()) {
    const answered = answeredBy(message);
    known.push({
      bouncedMail: mails.get(message.bounce?.originalMessageId ?? "") ?? null,
      ownMailCase: mails.get(message.messageId ?? "")?.case ?? null,
      answeredCase: answered.map((id) => mails.get(id)?.case).find((found) => found) ?? null,
      threadCase: newestThread(threads, answered),
      subjectCase: await findSubjectCase(tx, message),
      sameNotice: sameNotice[index] ?? null,
    });
  }
  return known;
}

type OwnMail = { id: string; case: FoundCase | null };
type CaseRow = { caseId: string | null; number: string | null; status: CaseStatus | null };

function joinedCase({ caseId, number, status }: CaseRow): FoundCase | null {
  return caseId && number && status ? foundCase({ id: caseId, number, status }) : null;
}

/** Mails of ours that the messages name, by Message-ID. */
async function findOwnMails(tx: Tx, messages: readonly PreparedMessage[]): Promise<Map<string, OwnMail>> {
  const ids = messages
    .flatMap((message) => [message.messageId, message.bounce?.originalMessageId, ...answeredBy(message)])
    .filter((id) => id !== null && id !== undefined);
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<({ id: string; messageId: string } & CaseRow)[]>`
    SELECT m."id", m."messageId", c."id" AS "caseId", c."number", c."status"::text AS "status"
    FROM "OutgoingMail" m LEFT JOIN "Case" c ON c."id" = m."caseId"
    WHERE m."messageId" = ANY(${ids}::text[])`;
  return new Map(rows.map((row) => [row.messageId, { id: row.id, case: joinedCase(row) }]));
}

type Thread = { receivedAt: Date; case: FoundCase | null };

/** The newest message in a case for each mail that the messages answer, by Message-ID. */
async function findThreads(tx: Tx, messages: readonly PreparedMessage[]): Promise<Map<string, Thread>> {
  const ids = messages.flatMap(answeredBy);
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<({ messageId: string; receivedAt: Date } & CaseRow)[]>`
    SELECT DISTINCT ON (m."messageId") m."messageId", m."receivedAt", c."id" AS "caseId", c."number",
           c."status"::text AS "status"
    FROM "IncomingMessage" m JOIN "Case" c ON c."id" = m."caseId"
    WHERE m."messageId" = ANY(${ids}::text[])
      AND m."fate" IN ('case_created', 'attached_to_case', 'revision_of_case')
    ORDER BY m."messageId", m."receivedAt" DESC`;
  return new Map(rows.map((row) => [row.messageId, { receivedAt: row.receivedAt, case: joinedCase(row) }]));
}

function newestThread(threads: Map<string, Thread>, answered: string[]): FoundCase | null {
  const found = answered.map((id) => threads.get(id)).filter((thread) => thread !== undefined);
  found.sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime());
  return found[0]?.case ?? null;
}

async function findSubjectCase(tx: Tx, message: PreparedMessage): Promise<Known["subjectCase"]> {
  const number = caseNumber.exec(message.subject?.toUpperCase() ?? "")?.[0];
  if (!number) return null;
  const row = await tx.case.findUnique({ where: { number }, ...caseColumns });
  const found = foundCase(row);
  return found && { case: found, senderKnown: await isKnownSender(tx, found.id, message.fromAddress) };
}

/** Whether the case knows the address: it has written to us or we to it, or it is a mailbox of the directory. */
async function isKnownSender(tx: Tx, caseId: string, address: string | null): Promise<boolean> {
  if (!address) return false;
  const [row] = await tx.$queryRaw<{ known: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "IncomingMessage" WHERE "caseId" = ${caseId}::uuid
                     AND "fate" IN ('case_created', 'attached_to_case', 'revision_of_case')
                     AND "fromAddress" = ${address})
        OR EXISTS (SELECT 1 FROM "Recipient" WHERE "caseId" = ${caseId}::uuid AND lower("email") = ${address})
        OR EXISTS (SELECT 1 FROM "OutgoingMail" m, unnest(m."to" || m."cc") AS sent
                   WHERE m."caseId" = ${caseId}::uuid AND lower(sent) = ${address})
        OR EXISTS (SELECT 1 FROM "Notice" WHERE "caseId" = ${caseId}::uuid AND lower("contactEmail") = ${address})
        OR EXISTS (SELECT 1 FROM "Mailbox" WHERE "active" AND "address" = ${address}) AS known`;
  return row?.known ?? false;
}
