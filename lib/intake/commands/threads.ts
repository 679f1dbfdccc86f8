import type { Tx } from "#lib/db.ts";
import type { PreparedMessage } from "#lib/intake/prepared.ts";

const caseNumber = /\bSM-\d{4}-\d{4,}\b/;

/** The first number of a case in a subject, in capitals; null when there is none. */
export function caseNumberIn(subject: string | null): string | null {
  return caseNumber.exec(subject?.toUpperCase() ?? "")?.[0] ?? null;
}

/** The mails that a message says it answers, nearest first. */
export function answeredBy(message: PreparedMessage): string[] {
  return [...message.references, ...message.inReplyTo].reverse();
}

export type Thread = { receivedAt: Date; caseId: string | null };

/** The newest message in a case for each mail that the messages answer, by Message-ID. */
export async function findThreads(
  tx: Tx,
  messages: readonly PreparedMessage[],
): Promise<Map<string, Thread>> {
  const ids = messages.flatMap(answeredBy);
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<({ messageId: string } & Thread)[]>`
    SELECT DISTINCT ON (m."messageId") m."messageId", m."receivedAt", m."caseId"
    FROM "IncomingMessage" m
    WHERE m."messageId" = ANY(${ids}::text[]) AND m."caseId" IS NOT NULL
      AND m."fate" IN ('case_created', 'attached_to_case', 'revision_of_case')
    ORDER BY m."messageId", m."receivedAt" DESC`;
  return new Map(rows.map((row) => [row.messageId, row]));
}

/** The case of the newest message among those that a message answers. */
export function newestThread(threads: ReadonlyMap<string, Thread>, answered: string[]): string | null {
  const found = answered.map((id) => threads.get(id)).filter((thread) => thread !== undefined);
  found.sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime());
  return found[0]?.caseId ?? null;
}

export type SubjectCase = { caseId: string; senderKnown: boolean; sameDomain: string | null };

/** For each message the case whose number stands in its subject, and how well that case knows its sender. */
export async function findSubjectCases(
  tx: Tx,
  messages: readonly PreparedMessage[],
): Promise<(SubjectCase | null)[]> {
  const found: (SubjectCase | null)[] = [];
  for (const message of messages) found.push(await findSubjectCase(tx, message));
  return found;
}

async function findSubjectCase(
  tx: Tx,
  { subject, fromAddress }: PreparedMessage,
): Promise<SubjectCase | null> {
  const number = caseNumberIn(subject);
  if (!number) return null;
  const row = await tx.case.findUnique({ where: { number }, select: { id: true } });
  if (!row) return null;
  const { address, domain } = await senderIn(tx, row.id, fromAddress);
  const sameDomain = !address && domain ? (fromAddress?.split("@")[1] ?? null) : null;
  return { caseId: row.id, senderKnown: address, sameDomain };
}

/**
 * Whether a case knows an address: it has written to us or we to it there, or it is a mailbox of the directory. The
 * same domain alone is not enough: a region or a manufacturer has thousands of addresses, so that it is only told.
 */
async function senderIn(
  tx: Tx,
  caseId: string,
  address: string | null,
): Promise<{ address: boolean; domain: boolean }> {
  if (!address?.includes("@")) return { address: false, domain: false };
  const domain = address.slice(address.lastIndexOf("@"));
  const [row] = await tx.$queryRaw<{ address: boolean | null; domain: boolean | null }[]>`
    WITH known AS (
      SELECT lower("fromAddress") AS "known" FROM "IncomingMessage" WHERE "caseId" = ${caseId}::uuid
        AND "fate" IN ('case_created', 'attached_to_case', 'revision_of_case')
      UNION SELECT lower("email") FROM "Recipient" WHERE "caseId" = ${caseId}::uuid
      UNION SELECT lower(sent) FROM "OutgoingMail" m, unnest(m."to" || m."cc") AS sent
        WHERE m."caseId" = ${caseId}::uuid
      UNION SELECT lower("contactEmail") FROM "Notice" WHERE "caseId" = ${caseId}::uuid)
    SELECT bool_or("known" = ${address})
             OR EXISTS (SELECT 1 FROM "Mailbox" WHERE "active" AND "address" = ${address}) AS "address",
           bool_or(right("known", length(${domain})) = ${domain}) AS "domain"
    FROM known`;
  return { address: row?.address ?? false, domain: row?.domain ?? false };
}
