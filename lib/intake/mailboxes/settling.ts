import type { ImapFlow } from "imapflow";
import { now } from "#lib/clock.ts";
import {
  locationsOf,
  type Place,
  recordLocations,
  recordSettled,
  unsettledUids,
} from "#lib/intake/mailboxes/commands/progress.ts";
import type { MailboxAccess } from "#lib/intake/mailboxes/imap.ts";
import { failureOf, MailboxFailure } from "#lib/intake/mailboxes/problems.ts";
import { sequenceSet } from "#lib/intake/mailboxes/sequence.ts";

/** Messages of one command. */
const together = 500;

type After = Pick<MailboxAccess, "after" | "afterName">;

/**
 * Marks or moves on the server what has been taken in and not been marked or moved yet, in the selected folder.
 * Returns what went wrong: the messages are taken in all the same, and it is tried again the next time. Throws when
 * the connection is lost.
 */
export async function settle(client: ImapFlow, place: Place, access: After): Promise<MailboxFailure | null> {
  for (;;) {
    const uids = await unsettledUids(place, together);
    if (uids.length === 0) return null;
    const failure = await settleOnServer(client, place, uids, access);
    if (failure) return failure;
    await recordSettled(place, uids, now());
  }
}

async function settleOnServer(
  client: ImapFlow,
  place: Place,
  uids: number[],
  { after, afterName }: After,
): Promise<MailboxFailure | null> {
  const set = sequenceSet(uids);
  try {
    if (after === "seen" || after === "keyword") {
      const flag = after === "seen" ? "\\Seen" : (afterName ?? "");
      const done = await client.messageFlagsAdd(set, [flag], { uid: true, silent: true });
      return done || !client.usable ? lost(client) : new MailboxFailure("notMarked", flag);
    }
    if (after === "move") return await move(client, place, uids, afterName ?? "");
    return null;
  } catch (error) {
    const failure = failureOf(error);
    if (!client.usable) throw failure;
    return new MailboxFailure(after === "move" ? "targetMissing" : "notMarked", failure.detail);
  }
}

/** Null, unless the connection has been lost: then what was asked may not have been done. */
function lost(client: ImapFlow): null {
  if (!client.usable) throw new MailboxFailure("connectionLost");
  return null;
}

/**
 * Moves messages. A server without MOVE (RFC 6851) and UIDPLUS (RFC 4315) can only take away everything that is
 * marked as deleted, also what a person has marked and nobody has read: it is not asked to. There the messages are
 * copied and marked, and go when the folder is next cleared. Those that it copies and does not mark are done with all
 * the same, and `marked` is false: they would be copied again at every look.
 */
async function moveTo(client: ImapFlow, set: string, folder: string) {
  const { capabilities } = client;
  if (capabilities.has("MOVE") || capabilities.has("UIDPLUS"))
    return { moved: await client.messageMove(set, folder, { uid: true }), marked: true };
  const moved = await client.messageCopy(set, folder, { uid: true });
  if (!moved) return { moved, marked: false };
  const marked = await client
    .messageFlagsAdd(set, ["\\Deleted"], { uid: true, silent: true })
    .catch(() => false);
  return { moved, marked };
}

async function move(client: ImapFlow, place: Place, uids: number[], folder: string) {
  const messages = await locationsOf(place, uids);
  const { moved, marked } = await moveTo(client, sequenceSet(uids), folder);
  lost(client);
  if (!moved) return new MailboxFailure("targetMissing", folder);
  const { uidValidity, uidMap } = moved;
  if (uidValidity !== undefined && uidMap) {
    const located = [...uidMap].flatMap(([from, uid]) => {
      const messageId = messages.get(from);
      return messageId ? [{ uid, messageId, settled: true }] : [];
    });
    await recordLocations({ ...place, folder, uidValidity }, located, now());
  }
  if (marked) return null;
  await recordSettled(place, uids, now());
  return new MailboxFailure("notMarked", "\\Deleted");
}
