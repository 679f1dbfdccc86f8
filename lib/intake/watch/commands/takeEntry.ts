import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { ConflictError, NotFoundError } from "#lib/errors.ts";
import { takeIn } from "#lib/intake/commands/takeIn.ts";
import { prepareKept } from "#lib/intake/watch/commands/again.ts";
import { assertMaySetSources } from "#lib/intake/watch/policy.ts";

/**
 * Takes in an entry after all that was there before its source was watched, or that the filters left out: as a
 * message with its own fate, which it is linked to. Returns the id of the message. Throws Forbidden, NotFound, or
 * Conflict when it has been taken in meanwhile.
 */
export async function takeEntry(actor: Actor, entryId: string, at: Date): Promise<string> {
  assertMaySetSources(actor);
  const kept = await db.watchEntry.findUnique({
    where: { id: entryId },
    include: { source: true, raw: { select: { content: true, mediaType: true } } },
  });
  if (!kept) throw new NotFoundError();
  if (kept.messageId) throw new ConflictError();
  const { id } = await takeIn(await prepareKept(kept), actor, at);
  const { count } = await db.watchEntry.updateMany({
    where: { id: entryId, messageId: null },
    data: { outcome: "taken", messageId: id },
  });
  if (count !== 1) throw new ConflictError();
  return id;
}
