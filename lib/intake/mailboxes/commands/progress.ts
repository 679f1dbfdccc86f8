import { db, type Tx } from "#lib/db.ts";
import { ConflictError } from "#lib/errors.ts";
import type { MailboxFailure } from "#lib/intake/mailboxes/problems.ts";
import type { Prisma } from "#prisma/generated/client.ts";

/** A folder of a mailbox in one numbering of its messages. */
export type Place = { mailboxId: string; folder: string; uidValidity: bigint };

/** Who holds the mailbox: every write of a reader that has lost it is refused. */
export type Holder = { id: string; readerId: string };

async function write(
  { id, readerId }: Holder,
  data: Prisma.MailboxConnectionUncheckedUpdateManyInput,
  tx: Tx = db,
): Promise<void> {
  const { count } = await tx.mailboxConnection.updateMany({ where: { id, readerId }, data });
  if (count !== 1) throw new ConflictError();
}

/**
 * Begins with the numbering that the server has now: the first one, or a new one, in which every UID is read again
 * and known by its content. Throws Conflict when the mailbox is another reader's.
 */
export async function beginNumbering(holder: Holder, place: Place, uidNext: number): Promise<void> {
  const { uidValidity } = place;
  const numbering = { uidValidity, archiveUidNext: BigInt(uidNext), lastUid: 0, ...unbroken };
  // Together: a process that ended between the two would leave places that pass for what has been read.
  await db.$transaction(async (tx) => {
    // What a reader of another server or user left behind under the same number.
    await tx.mailboxMessage.deleteMany({ where: place });
    await write(holder, numbering, tx);
  });
}

/** Every message up to this UID has been taken in. */
export async function advance(holder: Holder, lastUid: number, at: Date): Promise<void> {
  await write(holder, { lastUid, readAt: at, ...unbroken });
}

/** How often reading broke off at one place; kept, so that a message that ends its worker is known to the next one. */
export type Broken = { brokenAt: bigint | null; brokenCount: number; brokenDeaths: number };

export const unbroken: Broken = { brokenAt: null, brokenCount: 0, brokenDeaths: 0 };

/** Keeps how often reading broke off, or how often a comparison did. */
export async function recordBroken(
  holder: Holder,
  broken: Broken | { brokenComparisons: number },
): Promise<void> {
  await write(holder, broken);
}

/** The mailbox holds nothing that has not been read. `failure` is what went wrong beside that. */
export async function recordRead(holder: Holder, failure: MailboxFailure | null, at: Date): Promise<void> {
  const before = await db.mailboxConnection.findUniqueOrThrow({
    where: { id: holder.id },
    select: { problem: true, problemSince: true },
  });
  await write(holder, { readAt: at, ...problemColumns(before, failure, at) });
}

/** The mailbox cannot be read. */
export async function recordFailure(id: string, failure: MailboxFailure, at: Date): Promise<void> {
  const before = await db.mailboxConnection.findUniqueOrThrow({
    where: { id },
    select: { problem: true, problemSince: true },
  });
  await db.mailboxConnection.update({
    where: { id },
    data: problemColumns(before, failure, at),
    select: { id: true },
  });
}

type Before = { problem: string | null; problemSince: Date | null };

function problemColumns(before: Before, failure: MailboxFailure | null, at: Date) {
  if (!failure) return { problem: null, problemDetail: null, problemSince: null };
  const { problem, detail } = failure;
  const problemSince = before.problem === problem ? before.problemSince : at;
  return { problem, problemDetail: detail || null, problemSince };
}

export type Located = { uid: number; messageId: string; settled: boolean };

/** Keeps where messages that have been taken in were seen. */
export async function recordLocations(place: Place, located: readonly Located[], at: Date): Promise<void> {
  await db.mailboxMessage.createMany({
    data: located.map(({ uid, messageId, settled }) => ({
      ...place,
      uid,
      messageId,
      seenAt: at,
      settledAt: settled ? at : null,
    })),
    skipDuplicates: true,
  });
}

/** Which of some UIDs have been taken in, and the ids of their messages. */
export async function locationsOf(place: Place, uids: readonly number[]): Promise<Map<number, string>> {
  const rows = await db.mailboxMessage.findMany({
    where: { ...place, uid: { in: [...uids] } },
    select: { uid: true, messageId: true },
  });
  return new Map(rows.map(({ uid, messageId }) => [Number(uid), messageId]));
}

/** The UIDs that were taken in but not yet marked or moved on the server, lowest first. */
export async function unsettledUids(place: Place, limit: number): Promise<number[]> {
  const rows = await db.mailboxMessage.findMany({
    where: { ...place, settledAt: null },
    orderBy: { uid: "asc" },
    take: limit,
    select: { uid: true },
  });
  return rows.map(({ uid }) => Number(uid));
}

/** Messages have been marked or moved on the server, or are no longer there to be. */
export async function recordSettled(place: Place, uids: readonly number[], at: Date): Promise<void> {
  await db.mailboxMessage.updateMany({
    where: { ...place, uid: { in: [...uids] }, settledAt: null },
    data: { settledAt: at },
  });
}

/** A new message has been taken in. */
export async function recordArrival(id: string, at: Date): Promise<void> {
  await db.mailboxConnection.update({ where: { id }, data: { messageAt: at }, select: { id: true } });
}
