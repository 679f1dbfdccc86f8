import { systemActor } from "#lib/audit/record.ts";
import { recordCaseEvents } from "#lib/cases/events.ts";
import type { Tx } from "#lib/db.ts";
import { recordMessageEvents } from "#lib/intake/events.ts";
import { caseFates } from "#lib/intake/policy.ts";
import { releaseHeldMails } from "#lib/mail/commands.ts";
import type { MessageFate } from "#prisma/generated/enums.ts";

/**
 * What follows on the verdict of the malware scanner, in its transaction: mails that waited for it go out, and
 * messages and cases that hold a file with malware say so in their history.
 */
export async function fileScanned(tx: Tx, sha256: string, malware: string | null, at: Date): Promise<void> {
  await releaseHeldMails(tx, sha256);
  if (malware === null) return;
  // Each by an index of its own.
  const holding = await tx.messageAttachment.findMany({
    where: { sha256 },
    select: { messageId: true },
    distinct: ["messageId"],
    orderBy: { messageId: "asc" },
    take: 200,
  });
  const own = await tx.incomingMessage.findMany({ where: { sha256 }, select: { id: true } });
  const messages = await tx.incomingMessage.findMany({
    where: { id: { in: [...holding.map(({ messageId }) => messageId), ...own.map(({ id }) => id)] } },
    select: {
      id: true,
      fate: true,
      caseId: true,
      fileName: true,
      subject: true,
      attachments: { where: { sha256 }, select: { fileName: true }, take: 1 },
    },
    orderBy: { id: "asc" },
    take: 200,
  });
  const named = messages.map((message) => ({
    ...message,
    file: message.attachments[0]?.fileName ?? message.fileName ?? message.subject ?? "–",
  }));
  const events = named.map(({ id, file }) => ({
    messageId: id,
    event: { type: "message_infected", data: { file, malware } } as const,
  }));
  await recordMessageEvents(tx, events, systemActor, at);
  const inCases = [
    ...named.filter(({ fate }) => (caseFates as readonly MessageFate[]).includes(fate)),
    ...(await filesOfCases(tx, sha256)),
  ];
  const once = new Map(inCases.flatMap(({ caseId, file }) => (caseId ? [[caseId, file] as const] : [])));
  const caseEvents = [...once].map(([caseId, file]) => ({
    caseId,
    event: { type: "file_infected", data: { file, malware } } as const,
  }));
  await recordCaseEvents(tx, caseEvents, systemActor, at);
}

/** Where else in cases the file is: attached to Bilaga 1, or to an answer. */
async function filesOfCases(tx: Tx, sha256: string): Promise<{ caseId: string | null; file: string }[]> {
  const attached = await tx.checklistFile.findMany({
    where: { sha256 },
    select: { caseId: true, fileName: true },
    take: 200,
  });
  const answered = await tx.responseFile.findMany({
    where: { sha256 },
    select: { fileName: true, response: { select: { recipient: { select: { caseId: true } } } } },
    take: 200,
  });
  return [
    ...attached.map(({ caseId, fileName }) => ({ caseId, file: fileName })),
    ...answered.map(({ fileName, response }) => ({ caseId: response.recipient.caseId, file: fileName })),
  ];
}
