import { createHash } from "node:crypto";
import type { Tx } from "#lib/db.ts";
import type { FoundCase, Known } from "#lib/intake/fate.ts";
import type { PreparedMessage } from "#lib/intake/prepared.ts";
import { referencesOf, sameManufacturer } from "#lib/notices/sameNotice.ts";
import type { CaseStatus } from "#prisma/generated/enums.ts";

const caseNumber = /\bSM-\d{4}-\d{4,}\b/;
const caseColumns = { select: { id: true, number: true, status: true } } as const;

function foundCase(row: { id: string; number: string; status: CaseStatus } | null): FoundCase | null {
  return row && { id: row.id, number: row.number, closed: row.status === "closed" };
}

/** What two messages must have in common to bear on each other's fate: bytes, content, references of the notice. */
export function keysOf(message: PreparedMessage): string[] {
  const references = message.recognised && message.facts ? referencesOf(message.facts) : [];
  return [message.sha256, message.contentKey, ...references.map((reference) => reference.toUpperCase())];
}

/**
 * Holds back, until the transaction ends, any other message that bears on this one's fate: two writers with the
 * same mail, or two mails about the same notice, are decided one after the other. Locks are taken in one order,
 * so that they never wait for each other.
 */
export async function lockKeys(tx: Tx, message: PreparedMessage): Promise<void> {
  const numbers = keysOf(message).map((key) => createHash("sha256").update(key).digest().readBigInt64BE());
  const sorted = [...new Set(numbers)].sort((a, b) => (a < b ? -1 : 1)).map(String);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(k) FROM unnest(${sorted}::bigint[]) AS k`;
}

/** A message that is stored already, as far as a later one with the same bytes or content needs it. */
export type Earlier = { id: string; sha256: string; caseId: string | null; caseNumber: string | null };

/** The first message with the same bytes, else with the same content. `except` is one that is decided anew. */
export async function findEarlier(
  tx: Tx,
  message: PreparedMessage,
  except: string | null,
): Promise<Earlier | null> {
  const { sha256, contentKey } = message;
  const [row] = await tx.$queryRaw<Earlier[]>`
    SELECT CASE WHEN m."sha256" = ${sha256} THEN m."id" ELSE coalesce(m."duplicateOfId", m."id") END AS "id",
           m."sha256", m."caseId", c."number" AS "caseNumber"
    FROM "IncomingMessage" m LEFT JOIN "Case" c ON c."id" = m."caseId"
    WHERE (m."sha256" = ${sha256} OR m."contentKey" = ${contentKey}) AND m."id" IS DISTINCT FROM ${except}::uuid
    ORDER BY m."sha256" = ${sha256} DESC, m."receivedAt", m."id"
    LIMIT 1`;
  return row ?? null;
}

/** Everything else that the fate depends on. Asks only what the message gives reason to ask. */
export async function findKnown(tx: Tx, message: PreparedMessage): Promise<Omit<Known, "sameContent">> {
  const mails = await findOwnMails(tx, message);
  const answered = [...message.references, ...message.inReplyTo].reverse();
  const sameNoticeCase = await findSameNotice(tx, message);
  return {
    bouncedMail: mails.get(message.bounce?.originalMessageId ?? "") ?? null,
    ownMailCase: mails.get(message.messageId ?? "")?.case ?? null,
    answeredCase: answered.map((id) => mails.get(id)?.case).find((found) => found) ?? null,
    threadCase: await findThreadCase(tx, answered),
    subjectCase: await findSubjectCase(tx, message),
    sameNoticeCase,
  };
}

type OwnMail = { id: string; case: FoundCase | null };
type CaseRow = { caseId: string | null; number: string | null; status: CaseStatus | null };

function joinedCase({ caseId, number, status }: CaseRow): FoundCase | null {
  return caseId && number && status ? foundCase({ id: caseId, number, status }) : null;
}

/** Mails of ours that the message names, by Message-ID. */
async function findOwnMails(tx: Tx, message: PreparedMessage): Promise<Map<string, OwnMail>> {
  const bounced = message.bounce?.originalMessageId;
  const ids = [message.messageId, bounced, ...message.inReplyTo, ...message.references].filter(
    (id) => id !== null && id !== undefined,
  );
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<({ id: string; messageId: string } & CaseRow)[]>`
    SELECT m."id", m."messageId", c."id" AS "caseId", c."number", c."status"::text AS "status"
    FROM "OutgoingMail" m LEFT JOIN "Case" c ON c."id" = m."caseId"
    WHERE m."messageId" = ANY(${ids}::text[])`;
  return new Map(rows.map((row) => [row.messageId, { id: row.id, case: joinedCase(row) }]));
}

async function findThreadCase(tx: Tx, ids: string[]): Promise<FoundCase | null> {
  if (ids.length === 0) return null;
  const row = await tx.incomingMessage.findFirst({
    where: {
      messageId: { in: ids },
      fate: { in: ["case_created", "attached_to_case", "revision_of_case"] },
      caseId: { not: null },
    },
    select: { case: caseColumns },
    orderBy: { receivedAt: "desc" },
  });
  return foundCase(row?.case ?? null);
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

/** The newest case about the same corrective action; an open one goes before a closed one. */
async function findSameNotice(tx: Tx, message: PreparedMessage): Promise<FoundCase | null> {
  const references = message.recognised && message.facts ? referencesOf(message.facts) : [];
  if (references.length === 0) return null;
  const rows = await tx.$queryRaw<({ manufacturer: string | null } & CaseRow)[]>`
    SELECT n."manufacturer", c."id" AS "caseId", c."number", c."status"::text AS "status"
    FROM "Notice" n JOIN "Case" c ON c."id" = n."caseId"
    WHERE (n."fscaReferences" && ${references}::text[] OR n."fsnReferences" && ${references}::text[])
      AND c."outcome" IS DISTINCT FROM 'duplicate'
    ORDER BY c."status" = 'closed', n."createdAt" DESC
    LIMIT 50`;
  const manufacturer = message.facts?.manufacturer?.value ?? null;
  const same = rows.find((row) => sameManufacturer(row.manufacturer, manufacturer));
  return same ? joinedCase(same) : null;
}
