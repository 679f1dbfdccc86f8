import { randomUUID } from "node:crypto";
import { availableParallelism } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { canSeal } from "#lib/auth/sealed.ts";
import { now } from "#lib/clock.ts";
import { ConflictError } from "#lib/errors.ts";
import {
  activeMailboxes,
  claimMailbox,
  releaseMailbox,
  renewMailbox,
} from "#lib/intake/mailboxes/commands/lease.ts";
import { recordFailure } from "#lib/intake/mailboxes/commands/progress.ts";
import { largestMessage } from "#lib/intake/mailboxes/imap.ts";
import { failureOf, type MailboxProblem } from "#lib/intake/mailboxes/problems.ts";
import { type Means, type Orders, type PassedBy, readMailbox } from "#lib/intake/mailboxes/reader.ts";
import { heldBytes } from "#lib/intake/mailboxes/reading.ts";
import { PreparingThreads } from "#lib/intake/preparing.ts";
import { Room } from "#lib/intake/room.ts";
import { log } from "#lib/log.ts";

/** Milliseconds. */
const lookForMailboxesEvery = 1000;
const renewEvery = 1000;

/** Failures that only an administrator puts right: asked again too often, a server may lock the account. */
const patientProblems: ReadonlySet<MailboxProblem> = new Set([
  "wrongPassword",
  "tokenRefused",
  "tokenNotAccepted",
  "secretUnreadable",
]);

/** How long to wait after a number of failures in a row, in milliseconds. */
export function backOff(failures: number, problem: MailboxProblem): number {
  const [first, most] = patientProblems.has(problem) ? [60_000, 600_000] : [1000, 60_000];
  return Math.min(most, first * 2 ** Math.max(0, failures - 1));
}

type Kept = { version: number; failures: number; notBefore: number; passedBy: PassedBy; reading: boolean };

/**
 * Reads every active mailbox that no other worker reads, until stopped. `stop` lets what is being committed be
 * committed and gives the mailboxes up, for the next worker to take at once. `largest` is the largest message that
 * is read, in bytes.
 */
export function startMailboxReaders({ largest = largestMessage } = {}): { stop: () => Promise<void> } {
  if (!canSeal()) {
    log.warn("no mailboxes are read here: AUTH_SECRET is not set");
    return { stop: async () => undefined };
  }
  const stopped = new AbortController();
  const threads = new PreparingThreads(availableParallelism());
  const means: Means = {
    room: new Room(heldBytes),
    largest,
    prepare: (raw, origin) => threads.prepare(raw, origin),
  };
  const kept = new Map<string, Kept>();
  const running = new Set<Promise<void>>();

  const look = async () => {
    for (const { id, version } of await activeMailboxes()) {
      const mailbox = keep(kept, id, version);
      if (mailbox.reading || Date.now() < mailbox.notBefore || stopped.signal.aborted) continue;
      const readerId = randomUUID();
      if (!(await claimMailbox(id, readerId))) continue;
      mailbox.reading = true;
      const session = hold(id, readerId, mailbox, means, stopped.signal).finally(() => {
        mailbox.reading = false;
        running.delete(session);
      });
      running.add(session);
    }
  };
  const looking = (async () => {
    while (!stopped.signal.aborted) {
      await look().catch((error) => log.warn({ err: error }, "mailboxes could not be looked for"));
      await sleep(lookForMailboxesEvery, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  })();
  return {
    stop: async () => {
      stopped.abort();
      await looking;
      await Promise.allSettled(running);
      await threads.close();
    },
  };
}

/** What is remembered of a mailbox; changed settings are tried at once. */
function keep(kept: Map<string, Kept>, id: string, version: number): Kept {
  const known = kept.get(id);
  if (known?.version === version) return known;
  const fresh = {
    version,
    failures: 0,
    notBefore: 0,
    passedBy: { count: 0 },
    reading: false,
  };
  const mailbox = known ? Object.assign(known, { version, failures: 0, notBefore: 0 }) : fresh;
  kept.set(id, mailbox);
  return mailbox;
}

/** Reads one mailbox for as long as it is this reader's. Never throws. */
async function hold(
  id: string,
  readerId: string,
  mailbox: Kept,
  means: Means,
  stopped: AbortSignal,
): Promise<void> {
  const lost = new AbortController();
  const ended = AbortSignal.any([stopped, lost.signal]);
  const { version } = mailbox;
  let requestedAt: Date | null = null;
  let madeFor = 0;
  let refused = { requestedAt: 0, until: 0 };
  let tell: () => void = () => undefined;
  const orders: Orders = {
    ended,
    reconcileRequestedAt: () => {
      const asked = requestedAt?.getTime() ?? 0;
      // Asked for anew by somebody, it is made at once.
      const waits = asked <= refused.requestedAt && Date.now() < refused.until;
      return asked > madeFor && !waits ? requestedAt : null;
    },
    reconciled: (made) => {
      madeFor = made.getTime();
    },
    refused: (asked, wait) => {
      refused = { requestedAt: asked.getTime(), until: Date.now() + wait };
    },
    onRequest: (told) => {
      tell = told;
    },
    read: () => {
      mailbox.failures = 0;
    },
  };
  const renew = async () => {
    const held = await renewMailbox(id, readerId);
    if (held === null || held.version !== version) return lost.abort();
    requestedAt = held.reconcileRequestedAt;
    if (orders.reconcileRequestedAt()) tell();
  };
  const renewing = (async () => {
    while (!ended.aborted) {
      // A database that is away for a moment: the reader's own writes fail then, or the mailbox is lost.
      await renew().catch((error) => log.warn({ err: error, mailbox: id }, "a mailbox was not renewed"));
      await sleep(renewEvery, undefined, { signal: ended }).catch(() => undefined);
    }
  })();
  try {
    await readMailbox({ id, readerId }, means, orders, mailbox.passedBy);
  } catch (error) {
    if (!ended.aborted && !(error instanceof ConflictError)) await fail(id, mailbox, error);
  } finally {
    lost.abort();
    await renewing;
    await releaseMailbox(id, readerId).catch(() => undefined);
  }
}

async function fail(id: string, mailbox: Kept, error: unknown): Promise<void> {
  const failure = failureOf(error);
  mailbox.failures += 1;
  mailbox.notBefore = Date.now() + backOff(mailbox.failures, failure.problem);
  const level = failure === error ? "info" : "warn";
  log[level]({ mailbox: id, problem: failure.problem, err: error }, "a mailbox is not read");
  // Nothing is wrong with the mailbox when the database is away.
  if (error instanceof Error && error.name.startsWith("PrismaClient")) return;
  await recordFailure(id, failure, now()).catch((err) => log.warn({ err }, "a failure was not kept"));
}
