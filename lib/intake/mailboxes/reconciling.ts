import type { FetchMessageObject, ImapFlow } from "imapflow";
import { locationsOf, type Place } from "#lib/intake/mailboxes/commands/progress.ts";
import { type MailboxAccess, openFolder } from "#lib/intake/mailboxes/imap.ts";
import { isRefusal, MailboxFailure } from "#lib/intake/mailboxes/problems.ts";
import { type Reading, readMessages } from "#lib/intake/mailboxes/reading.ts";
import { inParts, sequenceSet } from "#lib/intake/mailboxes/sequence.ts";

/** A message on the server that had no fate. */
export type FoundMissing = {
  folder: string;
  uid: number;
  /** When the server received it (ISO 8601). */
  date: string | null;
  subject: string | null;
  /** The message that it has become; null when the server does not give it. */
  messageId: string | null;
};

export type Comparison = {
  /** Messages in the folders of the mailbox. */
  onServer: number;
  /** Those that had a fate before the comparison, by their place or their content. */
  withFate: number;
  missing: number;
  /** The first of the missing ones. */
  found: FoundMissing[];
};

/** How many missing messages are told one by one. */
const told = 200;
/** Messages that are asked about at a time. */
const together = 500;

/**
 * Compares every message that the server holds with what has a fate, in the folder that is read and in the one that
 * messages are moved to, and takes in what is missing unless told not to (`takesIn`). Called when everything new has
 * been read. Leaves the folder that is read selected.
 */
export async function compare(
  reading: Reading,
  access: Pick<MailboxAccess, "folder" | "after" | "afterName">,
  lastUid: number,
  takesIn: boolean,
): Promise<Comparison> {
  const result: Comparison = { onServer: 0, withFate: 0, missing: 0, found: [] };
  if (access.after === "move" && access.afterName && access.afterName !== access.folder) {
    const box = await openFolder(reading.client, access.afterName, {
      readOnly: true,
      missing: "targetMissing",
    });
    const place = { ...reading.place, folder: access.afterName, uidValidity: box.uidValidity };
    // What lay there before is told from what came later by its age alone.
    const archive = { ...reading.archive, archiveUidNext: null };
    await compareFolder(
      { ...reading, place, archive },
      { lastUid: Number.MAX_SAFE_INTEGER, takesIn },
      result,
    );
  }
  await openFolder(reading.client, access.folder, { readOnly: false, missing: "folderMissing" });
  await compareFolder(reading, { lastUid, takesIn }, result);
  return result;
}

type Bounds = { lastUid: number; takesIn: boolean };

async function compareFolder(
  reading: Reading,
  { lastUid, takesIn }: Bounds,
  result: Comparison,
): Promise<void> {
  const { client, place } = reading;
  // What has come since is not missing: it is read in its turn.
  const uids = (await allUids(client)).filter((uid) => uid <= lastUid);
  result.onServer += uids.length;
  for (const part of inParts(uids, together)) {
    const known = await locationsOf(place, part);
    result.withFate += known.size;
    const unknown = part.filter((uid) => !known.has(uid));
    if (unknown.length > 0) await tellMissing(reading, unknown, takesIn, result);
  }
}

/** Every UID of the selected folder, lowest first. Throws a MailboxFailure when the server does not tell. */
export async function allUids(client: ImapFlow, from = 1): Promise<number[]> {
  const found = await client.search({ uid: `${from}:*` }, { uid: true });
  // The answer to a search that the server refuses: nothing is known then, which is not the same as no messages.
  if (!found) throw new MailboxFailure("server", "SEARCH");
  // A set that ends in * always holds the last message, whatever its number (RFC 3501 9).
  return found.filter((uid) => uid >= from).sort((a, b) => a - b);
}

async function tellMissing(
  reading: Reading,
  uids: number[],
  takesIn: boolean,
  result: Comparison,
): Promise<void> {
  const heads = await headsOf(reading.client, reading.place, uids);
  const { read, refused } = takesIn ? await readMessages(reading, uids) : { read: [], refused: uids };
  for (const { uid, messageId, known } of read) {
    // A message that a person moved there, say: its content has a fate.
    if (known) result.withFate += 1;
    else tell(result, heads.get(uid), messageId);
  }
  for (const uid of refused) tell(result, heads.get(uid), null);
}

function tell(
  result: Comparison,
  head: Omit<FoundMissing, "messageId"> | undefined,
  messageId: string | null,
) {
  result.missing += 1;
  if (head && result.found.length < told) result.found.push({ ...head, messageId });
}

async function headsOf(client: ImapFlow, { folder }: Place, uids: number[]) {
  const heads = new Map<number, Omit<FoundMissing, "messageId">>();
  const query = { uid: true, envelope: true, internalDate: true } as const;
  for await (const message of headers(client, uids, query)) {
    const { uid, envelope, internalDate } = message;
    const date = internalDate === undefined ? null : new Date(internalDate);
    const subject = envelope?.subject?.replaceAll("\u0000", "").toWellFormed().slice(0, 300) ?? null;
    heads.set(uid, {
      folder,
      uid,
      date: date && !Number.isNaN(date.getTime()) ? date.toISOString() : null,
      subject,
    });
  }
  return heads;
}

type HeadQuery = { uid: true; envelope?: true; internalDate: true };

/** What stands at the head of messages; of those whose head the server does not give in order, the dates alone. */
async function* headers(
  client: ImapFlow,
  uids: number[],
  query: HeadQuery,
): AsyncGenerator<FetchMessageObject> {
  try {
    yield* client.fetch(sequenceSet(uids), query, { uid: true });
  } catch (error) {
    if (!client.usable || !isRefusal(error) || !query.envelope) throw error;
    yield* headers(client, uids, { uid: true, internalDate: true });
  }
}
