import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { NotFoundError } from "#lib/errors.ts";
import { decideAnew } from "#lib/intake/commands/decideAnew.ts";
import { lockKeys } from "#lib/intake/commands/known.ts";
import { lockMessage } from "#lib/intake/commands/message.ts";
import { prepareApart } from "#lib/intake/preparing.ts";
import type { MessageRef } from "#lib/intake/schema.ts";
import { keptEntryOf, prepareKept } from "#lib/intake/watch/commands/again.ts";
import type { MessageFate } from "#prisma/generated/enums.ts";

/** Of a message that was too large only the beginning is here: read again, it would pass for the whole. */
const readableAgain = { fateReason: { not: "tooLarge" } } as const;

/**
 * Reads a message in quarantine once more from its raw bytes, and gives it the fate that it would have had. Returns
 * that fate; `quarantined` when it still cannot be read. Throws Forbidden, NotFound or Conflict.
 */
export async function retryMessage(actor: Actor, ref: MessageRef, at: Date): Promise<MessageFate> {
  const stored = await db.incomingMessage.findFirst({
    where: { id: ref.messageId, fate: "quarantined", ...readableAgain },
    include: { raw: true },
  });
  if (!stored) throw new NotFoundError();
  const { channel, mailbox, fileName, archive, raw } = stored;
  const kept = channel === "feed" ? await keptEntryOf(stored.id) : null;
  const message = kept
    ? await prepareKept(kept)
    : await prepareApart(raw.content, { channel, mailbox, fileName, archive });
  return db.$transaction(async (tx) => {
    await lockKeys(tx, [message]);
    const { id, version } = await lockMessage(tx, actor, ref, ["quarantined"]);
    const row = { id, version, handledById: actor.id };
    return decideAnew(tx, row, message, (data) => ({ type: "message_retried", data }), actor, at);
  });
}
