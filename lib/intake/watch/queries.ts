import { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { NotFoundError } from "#lib/errors.ts";
import { storedFilters } from "#lib/intake/watch/filter.ts";
import { storedMapping } from "#lib/intake/watch/mapping.ts";
import { assertMaySeeSources, isToldOfSources } from "#lib/intake/watch/policy.ts";
import type { WatchProblemText } from "#lib/intake/watch/problems.ts";
import { isAlarming, type SourceState, stateOf } from "#lib/intake/watch/rules.ts";
import type { EntryFilter } from "#lib/intake/watch/schema.ts";
import type { Prisma, WatchSource } from "#prisma/generated/client.ts";

/** The most sources that there is room for on a page; a region watches a handful. */
const maxSources = 500;
const pageSize = 50;

const keptText = z.object({
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});

/** A problem or reason as it is kept; null for none. The page has the sentence for its key. */
function storedText(value: unknown): WatchProblemText | null {
  const parsed = keptText.safeParse(value);
  return parsed.success ? (parsed.data as WatchProblemText) : null;
}

/** Messages of a source that are counted: beyond these there are "more than" so many. */
export const countLimit = 1000;

/**
 * Every source by name, with how it is doing and how many messages came from it, counted to one more than `countLimit`.
 * Throws Forbidden.
 */
export async function watchSources(actor: Actor, at: Date) {
  assertMaySeeSources(actor);
  const [sources, counts] = await Promise.all([
    db.watchSource.findMany({
      orderBy: [{ active: "desc" }, { name: "asc" }, { id: "asc" }],
      take: maxSources,
    }),
    db.$queryRaw<{ id: string; taken: number }[]>`
      SELECT s."id", (SELECT count(*)::int FROM (
        SELECT 1 FROM "WatchEntry" e WHERE e."sourceId" = s."id" AND e."outcome" = 'taken' LIMIT ${countLimit + 1}
      ) counted) AS "taken"
      FROM "WatchSource" s`,
  ]);
  const taken = new Map(counts.map((row) => [row.id, row.taken]));
  return sources.map((source) => ({ ...withState(source, at), taken: taken.get(source.id) ?? 0 }));
}

/** One source. Throws Forbidden or NotFound. */
export async function watchSource(actor: Actor, id: string, at: Date) {
  assertMaySeeSources(actor);
  const source = z.uuid().safeParse(id).success ? await db.watchSource.findUnique({ where: { id } }) : null;
  if (!source) throw new NotFoundError();
  return withState(source, at);
}

export type ShownSource = Awaited<ReturnType<typeof watchSource>>;

function withState(source: WatchSource, at: Date) {
  return {
    ...source,
    mapping: storedMapping(source.mapping),
    filters: storedFilters(source.filters),
    problem: storedText(source.problem),
    state: stateOf(source, at),
    /** A fetch that somebody asked for and that has not been tried yet. */
    isAwaited: source.requestedAt !== null && (source.fetchedAt ?? new Date(0)) < source.requestedAt,
  };
}

/** Whether any entry of a source has become a message. Throws Forbidden. */
export async function hasMessages(actor: Actor, sourceId: string): Promise<boolean> {
  assertMaySeeSources(actor);
  const select = { id: true };
  return (await db.watchEntry.findFirst({ where: { sourceId, messageId: { not: null } }, select })) !== null;
}

/** One page of a source's entries, the newest first, with the key of the next. Throws Forbidden. */
export async function watchEntries(actor: Actor, sourceId: string, { outcome, after }: EntryFilter) {
  assertMaySeeSources(actor);
  const rows = await db.watchEntry.findMany({
    where: { AND: [{ sourceId, ...(outcome ? { outcome } : {}) }, ...afterKey(after)] },
    orderBy: [{ seenAt: "desc" }, { id: "desc" }],
    take: pageSize + 1,
    select: {
      id: true,
      title: true,
      link: true,
      publishedAt: true,
      seenAt: true,
      outcome: true,
      reason: true,
      message: { select: { id: true, fate: true, case: { select: { number: true } } } },
    },
  });
  const last = rows.slice(0, pageSize).at(-1);
  return {
    entries: rows.slice(0, pageSize).map((row) => ({ ...row, reason: storedText(row.reason) })),
    next: rows.length > pageSize && last ? `${last.seenAt.toISOString()}_${last.id}` : null,
  };
}

export type ListedEntry = Awaited<ReturnType<typeof watchEntries>>["entries"][number];

function afterKey(after: string | undefined): Prisma.WatchEntryWhereInput[] {
  const [moment, id] = after?.split("_") ?? [];
  const seenAt = new Date(moment ?? "");
  if (!id || Number.isNaN(seenAt.getTime())) return [];
  return [{ OR: [{ seenAt: { lt: seenAt } }, { seenAt, id: { lt: id } }] }];
}

/** A source that people are told of at home. */
export type WatchAlarm = {
  id: string;
  name: string;
  state: Extract<SourceState, "failing" | "quiet">;
  problem: WatchProblemText | null;
  /** Since when it fails, or has had nothing new. */
  since: Date | null;
};

/** The sources that have failed several times in a row or gone quiet; none for who is not told of them. */
export async function watchAlarms(actor: Actor, at: Date): Promise<WatchAlarm[]> {
  if (!isToldOfSources(actor)) return [];
  const sources = await db.watchSource.findMany({
    where: { active: true, OR: [{ failures: { gt: 0 } }, { quietAfterDays: { not: null } }] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: maxSources,
  });
  return sources
    .filter((source) => isAlarming(source, at))
    .map((source) => {
      const failing = stateOf(source, at) === "failing";
      return {
        id: source.id,
        name: source.name,
        state: failing ? "failing" : "quiet",
        problem: failing ? storedText(source.problem) : null,
        since: failing ? source.failingSince : source.newEntryAt,
      };
    });
}
