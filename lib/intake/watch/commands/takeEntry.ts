import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { ConflictError, NotFoundError } from "#lib/errors.ts";
import { takeIn } from "#lib/intake/commands/takeIn.ts";
import type { RawEntry, WatchedEntry } from "#lib/intake/watch/entry.ts";
import { fetchLinked } from "#lib/intake/watch/linked.ts";
import { storedMapping } from "#lib/intake/watch/mapping.ts";
import { assertMaySetSources } from "#lib/intake/watch/policy.ts";
import { prepareEntry } from "#lib/intake/watch/prepare.ts";
import { readKept } from "#lib/intake/watch/readSource.ts";
import type { WatchSource } from "#prisma/generated/client.ts";

/** Time for what an entry links to, in milliseconds. */
const linkedMilliseconds = 30_000;

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
  const { source } = kept;
  const entry = readAgain(kept.raw, source);
  const linked = entry
    ? await fetchLinked(entry, source, { milliseconds: linkedMilliseconds })
    : { linked: [], missing: [] };
  const raw: RawEntry = { raw: kept.raw.content, mediaType: kept.raw.mediaType };
  const message = await prepareEntry({ ...raw, entry, ...linked, earlier: [] }, source);
  const { id } = await takeIn(message, actor, at);
  const { count } = await db.watchEntry.updateMany({
    where: { id: entryId, messageId: null },
    data: { outcome: "taken", messageId: id },
  });
  if (count !== 1) throw new ConflictError();
  return id;
}

type Kept = { content: Uint8Array; mediaType: string };

function readAgain({ content }: Kept, source: WatchSource): WatchedEntry | null {
  try {
    const mapping = source.kind === "json" ? storedMapping(source.mapping) : null;
    return readKept(content, mapping, source.address);
  } catch {
    return null;
  }
}
