import type { Tx } from "#lib/db.ts";
import type { PreparedMessage } from "#lib/intake/prepared.ts";
import { enqueue } from "#lib/jobs/boss.ts";
import type { MessageFate } from "#prisma/generated/enums.ts";

/** Whether the pictures of a message with this fate are read: not those of machines, doubles and what is broken. */
function isWorthReading(fate: MessageFate): boolean {
  return !(["auto_reply", "bounce", "duplicate", "quarantined"] as MessageFate[]).includes(fate);
}

/**
 * Puts the reading of the pictures of some messages in its queue, in the caller's transaction; new mail comes before
 * an old archive.
 */
export async function queueTextReading(
  tx: Tx,
  taken: readonly { id: string; message: PreparedMessage; fate: MessageFate }[],
): Promise<void> {
  const waiting = taken.filter(({ message }) => message.textReading === "waiting");
  for (const { id, message, fate } of waiting) {
    if (isWorthReading(fate))
      await enqueue(tx, "intake.readPictures", { messageId: id }, message.origin.archive ? 0 : 1);
    else
      await tx.incomingMessage.update({ where: { id }, data: { textReading: null }, select: { id: true } });
  }
}
