import { db } from "#lib/db.ts";
import type { PreparedMessage } from "#lib/intake/prepared.ts";
import type { WatchedEntry } from "#lib/intake/watch/entry.ts";
import { fetchLinked } from "#lib/intake/watch/linked.ts";
import { storedMapping } from "#lib/intake/watch/mapping.ts";
import { prepareEntry } from "#lib/intake/watch/prepare.ts";
import { readKept } from "#lib/intake/watch/readSource.ts";
import type { WatchSource } from "#prisma/generated/client.ts";

/** Time for what an entry links to, in milliseconds. */
const linkedMilliseconds = 30_000;

/** An entry that is kept, and the source that it came from. */
export type KeptEntry = { source: WatchSource; raw: { content: Uint8Array; mediaType: string } };

/** Makes a message of an entry that is kept, read anew as its source is set now. Never throws for what it holds. */
export async function prepareKept({ source, raw }: KeptEntry): Promise<PreparedMessage> {
  const entry = readAgain(raw.content, source);
  const linked = entry
    ? await fetchLinked(entry, source, { milliseconds: linkedMilliseconds })
    : { linked: [], missing: [] };
  return prepareEntry({ raw: raw.content, mediaType: raw.mediaType, entry, ...linked, earlier: [] }, source);
}

/** The entry that a message was made of; null when it came in no source that is known. */
export async function keptEntryOf(messageId: string): Promise<KeptEntry | null> {
  const select = { content: true, mediaType: true };
  return db.watchEntry.findFirst({
    where: { messageId },
    orderBy: [{ seenAt: "asc" }, { id: "asc" }],
    include: { source: true, raw: { select } },
  });
}

function readAgain(content: Uint8Array, source: WatchSource): WatchedEntry | null {
  try {
    const mapping = source.kind === "json" ? storedMapping(source.mapping) : null;
    return readKept(content, mapping, source.address);
  } catch {
    return null;
  }
}
