import type { AuditActor } from "#lib/audit/record.ts";
import type { Tx } from "#lib/db.ts";
import { applyDecisions, decideEach, openCases } from "#lib/intake/commands/decided.ts";
import { recordInfectedInCase } from "#lib/intake/commands/infected.ts";
import { findEarlier, knownOf } from "#lib/intake/commands/known.ts";
import { forgetLikeness } from "#lib/intake/commands/likeness.ts";
import { queueTextReading } from "#lib/intake/commands/queueTextReading.ts";
import { readColumns, storeAttachments, storeBytes } from "#lib/intake/commands/store.ts";
import { type MessageEvent, recordMessageEvent } from "#lib/intake/events.ts";
import { isInCase } from "#lib/intake/policy.ts";
import type { PreparedMessage } from "#lib/intake/prepared.ts";
import type { MessageFate } from "#prisma/generated/enums.ts";

type Stored = { id: string; version: number; handledById: string | null };

/**
 * Gives a stored message, read anew, the fate that it would have had with this reading, and what that brings with it.
 * Its row must be locked and its keys too (`lockKeys`). `event` says in its history why.
 */
export async function decideAnew(
  tx: Tx,
  { id, version, handledById }: Stored,
  message: PreparedMessage,
  event: (decision: { fate: MessageFate; reason: string }) => MessageEvent,
  actor: AuditActor,
  at: Date,
): Promise<MessageFate> {
  const [earlier = null] = await findEarlier(tx, [message], id);
  const decided = await decideEach(tx, await knownOf(tx, [{ message, earlier }], at, id));
  await storeBytes(tx, [message]);
  const [settled] = await openCases(tx, decided, actor, at);
  if (!settled) throw new Error("the message got no fate");
  const { fate, reason, duplicateOfId, answersMailId } = settled.decision;
  await tx.incomingMessage.update({
    where: { id, version },
    data: {
      ...readColumns(message),
      doubts: settled.doubts,
      fate,
      fateReason: reason,
      fateAt: at,
      caseId: settled.case?.id ?? null,
      duplicateOfId,
      answersMailId,
      handledById,
      version: { increment: 1 },
    },
    select: { id: true },
  });
  const taken = { ...settled, id };
  await replaceAttachments(tx, taken);
  await forgetLikeness(tx, id);
  await recordMessageEvent(tx, id, event({ fate, reason }), actor, at);
  await applyDecisions(tx, [taken], actor, at);
  if (settled.case && isInCase(fate)) {
    const { sha256, subject, origin } = message;
    const held = { id, sha256, subject, fileName: origin.fileName };
    await recordInfectedInCase(tx, settled.case.id, held, at);
  }
  await queueTextReading(tx, [{ id, message, fate }]);
  return fate;
}

/** Attachments that are the same stay as they are, with their addresses. */
async function replaceAttachments(tx: Tx, taken: { id: string; message: PreparedMessage }): Promise<void> {
  const stored = await tx.messageAttachment.findMany({
    where: { messageId: taken.id },
    select: { path: true, sha256: true },
  });
  const keyOf = ({ path, sha256 }: { path: string; sha256: string }) => `${path} ${sha256}`;
  const before = stored.map(keyOf).sort().join("\n");
  if (before === taken.message.attachments.map(keyOf).sort().join("\n")) return;
  await tx.messageAttachment.deleteMany({ where: { messageId: taken.id } });
  await storeAttachments(tx, [taken]);
}
