import type { ImapFlow } from "imapflow";
import { now } from "#lib/clock.ts";
import {
  advance,
  type Broken,
  beginNumbering,
  type Holder,
  locationsOf,
  type Place,
  recordArrival,
  recordBroken,
  recordRead,
  unbroken,
} from "#lib/intake/mailboxes/commands/progress.ts";
import {
  recordReconciliation,
  requestReconciliationOf,
} from "#lib/intake/mailboxes/commands/reconciliation.ts";
import { type MailboxAccess, openFolder, signIn } from "#lib/intake/mailboxes/imap.ts";
import { failureOf, isRefusal, MailboxFailure } from "#lib/intake/mailboxes/problems.ts";
import { mailboxToRead } from "#lib/intake/mailboxes/queries.ts";
import { type Reading, readMessages } from "#lib/intake/mailboxes/reading.ts";
import { allUids, compare } from "#lib/intake/mailboxes/reconciling.ts";
import { inParts } from "#lib/intake/mailboxes/sequence.ts";
import { settle } from "#lib/intake/mailboxes/settling.ts";
import type { MailboxConnection } from "#prisma/generated/client.ts";

/** Messages after which the progress is kept. */
const together = 200;
/** How often the mailbox is looked at though the server has said nothing, in milliseconds. */
const lookEvery = { idle: 60_000, noIdle: 15_000 };

/** What a reader is told from outside while it reads. */
export type Orders = {
  /** It is to end: the mailbox is another's, its settings have changed, or the worker stops. */
  ended: AbortSignal;
  /** When a comparison was asked for that is to be made now, or null. */
  reconcileRequestedAt: () => Date | null;
  /** Told that the comparison asked for then has been made. */
  reconciled: (requestedAt: Date) => void;
  /** Told that the server refused the comparison asked for then: it is to be made again, after so many milliseconds. */
  refused: (requestedAt: Date, wait: number) => void;
  /** Calls back, once, when one is asked for. */
  onRequest: (tell: () => void) => void;
  /** Told each time that everything has been read. */
  read: () => void;
};

/** What readers of a worker share, and how they prepare a message. */
export type Means = Pick<Reading, "room" | "largest" | "prepare">;

/** Messages that were passed by since the last comparison: they are told of until it has found them. */
export type PassedBy = { count: number };

/** Where reading has broken off this many times in a row, it goes on message by message. */
const carefulAfter = 2;
/**
 * A message that has ended its process this many times, while nothing else was read, is kept as it came, without being
 * looked into. Workers are also ended by others, at whatever they do: so often in a row that is no chance.
 */
const unreadAfter = 5;
/** A message that has broken off reading this many times, or ended its process so often even so, is passed by. */
const leftOutAfter = { broken: 6, deaths: 8 };
/** A comparison that has broken this many connections is done without taking in what is missing. */
const onlyCountedAfter = 2;

/**
 * Reads a mailbox until it is told to end: everything that is new, then what comes, within seconds where the server
 * has IDLE. Each message is committed before it is marked or moved on the server. Throws a MailboxFailure, or
 * whatever else ended it; what had been taken in by then stays so.
 */
export async function readMailbox(
  holder: Holder,
  means: Means,
  orders: Orders,
  passedBy: PassedBy,
): Promise<void> {
  const { row, access } = await mailboxToRead(holder.id);
  const client = await signIn(access);
  const close = () => client.close();
  orders.ended.addEventListener("abort", close);
  // Told also while something else is done: what comes between a look and the waiting is not missed.
  let told = 0;
  client.on("exists", () => {
    told += 1;
  });
  const session: Session = { holder, row, access, means, orders, passedBy, refusal: null };
  try {
    while (!orders.ended.aborted) {
      const before = told;
      await readOnce(client, session);
      orders.read();
      if (told === before) await news(client, orders);
    }
  } finally {
    orders.ended.removeEventListener("abort", close);
    await leave(client);
  }
}

/** Says good-bye, if the server still listens. */
async function leave(client: ImapFlow): Promise<void> {
  const impatient = setTimeout(() => client.close(), 2000);
  await client.logout().catch(() => client.close());
  clearTimeout(impatient);
}

type Session = {
  holder: Holder;
  row: MailboxConnection;
  access: MailboxAccess;
  means: Means;
  orders: Orders;
  passedBy: PassedBy;
  /** Why the server refused the last comparison: told of until one is made. */
  refusal: MailboxFailure | null;
};

/** Reads what is new, marks or moves it, and compares when that was asked for. */
async function readOnce(client: ImapFlow, session: Session): Promise<void> {
  const { holder, row, access, orders, passedBy } = session;
  const selected = client.mailbox && client.mailbox.path === access.folder ? client.mailbox : null;
  const box =
    selected ?? (await openFolder(client, access.folder, { readOnly: false, missing: "folderMissing" }));
  const place = { mailboxId: holder.id, folder: access.folder, uidValidity: box.uidValidity };
  const progress = await progressIn(session, place, box.uidNext);
  const reading: Reading = {
    client,
    place,
    ...session.means,
    address: row.address,
    archive: progress,
    unread: false,
  };
  // What was taken in before an interruption, and not marked or moved any more.
  let failure = await settle(client, place, access);
  const uids = await allUids(client, progress.lastUid + 1);
  for (const part of partsOf(uids, row)) {
    if (orders.ended.aborted) return;
    const refused = await readPart(session, reading, part);
    failure = (await settle(client, place, access)) ?? failure;
    if (refused > 0) {
      passedBy.count += refused;
      await requestReconciliationOf(holder.id, now());
    }
  }
  const requestedAt = orders.reconcileRequestedAt();
  if (requestedAt) {
    await compareAsked(session, reading, uids.at(-1) ?? progress.lastUid, requestedAt);
    failure = (await settle(client, place, access)) ?? failure;
  }
  failure = session.refusal ?? failure;
  if (passedBy.count > 0) failure ??= new MailboxFailure("notGiven", String(passedBy.count));
  await recordRead(holder, failure, now());
}

/** Makes the comparison that was asked for; what the server refuses in it does not keep the mailbox from being read. */
async function compareAsked(session: Session, reading: Reading, lastUid: number, requestedAt: Date) {
  const { holder, row, access, orders, passedBy } = session;
  const { brokenComparisons } = row;
  const count = async (broken: number) => {
    row.brokenComparisons = broken;
    await recordBroken(holder, { brokenComparisons: broken });
  };
  // Counted before: whatever ends this leaves the count behind.
  await count(brokenComparisons + 1);
  try {
    const compared = await compare(reading, access, lastUid, brokenComparisons < onlyCountedAfter);
    await recordReconciliation(row, requestedAt, compared, now());
    orders.reconciled(requestedAt);
    row.brokenComparisons = 0;
    passedBy.count = 0;
    session.refusal = null;
  } catch (error) {
    const { client } = reading;
    if (!client.usable || !(error instanceof MailboxFailure || isRefusal(error))) throw error;
    // A refusal has broken nothing.
    await count(brokenComparisons);
    session.refusal = failureOf(error);
    orders.refused(requestedAt, patienceWith(client));
    await openFolder(client, access.folder, { readOnly: false, missing: "folderMissing" });
  }
}

type Progress = { lastUid: number; archiveUidNext: bigint | null; archiveBefore: Date };

/** How far the folder has been read in the server's present numbering; a new numbering begins from its first message. */
async function progressIn({ holder, row }: Session, place: Place, uidNext: number): Promise<Progress> {
  if (row.uidValidity !== place.uidValidity) {
    await beginNumbering(holder, place, uidNext);
    Object.assign(row, {
      uidValidity: place.uidValidity,
      archiveUidNext: BigInt(uidNext),
      lastUid: 0n,
      ...unbroken,
    });
  }
  const { archiveUidNext, archiveBefore } = row;
  return { lastUid: Number(row.lastUid), archiveUidNext, archiveBefore };
}

/** What is read between two keepings of the progress: one by one where reading has broken off before. */
function partsOf(uids: number[], row: MailboxConnection): number[][] {
  if (brokenHere(row).brokenCount < carefulAfter) return inParts(uids, together);
  return [...inParts(uids.slice(0, together), 1), ...inParts(uids.slice(together), together)];
}

function brokenHere(row: MailboxConnection): Broken {
  return row.brokenAt === row.lastUid ? row : unbroken;
}

/** Takes in some messages and keeps that everything up to the last of them is read. Returns how many were refused. */
async function readPart(session: Session, reading: Reading, part: number[]): Promise<number> {
  const { row } = session;
  const known = await locationsOf(reading.place, part);
  const unknown = part.filter((uid) => !known.has(uid));
  let refused = 0;
  if (unknown.length > 0) {
    // What was taken in before reading broke off is kept: it has not broken off there.
    const before = part.slice(0, part.indexOf(unknown[0] ?? 0)).at(-1);
    if (before !== undefined && brokenHere(row).brokenCount > 0) await keepProgress(session, before);
    const { brokenCount, brokenDeaths } = brokenHere(row);
    const alone = unknown.length === 1;
    const unread = alone && brokenDeaths >= unreadAfter;
    const thrown = brokenCount - brokenDeaths;
    if (alone && (thrown >= leftOutAfter.broken || brokenDeaths >= leftOutAfter.deaths)) refused = 1;
    else
      refused = await countedWhileReading(session, alone, () =>
        readUnknown(session, { ...reading, unread }, unknown),
      );
  }
  await keepProgress(session, part.at(-1) ?? 0);
  return refused;
}

async function keepProgress({ holder, row }: Session, lastUid: number): Promise<void> {
  await advance(holder, lastUid, now());
  Object.assign(row, unbroken, { lastUid: BigInt(lastUid) });
}

/**
 * Counts before reading that it broke off, since a process that ends says nothing. What is thrown was no such end, and
 * of several messages none can be said to be the one that ended it.
 */
async function countedWhileReading<T>(
  { holder, row }: Session,
  alone: boolean,
  work: () => Promise<T>,
): Promise<T> {
  const { brokenCount, brokenDeaths } = brokenHere(row);
  const before = { brokenAt: row.lastUid, brokenCount, brokenDeaths };
  const deaths = alone ? brokenDeaths + 1 : brokenDeaths;
  await recordBroken(holder, { ...before, brokenCount: brokenCount + 1, brokenDeaths: deaths });
  try {
    return await work();
  } catch (error) {
    // The mailbox may be another's by now, or the database away.
    await recordBroken(holder, { ...before, brokenCount: brokenCount + 1 }).catch(() => undefined);
    throw error;
  }
}

async function readUnknown({ holder }: Session, reading: Reading, uids: number[]): Promise<number> {
  const { read, refused } = await readMessages(reading, uids);
  if (read.some(({ known, archive }) => !known && !archive)) await recordArrival(holder.id, now());
  return refused.length;
}

/** How long to wait before the mailbox is looked at though nothing was told, in milliseconds. */
function patienceWith(client: ImapFlow): number {
  return client.capabilities.has("IDLE") ? lookEvery.idle : lookEvery.noIdle;
}

/** Waits until the server tells of something new, until it is time to look, or until there is another order. */
async function news(client: ImapFlow, orders: Orders): Promise<void> {
  if (!client.usable) throw new MailboxFailure("connectionLost");
  if (orders.ended.aborted || orders.reconcileRequestedAt()) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, patienceWith(client));
    function done() {
      clearTimeout(timer);
      client.off("exists", done);
      client.off("close", done);
      orders.ended.removeEventListener("abort", done);
      resolve();
    }
    client.on("exists", done);
    client.on("close", done);
    orders.ended.addEventListener("abort", done);
    orders.onRequest(done);
    // Ends by itself when the next command is given, or with the connection.
    client.idle().catch(() => undefined);
  });
  if (!client.usable && !orders.ended.aborted) throw new MailboxFailure("connectionLost");
}
