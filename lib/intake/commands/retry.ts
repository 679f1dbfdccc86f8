import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { NotFoundError } from "#lib/errors.ts";
import { applyDecisions, decideEach, openCases } from "#lib/intake/commands/decided.ts";
import { findEarlier, knownOf, lockKeys } from "#lib/intake/commands/known.ts";
import { forgetLikeness } from "#lib/intake/commands/likeness.ts";
import { lockMessage } from "#lib/intake/commands/message.ts";
import { readColumns, storeAttachments, storeBytes } from "#lib/intake/commands/store.ts";
import { recordMessageEvent } from "#lib/intake/events.ts";
import { prepareApart } from "#lib/intake/preparing.ts";
import type { MessageRef } from "#lib/intake/schema.ts";
import { keptEntryOf, prepareKept } from "#lib/intake/watch/commands/again.ts";
import type { MessageFate } from "#prisma/generated/enums.ts";

/**
 * Reads a message in quarantine once more from its raw bytes, and gives it the fate that it would have had. Returns
 * that fate; `quarantined` when it still cannot be read. Throws Forbidden, NotFound or Conflict.
 */
export async function retryMessage(actor: Actor, ref: MessageRef, at: Date): Promise<MessageFate> {
  const stored = await db.incomingMessage.findFirst({
    where: { id: ref.messageId, fate: "quarantined" },
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
        handledById: actor.id,
        version: { increment: 1 },
      },
      select: { id: true },
    });
    await tx.messageAttachment.deleteMany({ where: { messageId: id } });
    const taken = { ...settled, id };
    await storeAttachments(tx, [taken]);
    await forgetLikeness(tx, id);
    await recordMessageEvent(tx, id, { type: "message_retried", data: { fate, reason } }, actor, at);
    await applyDecisions(tx, [taken], actor, at);
    return fate;
  });
}
