import type { Tx } from "#lib/db.ts";
import type { SameNotice } from "#lib/intake/fate.ts";
import type { PreparedMessage } from "#lib/intake/prepared.ts";
import type { ProposalReason } from "#lib/intake/proposals.ts";
import { columnsOf, type NoticeColumns } from "#lib/notices/columns.ts";
import { storedFacts } from "#lib/notices/queries.ts";
import { type ComparedNotice, type SameReason, sameKeysOf, similarityOf } from "#lib/notices/similarity.ts";
import type { CaseStatus } from "#prisma/generated/enums.ts";

/** Notices with a key in common that are compared, newest first: of one device there can be hundreds. */
const MOST_COMPARED = 100;

/** A notice that came before: its message's place in the question, what it says, and what it would be proposed as. */
type Candidate = { position: number; notice: ComparedNotice; found: Omit<SameNotice, "reasons"> };

/**
 * For each message that is a notice the case, else the waiting message, about the same corrective action that has
 * most in common with it. Of cases that have as much, an open one goes before a closed one, then the newer.
 */
export async function findSameNotices(
  tx: Tx,
  messages: readonly PreparedMessage[],
): Promise<(SameNotice | null)[]> {
  const notices = messages.map(({ recognised, facts }) => (recognised && facts ? columnsOf(facts) : null));
  const asked = messages.map(({ sha256 }, index) => {
    const notice = notices[index];
    return { sha256, keys: notice ? sameKeysOf(notice) : [] };
  });
  if (asked.every(({ keys }) => keys.length === 0)) return messages.map(() => null);
  const inCases = await noticesWith(tx, JSON.stringify(asked));
  const waiting = await messagesWith(tx, JSON.stringify(asked));
  return notices.map((notice, index) => {
    if (!notice) return null;
    const its = ({ position }: Candidate) => position === index + 1;
    return best(notice, inCases.filter(its)) ?? best(notice, waiting.filter(its));
  });
}

function best(notice: NoticeColumns, candidates: readonly Candidate[]): SameNotice | null {
  const alike = candidates
    .map(({ notice: other, found }) => ({ found, ...similarityOf(notice, other) }))
    .filter(({ same }) => same)
    .sort((a, b) => b.score - a.score);
  const [first] = alike;
  return first ? { ...first.found, reasons: first.reasons.map(inWords) } : null;
}

function inWords(reason: SameReason): ProposalReason {
  if (reason.key === "manufacturer") return { key: "sameManufacturer", values: { name: reason.value } };
  if (reason.key === "date") return { key: "sameDate", values: { date: reason.value } };
  const keys = {
    reference: "sameReference",
    devices: "sameDevices",
    articles: "sameArticles",
    numbers: "sameNumbers",
  } as const;
  const { count, values } = reason;
  return {
    key: keys[reason.key],
    values: { values: values.join(", "), count, more: count - values.length },
  };
}

async function noticesWith(tx: Tx, asked: string): Promise<Candidate[]> {
  type Row = ComparedNotice & { position: number; caseId: string; number: string; status: CaseStatus };
  const rows = await tx.$queryRaw<Row[]>`
    SELECT asked."position"::int, found.*
    FROM jsonb_array_elements(${asked}::jsonb) WITH ORDINALITY AS asked("item", "position")
    CROSS JOIN LATERAL (SELECT array(SELECT jsonb_array_elements_text(asked."item"->'keys')) AS "keys") AS own
    CROSS JOIN LATERAL (
      SELECT n."manufacturer", n."fscaReferences", n."fsnReferences", n."noticeDate", n."devices", n."refs",
             n."udiDis", n."lots", n."serials", c."id" AS "caseId", c."number", c."status"::text AS "status",
             n."createdAt"
      FROM "Notice" n JOIN "Case" c ON c."id" = n."caseId"
      WHERE n."sameKeys" && own."keys" AND c."outcome" IS DISTINCT FROM 'duplicate'
      ORDER BY n."createdAt" DESC
      LIMIT ${MOST_COMPARED}) AS found
    ORDER BY found."status" = 'closed', found."createdAt" DESC`;
  return rows.map(({ position, caseId, number, status, ...notice }) => ({
    position,
    notice,
    found: { case: { id: caseId, number, closed: status === "closed" }, earlierId: null },
  }));
}

/** Messages that wait without a case: two senders can bring a notice before anybody has looked at the first. */
async function messagesWith(tx: Tx, asked: string): Promise<Candidate[]> {
  const rows = await tx.$queryRaw<{ position: number; id: string; facts: unknown }[]>`
    SELECT asked."position"::int, found.*
    FROM jsonb_array_elements(${asked}::jsonb) WITH ORDINALITY AS asked("item", "position")
    CROSS JOIN LATERAL (SELECT array(SELECT jsonb_array_elements_text(asked."item"->'keys')) AS "keys") AS own
    CROSS JOIN LATERAL (
      SELECT m."id", m."facts"
      FROM "IncomingMessage" m
      WHERE m."sameKeys" && own."keys" AND m."fate" IN ('waiting_in_inbox', 'link_proposed')
        AND m."caseId" IS NULL AND m."sha256" <> asked."item"->>'sha256'
      ORDER BY m."receivedAt", m."id"
      LIMIT ${MOST_COMPARED}) AS found`;
  return rows.flatMap(({ position, id, facts }) => {
    const read = storedFacts(facts);
    return read ? [{ position, notice: columnsOf(read), found: { case: null, earlierId: id } }] : [];
  });
}
