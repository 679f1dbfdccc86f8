import type { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { db, type Tx } from "#lib/db.ts";
import { ConflictError, NotFoundError } from "#lib/errors.ts";
import { lockMessage, settleMessage } from "#lib/intake/commands/message.ts";
import { recordMessageEvent } from "#lib/intake/events.ts";
import { isInCase, waitingFates } from "#lib/intake/policy.ts";
import type { duplicateMessageSchema } from "#lib/intake/schema.ts";

/**
 * Puts a message that waits away as the same as an earlier one that it is proposed for; it can be taken back to the
 * Inkorg. The earlier message is dealt with as before: with its case, or still waiting. Throws Forbidden, NotFound
 * (no such proposal) or Conflict: it has been dealt with, or the earlier one has become a duplicate of it meanwhile.
 */
export async function markMessageDuplicate(
  actor: Actor,
  input: z.output<typeof duplicateMessageSchema>,
  at: Date,
): Promise<void> {
  const { messageId, earlierId } = input;
  await db.$transaction(async (tx) => {
    // Both in one order, so that two people who mark each of the two never wait in a ring.
    await tx.$queryRaw`
      SELECT "id" FROM "IncomingMessage" WHERE "id" IN (${messageId}::uuid, ${earlierId}::uuid)
      ORDER BY "id" FOR UPDATE`;
    const message = await lockMessage(tx, actor, input, waitingFates);
    const proposal = await tx.messageProposal.findFirst({
      where: { messageId, earlierId },
      select: {
        earlier: { select: { id: true, subject: true } },
      },
    });
    const earlier = proposal?.earlier;
    if (!earlier) throw new NotFoundError();
    const first = await firstOf(tx, earlier.id);
    if (first.id === message.id) throw new ConflictError([{ key: "fate.duplicate" }]);
    const next = {
      fate: "duplicate",
      reason: "markedDuplicate",
      caseId: isInCase(first.fate) ? first.caseId : null,
      handledById: actor.id,
    } as const;
    await settleMessage(tx, message, { ...next, duplicateOfId: first.id }, at);
    const data = { of: earlier.subject ?? "–", ofId: first.id };
    await recordMessageEvent(tx, message.id, { type: "message_marked_duplicate", data }, actor, at);
  });
}

/** Longer rows of doubles are not followed; nobody makes them by hand. */
const MOST_STEPS = 10;

/** Of a double the message that it is the same as in the end, locked: it stays what it is until this is done. */
async function firstOf(tx: Tx, messageId: string) {
  let id = messageId;
  for (let step = 0; step < MOST_STEPS; step++) {
    await tx.$queryRaw`SELECT "id" FROM "IncomingMessage" WHERE "id" = ${id}::uuid FOR UPDATE`;
    const found = await tx.incomingMessage.findUniqueOrThrow({
      where: { id },
      select: { id: true, fate: true, caseId: true, duplicateOfId: true },
    });
    if (found.duplicateOfId === null) return found;
    id = found.duplicateOfId;
  }
  throw new ConflictError([{ key: "fate.duplicate" }]);
}
