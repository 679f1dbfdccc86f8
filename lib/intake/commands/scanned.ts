import { systemActor } from "#lib/audit/record.ts";
import { recordCaseEvents } from "#lib/cases/events.ts";
import type { Tx } from "#lib/db.ts";
import { recordInfected } from "#lib/intake/commands/infected.ts";
import { isInCase } from "#lib/intake/policy.ts";
import { releaseHeldMails } from "#lib/mail/commands.ts";

/** Messages, or files of cases, that are told of together. */
const TOGETHER = 200;

/**
 * What follows on the verdict of the malware scanner, in its transaction: mails that waited for it go out, and
 * messages and cases that hold a file with malware say so in their history.
 */
export async function fileScanned(tx: Tx, sha256: string, malware: string | null, at: Date): Promise<void> {
  await releaseHeldMails(tx, sha256);
  if (malware === null) return;
  const told = new Set<string>();
  for (let after: string | undefined; ; ) {
    const ids = await holdingAfter(tx, sha256, after);
    const messages = await tx.incomingMessage.findMany({
      where: { id: { in: ids } },
      select: {
        ...{ id: true, fate: true, caseId: true, fileName: true, subject: true },
        attachments: { where: { sha256 }, select: { fileName: true }, take: 1 },
      },
      orderBy: { id: "asc" },
    });
    const holding = messages.map(({ id, fate, caseId, fileName, subject, attachments: [attachment] }) => ({
      ...{ id, fate, malware, file: attachment?.fileName ?? fileName ?? subject ?? "–" },
      caseId: caseId && told.has(caseId) ? null : caseId,
    }));
    await recordInfected(tx, holding, at);
    for (const { caseId, fate } of messages) if (caseId && isInCase(fate)) told.add(caseId);
    after = ids.at(-1);
    if (ids.length < TOGETHER) break;
  }
  const others = (await filesOfCases(tx, sha256)).filter(({ caseId }) => !told.has(caseId));
  const once = new Map(others.map(({ caseId, file }) => [caseId, file]));
  const events = [...once].map(([caseId, file]) => ({
    caseId,
    event: { type: "file_infected", data: { file, malware } } as const,
  }));
  await recordCaseEvents(tx, events, systemActor, at);
}

/** The next messages that hold a file or are it, by their ids; each by an index of its own. */
async function holdingAfter(tx: Tx, sha256: string, after: string | undefined): Promise<string[]> {
  // Before every id when none is given.
  const from = after ?? "00000000-0000-0000-0000-000000000000";
  // By hand: Prisma would read all of them and tell them apart itself.
  const attached = await tx.$queryRaw<{ messageId: string }[]>`
    SELECT DISTINCT "messageId" FROM "MessageAttachment"
    WHERE "sha256" = ${sha256}::char(64) AND "messageId" > ${from}::uuid ORDER BY "messageId" LIMIT ${TOGETHER}`;
  const own = await tx.incomingMessage.findMany({
    where: { sha256, id: { gt: from } },
    select: { id: true },
  });
  const ids = [...attached.map(({ messageId }) => messageId), ...own.map(({ id }) => id)];
  return [...new Set(ids)].sort().slice(0, TOGETHER);
}

/** Where else in cases the file is: attached to Bilaga 1, or to an answer. */
async function filesOfCases(tx: Tx, sha256: string): Promise<{ caseId: string; file: string }[]> {
  const attached = await tx.checklistFile.findMany({
    where: { sha256 },
    select: { caseId: true, fileName: true },
    take: TOGETHER,
  });
  const answered = await tx.responseFile.findMany({
    where: { sha256 },
    select: { fileName: true, response: { select: { recipient: { select: { caseId: true } } } } },
    take: TOGETHER,
  });
  return [
    ...attached.map(({ caseId, fileName }) => ({ caseId, file: fileName })),
    ...answered.map(({ fileName, response }) => ({ caseId: response.recipient.caseId, file: fileName })),
  ];
}
