import { randomInt } from "node:crypto";
import { db } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import { storableJson } from "#lib/intake/bounds.ts";
import { type Stored, storeEntries } from "#lib/intake/watch/commands/entries.ts";
import { type Fetched, fetchAddress, sourceLimits, userAgent } from "#lib/intake/watch/connection.ts";
import { storedMapping } from "#lib/intake/watch/mapping.ts";
import { WatchProblem, type WatchProblemText } from "#lib/intake/watch/problems.ts";
import { readSource } from "#lib/intake/watch/readSource.ts";
import { nextFetch } from "#lib/intake/watch/rules.ts";
import { enqueue } from "#lib/jobs/boss.ts";
import { Prisma, type WatchSource } from "#prisma/generated/client.ts";

/** Sources whose time has come that are put in the queue at a time; the others a minute later. */
const dueAtATime = 50;

/**
 * Queues the sources whose time has come. However many workers do this at the same time, each source is queued
 * once: the moment that it was due at is part of the write.
 */
export async function queueDueFetches(at: Date): Promise<number> {
  const due = await db.watchSource.findMany({
    where: { active: true, nextFetchAt: { lte: at } },
    orderBy: [{ nextFetchAt: "asc" }, { id: "asc" }],
    take: dueAtATime,
    select: { id: true, nextFetchAt: true, intervalMinutes: true },
  });
  let queued = 0;
  for (const { id, nextFetchAt, intervalMinutes } of due) {
    queued += await db.$transaction(async (tx) => {
      const next = nextFetch({ intervalMinutes, failures: 0, retryAfter: null }, 0, at);
      const { count } = await tx.watchSource.updateMany({
        where: { id, active: true, nextFetchAt },
        data: { nextFetchAt: next },
      });
      if (count === 1) await enqueue(tx, "feeds.fetch", { sourceId: id });
      return count;
    });
  }
  return queued;
}

/** For so long a fetch has the source for itself unless it says that it is still at it. */
const leaseMilliseconds = 3 * 60_000;

/** Somebody else is at the source, or was killed at it a moment ago: the job is tried again. */
export class SourceBusy extends Error {}

/**
 * Fetches a source once and takes in what is new. What goes wrong at the source is kept with it, and makes it be left
 * alone for longer; nothing is thrown for that. Throws SourceBusy while another fetch of it is under way.
 *
 * Interrupted anywhere it can be run again: an entry's bytes are the same each time, so that a message which is
 * stored already stays the only one.
 */
export async function fetchSource(sourceId: string, at: Date, clock: () => Date = () => at): Promise<void> {
  const source = await lease(sourceId, at);
  if (!source) return;
  const beat = () => renew(source, clock());
  try {
    const answer = await ask(source);
    const stored = answer ? await takeInFrom(source, answer, at, beat) : null;
    await settle(source, answer, stored, at);
  } catch (error) {
    if (!(error instanceof WatchProblem)) throw error;
    await fail(source, error, at);
  } finally {
    await db.watchSource.updateMany({
      where: { id: source.id, leasedUntil: source.lease.until },
      data: { leasedUntil: null },
    });
  }
}

type Leased = WatchSource & { lease: { until: Date } };

async function lease(id: string, at: Date): Promise<Leased | null> {
  const until = new Date(at.getTime() + leaseMilliseconds);
  const { count } = await db.watchSource.updateMany({
    where: { id, active: true, OR: [{ leasedUntil: null }, { leasedUntil: { lt: at } }] },
    data: { leasedUntil: until },
  });
  const source = await db.watchSource.findUnique({ where: { id } });
  if (!source?.active) return null;
  if (count !== 1) throw new SourceBusy("the source is being fetched");
  return { ...source, lease: { until } };
}

/** Holds on to the source. Throws SourceBusy when another has taken it over meanwhile. */
async function renew(source: Leased, at: Date): Promise<void> {
  const until = new Date(Math.max(at.getTime() + leaseMilliseconds, source.lease.until.getTime() + 1));
  const { count } = await db.watchSource.updateMany({
    where: { id: source.id, leasedUntil: source.lease.until },
    data: { leasedUntil: until },
  });
  if (count !== 1) throw new SourceBusy("the source was taken over");
  source.lease.until = until;
}

/** What is asked for, by preference; servers that know only HTML still answer. */
export const accepted = {
  feed: "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5",
  json: "application/json, */*;q=0.5",
} as const;

function ask(source: WatchSource): Promise<Fetched | null> {
  const { address, kind, etag, lastModified } = source;
  return fetchAddress({
    address,
    accept: accepted[kind],
    etag,
    lastModified,
    userAgent: userAgent(env().VIGILANS_URL),
    allowed: env().VIGILANS_WATCH_ALLOW,
    limits: sourceLimits,
  });
}

async function takeInFrom(
  source: WatchSource,
  answer: Fetched,
  at: Date,
  beat: () => Promise<void>,
): Promise<Stored & { format: string; problem: WatchProblemText | null }> {
  const mapping = source.kind === "json" ? storedMapping(source.mapping) : null;
  if (source.kind === "json" && !mapping) throw new WatchProblem("noMapping");
  const read = await readSource(answer, mapping);
  const stored = await storeEntries(source, read.entries, at, beat);
  return { ...stored, format: read.format, problem: read.problem };
}

/** A source with more than one fetch takes in is fetched again after this long. */
const continueMilliseconds = 60_000;
const jitter = () => randomInt(1000) / 1000;

/** The fetch went through, with or without news. Null for an answer or for what was stored: nothing has changed. */
async function settle(
  source: WatchSource,
  answer: Fetched | null,
  stored: Awaited<ReturnType<typeof takeInFrom>> | null,
  at: Date,
): Promise<void> {
  const { intervalMinutes } = source;
  const usual = nextFetch({ intervalMinutes, failures: 0, retryAfter: null }, jitter(), at);
  const nextFetchAt = stored?.more ? new Date(at.getTime() + continueMilliseconds) : usual;
  const news = stored && {
    format: stored.format,
    problem: stored.problem ?? Prisma.DbNull,
    // Unfinished, the same answer must be sent in full once more.
    etag: stored.more ? null : (answer?.etag ?? null),
    lastModified: stored.more ? null : (answer?.lastModified ?? null),
    ...(stored.more ? {} : { settledAt: source.settledAt ?? at, remapped: false }),
    ...(stored.newest ? { newEntryAt: stored.newest } : {}),
  };
  const { id, version, address, kind } = source;
  const { count } = await db.watchSource.updateMany({
    // Whoever changed the source meanwhile has set when and how it is fetched next.
    where: { id, version },
    data: {
      // Without news what was odd in the content still is, and what kept it from being fetched is over.
      ...(source.failures > 0 ? { problem: Prisma.DbNull } : {}),
      ...news,
      nextFetchAt,
      fetchedAt: at,
      succeededAt: at,
      failures: 0,
      failingSince: null,
    },
  });
  // Of the same address it stays true that its first fetch is done: what comes after that is news.
  if (count === 0 && stored && !stored.more)
    await db.watchSource.updateMany({
      where: { id, address, kind, settledAt: null },
      data: { settledAt: at },
    });
}

async function fail(source: WatchSource, problem: WatchProblem, at: Date): Promise<void> {
  const failures = source.failures + 1;
  const { intervalMinutes } = source;
  const { retryAfter } = problem;
  await db.watchSource.updateMany({
    where: { id: source.id, version: source.version },
    data: {
      failures,
      failingSince: source.failingSince ?? at,
      problem: storableJson(problem.text),
      fetchedAt: at,
      nextFetchAt: nextFetch({ intervalMinutes, failures, retryAfter }, jitter(), at),
    },
  });
}
