import { createHash } from "node:crypto";
import type { Tx } from "#lib/db.ts";
import { findAlike, likenessKeys } from "#lib/intake/commands/alike.ts";
import { casesAsTheyStand } from "#lib/intake/commands/foundCases.ts";
import { findBouncedMails, findOwnMails, type OwnMailRow } from "#lib/intake/commands/ownMails.ts";
import { inPlaces } from "#lib/intake/commands/places.ts";
import { findSameNotices } from "#lib/intake/commands/sameNotice.ts";
import {
  answeredBy,
  caseNumberIn,
  findSubjectCases,
  findThreads,
  newestThread,
} from "#lib/intake/commands/threads.ts";
import type { FoundCase, Known, OwnMail } from "#lib/intake/fate.ts";
import type { PreparedMessage } from "#lib/intake/prepared.ts";
import { columnsOf } from "#lib/notices/columns.ts";
import { referencesOf } from "#lib/notices/sameNotice.ts";
import { sameKeysOf } from "#lib/notices/similarity.ts";

/** The nearest mails of its thread that a message waits for: one before it waits for those before that. */
const THREAD_KEYS = 10;

/** Keys of a notice that are held at a time: references come first, then articles in the order of the notice. */
const NOTICE_KEYS = 50;

/**
 * What two messages must have in common to bear on each other's fate: bytes, content, references, articles or devices
 * of the notice, that one names the other or the same mail, or a text or file that makes them alike. Notices with
 * references of their own may be alike without bearing on each other (`sharedKeysOf`).
 */
export function keysOf(message: PreparedMessage): string[] {
  const mails = [
    message.messageId,
    message.bounce?.originalMessageId,
    ...answeredBy(message).slice(0, THREAD_KEYS),
  ];
  return [
    message.sha256,
    message.contentKey,
    ...noticeKeysOf(message),
    ...(isNamed(message) ? [] : likenessKeys(message)),
    ...mails.filter((id) => id !== null && id !== undefined),
  ];
}

/**
 * What makes a notice with references of its own like another message. It bears on the fate of one that has no
 * references and the same key; two with references are told apart by those, so that a template that a manufacturer
 * fills in again and again holds nobody back.
 */
function sharedKeysOf(message: PreparedMessage): string[] {
  return isNamed(message) ? likenessKeys(message) : [];
}

function noticeKeysOf({ recognised, facts }: PreparedMessage): string[] {
  return recognised && facts ? sameKeysOf(columnsOf(facts)).slice(0, NOTICE_KEYS) : [];
}

/** Whether the message is a notice with a reference of its own. */
function isNamed({ recognised, facts }: PreparedMessage): boolean {
  return recognised && facts !== null && referencesOf(facts).length > 0;
}

/** Whether no two of the messages bear on each other's fate. */
export function areApart(messages: readonly PreparedMessage[]): boolean {
  const keys = messages.flatMap((message) => [...new Set(keysOf(message))]);
  const own = new Set(keys);
  return own.size === keys.length && !messages.flatMap(sharedKeysOf).some((key) => own.has(key));
}

/**
 * Holds back, until the transaction ends, any other message that bears on the fate of these: two writers with the
 * same mail, or two mails about the same notice, are decided one after the other. Locks are taken in one order,
 * so that they never wait for each other.
 */
export async function lockKeys(tx: Tx, messages: readonly PreparedMessage[]): Promise<void> {
  const shared = new Set(messages.flatMap(sharedKeysOf));
  const own = new Set(messages.flatMap(keysOf));
  const locks = [...new Set([...shared, ...own])].map((key) => ({
    number: createHash("sha256").update(key).digest().readBigInt64BE(),
    own: own.has(key),
  }));
  const sorted = locks.sort((a, b) => (a.number < b.number ? -1 : 1));
  await tx.$executeRaw`
    SELECT CASE WHEN l."own" THEN pg_advisory_xact_lock(l."number")::text
                ELSE pg_advisory_xact_lock_shared(l."number")::text END
    FROM unnest(${sorted.map(({ number }) => String(number))}::bigint[],
                ${sorted.map((lock) => lock.own)}::boolean[]) AS l("number", "own")`;
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
        -- A double of the one that is decided anew does not make that one a double of itself.
        AND (${except}::uuid IS NULL OR m."duplicateOfId" IS DISTINCT FROM ${except}::uuid)
      ORDER BY m."sha256" = asked."sha256" DESC, m."receivedAt", m."id"
      LIMIT 1) AS found`;
  return inPlaces(messages.length, rows).map(([row]) => row ?? null);
}

const nothingKnown: Known = {
  sameContent: null,
  bouncedMail: null,
  ownMail: null,
  answered: null,
  threadCase: null,
  subjectCase: null,
  unknownNumber: false,
  sameNotice: null,
  alike: [],
};

/**
 * Each message with everything that the database knows of it. `earlier` is a message with the same content: nothing
 * else matters then, nor for a message that cannot be read. `except` is one that is decided anew.
 */
export async function knownOf<Item extends { message: PreparedMessage; earlier: Earlier | null }>(
  tx: Tx,
  items: readonly Item[],
  at: Date,
  except: string | null = null,
): Promise<(Item & { known: Known })[]> {
  const asked = items.filter(({ message, earlier }) => !earlier && message.unreadable === null);
  const found = await findKnown(
    tx,
    asked.map(({ message }) => message),
    at,
    except,
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
  at: Date,
  except: string | null,
): Promise<Omit<Known, "sameContent">[]> {
  if (messages.length === 0) return [];
  const mails = await findOwnMails(tx, messages);
  const bounced = await findBouncedMails(tx, messages, mails, at);
  const threads = await findThreads(tx, messages);
  const numbered = await findSubjectCases(tx, messages);
  const sameNotice = await findSameNotices(tx, messages);
  const alike = await findAlike(tx, messages, except);
  const named = [
    ...[...mails.values(), ...bounced].map((mail) => mail?.caseId),
    ...[...threads.values(), ...numbered].map((row) => row?.caseId),
    ...alike.flat().map(({ caseId }) => caseId),
  ];
  const cases = await casesAsTheyStand(tx, named);
  const caseOf = (id: string | null | undefined): FoundCase | null => cases.get(id ?? "") ?? null;
  const own = (mail: OwnMailRow | null | undefined): OwnMail | null =>
    mail ? { id: mail.id, case: caseOf(mail.caseId) } : null;
  return messages.map((message, index) => {
    const subject = numbered[index];
    const subjectCase = caseOf(subject?.caseId);
    const answered = answeredBy(message).flatMap((id) => mails.get(id) ?? []);
    return {
      bouncedMail: own(bounced[index]),
      ownMail: own(mails.get(message.messageId ?? "")),
      answered: own(answered.find(({ caseId }) => caseId !== null) ?? answered[0]),
      threadCase: caseOf(newestThread(threads, answeredBy(message))),
      subjectCase: subject && subjectCase ? { ...subject, case: subjectCase } : null,
      unknownNumber: !subjectCase && caseNumberIn(message.subject) !== null,
      sameNotice: sameNotice[index] ?? null,
      alike: (alike[index] ?? []).map(({ messageId, caseId, inCase, reasons }) => ({
        ...{ messageId, inCase, reasons },
        case: caseOf(caseId),
      })),
    };
  });
}
