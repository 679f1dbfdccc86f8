import { systemActor } from "#lib/audit/record.ts";
import { recordKnownInfectedFiles } from "#lib/cases/commands/infectedFiles.ts";
import { recordCaseEvents } from "#lib/cases/events.ts";
import type { Tx } from "#lib/db.ts";
import { malwareIn } from "#lib/documents/scanning/queries.ts";
import { recordMessageEvents } from "#lib/intake/events.ts";
import { caseFates } from "#lib/intake/policy.ts";
import type { MessageFate } from "#prisma/generated/enums.ts";

/** A message that holds a file with malware, and the file as it is called there. */
export type Holding = {
  id: string;
  fate: MessageFate;
  caseId: string | null;
  file: string;
  malware: string;
};

/** Says in the histories of some messages, and of the cases that they are in, that malware was found. */
export async function recordInfected(tx: Tx, holding: readonly Holding[], at: Date): Promise<void> {
  const events = holding.map(({ id, file, malware }) => ({
    messageId: id,
    event: { type: "message_infected", data: { file, malware } } as const,
  }));
  await recordMessageEvents(tx, events, systemActor, at);
  const inCases = holding.filter(({ fate }) => (caseFates as readonly MessageFate[]).includes(fate));
  const once = new Map(inCases.flatMap((one) => (one.caseId ? [[one.caseId, one] as const] : [])));
  const caseEvents = [...once].map(([caseId, { file, malware }]) => ({
    caseId,
    event: { type: "file_infected", data: { file, malware } } as const,
  }));
  await recordCaseEvents(tx, caseEvents, systemActor, at);
}

/** A message that has just been stored. */
type Arrived = {
  id: string;
  message: {
    sha256: string;
    subject: string | null;
    origin: { fileName: string | null };
    attachments: { fileName: string; sha256: string }[];
  };
  decision: { fate: MessageFate };
  case: { id: string } | null;
};

/** The same for messages that bring files which the scanner knows from before: no verdict will come for them. */
export async function recordKnownInfected(tx: Tx, arrived: readonly Arrived[], at: Date): Promise<void> {
  const files = arrived.flatMap(({ message }) => [message, ...message.attachments]);
  const malware = await malwareIn(
    tx,
    files.map(({ sha256 }) => sha256),
  );
  if (malware.size === 0) return;
  const holding = arrived.flatMap(({ id, message, decision: { fate }, case: its }) => {
    const whole = { sha256: message.sha256, fileName: message.origin.fileName ?? message.subject ?? "–" };
    const found = [...message.attachments, whole].find(({ sha256 }) => malware.has(sha256));
    if (!found) return [];
    const what = { file: found.fileName, malware: malware.get(found.sha256) ?? "?" };
    return [{ id, fate, caseId: its?.id ?? null, ...what }];
  });
  await recordInfected(tx, holding, at);
}

/**
 * Says in a case's history that a message which comes to it after the verdict holds malware: the message's own history
 * has said it already.
 */
export async function recordInfectedInCase(
  tx: Tx,
  caseId: string,
  message: { id: string; sha256: string; fileName: string | null; subject: string | null },
  at: Date,
): Promise<void> {
  const attachments = await tx.messageAttachment.findMany({
    where: { messageId: message.id },
    select: { sha256: true, fileName: true },
    orderBy: { path: "asc" },
  });
  const whole = { sha256: message.sha256, fileName: message.fileName ?? message.subject ?? "–" };
  await recordKnownInfectedFiles(tx, caseId, [...attachments, whole], at);
}
