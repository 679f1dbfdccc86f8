import type { ImapFlow } from "imapflow";
import { systemActor } from "#lib/audit/record.ts";
import { now } from "#lib/clock.ts";
import { unreadableMessage } from "#lib/intake/blank.ts";
import { keysOf } from "#lib/intake/commands/known.ts";
import { takeInMany } from "#lib/intake/commands/takeIn.ts";
import { inOrder } from "#lib/intake/inOrder.ts";
import { isArchive } from "#lib/intake/mailboxes/archive.ts";
import { type Place, recordLocations } from "#lib/intake/mailboxes/commands/progress.ts";
import { isRefusal, MailboxFailure } from "#lib/intake/mailboxes/problems.ts";
import { sequenceSet } from "#lib/intake/mailboxes/sequence.ts";
import type { Origin, PreparedMessage } from "#lib/intake/prepared.ts";
import type { Room } from "#lib/intake/room.ts";

/** Messages of one mailbox held in memory at a time, and messages and bytes of one transaction. */
const limits = { window: 16, batch: 8, weight: 4_000_000 };
/** Bytes of messages that a worker holds at a time, of all its mailboxes together; beside them one of each mailbox. */
export const heldBytes = 64 * 1024 * 1024;
/** What is kept of a message that is too large to be read, in bytes. */
const keptOfTooLarge = 1024 * 1024;

export type Reading = {
  client: ImapFlow;
  place: Place;
  /** The address that the mailbox's messages come to. */
  address: string;
  archive: { archiveUidNext: bigint | null; archiveBefore: Date };
  /** Room in memory, shared by the mailboxes of a worker. */
  room: Room;
  /** The largest message that is read, in bytes. */
  largest: number;
  /** The bytes are kept and not looked into: reading them has ended the process before. */
  unread: boolean;
  prepare: (raw: Uint8Array, origin: Origin) => Promise<PreparedMessage>;
};

/** What became of one message of the server. */
export type ReadMessage = {
  uid: number;
  messageId: string;
  archive: boolean;
  /** Its content had come before. */
  known: boolean;
  /** It was too large: only its beginning was taken in, and it stays on the server as it is. */
  tooLarge: boolean;
};

/** `bytes` is how large it is on the server. */
type Fetched = { uid: number; raw: Buffer; archive: boolean; tooLarge: boolean; bytes: number };

/**
 * Takes in some messages of the selected folder. Each is committed, with its place on the server, when this returns;
 * one that is gone from the server meanwhile is left out, one that the server does not give is among `refused`.
 * Nothing is changed on the server. Throws when the connection or the database is lost: what was committed by then
 * is known by its place or its content the next time.
 */
export async function readMessages(
  reading: Reading,
  uids: readonly number[],
): Promise<{ read: ReadMessage[]; refused: number[] }> {
  try {
    return await readTogether(reading, uids);
  } catch (error) {
    // A command that the server refuses is about one of the messages: the others come by themselves.
    if (!reading.client.usable || !isRefusal(error)) throw error;
    if (uids.length === 1) return { read: [], refused: [...uids] };
  }
  const all: Awaited<ReturnType<typeof readMessages>> = { read: [], refused: [] };
  for (const uid of uids) {
    const { read, refused } = await readMessages(reading, [uid]);
    all.read.push(...read);
    all.refused.push(...refused);
  }
  return all;
}

async function readTogether(
  reading: Reading,
  uids: readonly number[],
): Promise<{ read: ReadMessage[]; refused: number[] }> {
  type Ready = Fetched & { message: PreparedMessage };
  const stages = {
    prepare: async (fetched: Fetched): Promise<Ready> => {
      try {
        return { ...fetched, message: await prepareFetched(reading, fetched) };
      } catch (error) {
        reading.room.give(fetched.raw.byteLength);
        throw error;
      }
    },
    keysOf: ({ message }: Ready) => keysOf(message),
    weightOf: ({ raw }: Ready) => raw.byteLength,
    finish: async (batch: Ready[]) => {
      try {
        return await takeInBatch(reading, batch);
      } finally {
        for (const { raw } of batch) reading.room.give(raw.byteLength);
      }
    },
  };
  const read: ReadMessage[] = [];
  const wanted = new Set(uids);
  for await (const done of inOrder(fetchMessages(reading, wanted), stages, limits)) read.push(done);
  return { read, refused: await stillThere(reading.client, [...wanted]) };
}

/** Messages with their bytes, which are taken out of `wanted`. Each takes room that who gets it gives back. */
async function* fetchMessages(
  { client, archive, room, largest }: Reading,
  wanted: Set<number>,
): AsyncGenerator<Fetched> {
  // A part of the message bounded by the most that is read: sizes that servers state are not always true. PEEK.
  const source = { start: 0, maxLength: largest + 1 };
  const query = { uid: true, internalDate: true, size: true, source };
  for await (const message of client.fetch(sequenceSet([...wanted]), query, { uid: true })) {
    const { uid, source, internalDate, size } = message;
    // Servers may send news of other messages in between, or of the same one: then its bytes come as well.
    if (!wanted.has(uid) || !source) continue;
    // Nothing, of a message that is said to be something.
    if (source.byteLength === 0 && size !== 0) continue;
    wanted.delete(uid);
    const tooLarge = source.byteLength > largest;
    const raw = tooLarge ? Buffer.from(source.subarray(0, Math.min(largest, keptOfTooLarge))) : source;
    await room.take(raw.byteLength);
    const bytes = Math.max(size ?? 0, source.byteLength);
    yield { uid, raw, tooLarge, bytes, archive: isArchive(uid, dateOrNull(internalDate), archive) };
  }
}

/** Which of the messages that the server gave no bytes of it still has: the others are gone meanwhile. */
async function stillThere(client: ImapFlow, uids: number[]): Promise<number[]> {
  if (uids.length === 0) return [];
  // A server may keep what is gone in view until it can say so.
  await client.noop();
  const found = await client.search({ uid: sequenceSet(uids) }, { uid: true });
  if (!client.usable) throw new MailboxFailure("connectionLost");
  return found ? uids.filter((uid) => found.includes(uid)) : uids;
}

function dateOrNull(value: Date | string | undefined): Date | null {
  const date = value === undefined ? null : new Date(value);
  return date && !Number.isNaN(date.getTime()) ? date : null;
}

async function prepareFetched(
  reading: Reading,
  { raw, archive, tooLarge, bytes }: Fetched,
): Promise<PreparedMessage> {
  const origin = { channel: "mail", mailbox: reading.address, fileName: null, archive } as const;
  if (tooLarge) {
    const kept = unreadableMessage(raw, origin, `size-on-server ${megabytes(bytes)}`, "tooLarge");
    return reading.unread ? kept : { ...kept, ...headOf(await reading.prepare(raw, origin)) };
  }
  if (reading.unread) return unreadableMessage(raw, origin, "ended-worker", "brokeDown");
  return reading.prepare(raw, origin);
}

/** With a space that does not part the words of a reason. */
function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)}\u00a0MB`;
}

/** What the beginning of a message tells of who sent it and what it is about. */
function headOf({ messageId, fromName, fromAddress, toAddresses, subject, sentAt, text }: PreparedMessage) {
  return { messageId, fromName, fromAddress, toAddresses, subject, sentAt, text };
}

async function takeInBatch(
  { place }: Reading,
  batch: (Fetched & { message: PreparedMessage })[],
): Promise<ReadMessage[]> {
  const at = now();
  const settled = await takeInMany(
    batch.map(({ message }) => message),
    systemActor,
    at,
  );
  const read = batch.map(({ uid, archive, tooLarge }, index): ReadMessage => {
    const taken = settled[index];
    if (taken?.status !== "fulfilled") throw taken?.reason;
    const { id: messageId, fate } = taken.value;
    return { uid, messageId, archive, tooLarge, known: fate === "duplicate" };
  });
  await recordLocations(
    place,
    read.map(({ uid, messageId, archive, tooLarge }) => ({ uid, messageId, settled: archive || tooLarge })),
    at,
  );
  return read;
}
