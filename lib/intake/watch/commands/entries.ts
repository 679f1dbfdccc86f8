import { systemActor } from "#lib/audit/record.ts";
import { db } from "#lib/db.ts";
import { sha256Of, storeFiles } from "#lib/documents/store.ts";
import { COLUMN_LIMITS, storable } from "#lib/intake/bounds.ts";
import { takeInMany } from "#lib/intake/commands/takeIn.ts";
import { keyOf, type WatchedEntry, wordingOf } from "#lib/intake/watch/entry.ts";
import { filterOf, storedFilters, type Verdict } from "#lib/intake/watch/filter.ts";
import { fetchLinked } from "#lib/intake/watch/linked.ts";
import { prepareEntry } from "#lib/intake/watch/prepare.ts";
import type { ReadEntry } from "#lib/intake/watch/readSource.ts";
import { decideEntry, type EntryDecision } from "#lib/intake/watch/rules.ts";
import type { Prisma, WatchSource } from "#prisma/generated/client.ts";

export type Stored = {
  /** When the newest of the entries that had not been seen before came or was published; null when there was none. */
  newest: Date | null;
  /** Messages that were made. */
  taken: number;
  /** There is more than one fetch takes in: the rest is for the next one. */
  more: boolean;
};

/** What one fetch takes in at most; the linked documents are fetched within a time of their own (milliseconds). */
const limits = { messages: 200, linkedMilliseconds: 120_000, batch: 8, rows: 500 };

type Known = ReadEntry & { key: string; wording: string; sha256: string };
type New = Known & { decision: EntryDecision; earlier: string[] };

/**
 * Takes in what is new among the entries of a source, the oldest first: messages for those that are to be, and for
 * every one a row that makes it known. `beat` is called between the steps.
 */
export async function storeEntries(
  source: WatchSource,
  entries: readonly ReadEntry[],
  at: Date,
  beat: () => Promise<void>,
): Promise<Stored> {
  const news = await newEntries(source, entries, at);
  const left = news.filter(({ decision }) => decision.outcome !== "taken");
  await keepRows(source.id, left, at, beat);
  const wanted = news.filter(({ decision }) => decision.outcome === "taken");
  const taken = await takeInAll(source, wanted.slice(0, limits.messages), at, beat);
  return { newest: newestOf(source, news, at), taken, more: taken < wanted.length };
}

/** Of a first fetch the newest date that an entry states; later the moment itself, since it had not been there. */
function newestOf(source: WatchSource, news: readonly New[], at: Date): Date | null {
  if (news.length === 0) return null;
  if (source.settledAt) return news.every(({ decision }) => decision.reason?.key === "remapped") ? null : at;
  const dates = news.flatMap(({ entry }) => (entry?.published ? [entry.published.getTime()] : []));
  const latest = dates.reduce((newest, date) => Math.max(newest, date), 0);
  return latest === 0 ? at : new Date(Math.min(latest, at.getTime()));
}

/** The entries that are not known in these words, each once, the oldest first, with what is to become of them. */
async function newEntries(source: WatchSource, entries: readonly ReadEntry[], at: Date): Promise<New[]> {
  const distinct = new Map<string, Known>();
  for (const entry of entries) {
    const known = identified(entry);
    const identity = `${known.key} ${known.wording}`;
    if (!distinct.has(identity)) distinct.set(identity, known);
  }
  const seen = await seenWordings(source.id, [...distinct.values()]);
  const judge = filterOf(storedFilters(source.filters));
  const { remapped, takeDays } = source;
  const news: New[] = [];
  for (const known of [...distinct.values()].reverse()) {
    const earlier = seen.get(known.key) ?? [];
    const verdict: Verdict = known.entry ? judge(known.entry) : { passes: true, reasons: [] };
    const standing = {
      seen: earlier.length === 0 ? "never" : earlier.includes(known.wording) ? "same" : "otherwise",
      first: source.settledAt === null,
      remapped,
      published: known.entry?.published ?? null,
      takeDays,
    } as const;
    const decision = decideEntry(standing, verdict, at);
    if (decision) news.push({ ...known, decision, earlier });
  }
  return news;
}

function identified(read: ReadEntry): Known {
  const sha256 = sha256Of(read.raw);
  const { entry } = read;
  if (!entry) return { ...read, key: sha256, wording: sha256, sha256 };
  return { ...read, key: keyOf(entry), wording: wordingOf(entry), sha256 };
}

/** The wordings of each entry that are known, in the order in which they came. */
async function seenWordings(sourceId: string, entries: readonly Known[]): Promise<Map<string, string[]>> {
  const rows = await db.watchEntry.findMany({
    where: { sourceId, key: { in: entries.map(({ key }) => key) } },
    orderBy: [{ seenAt: "asc" }, { id: "asc" }],
    select: { key: true, wording: true },
  });
  const seen = new Map<string, string[]>();
  for (const { key, wording } of rows) seen.set(key, [...(seen.get(key) ?? []), wording]);
  return seen;
}

/** Makes entries known that do not become messages. */
async function keepRows(sourceId: string, left: New[], at: Date, beat: () => Promise<void>): Promise<void> {
  for (let from = 0; from < left.length; from += limits.rows) {
    const chunk = left.slice(from, from + limits.rows);
    await db.$transaction(async (tx) => {
      await storeFiles(
        tx,
        chunk.map(({ sha256, raw, mediaType }) => ({ sha256, content: raw, mediaType })),
      );
      await tx.watchEntry.createMany({
        data: chunk.map((entry) => rowOf(sourceId, entry, null, at)),
        skipDuplicates: true,
      });
    });
    await beat();
  }
}

/** Makes messages of entries. Returns of how many; the rest had no more time. */
async function takeInAll(
  source: WatchSource,
  wanted: New[],
  at: Date,
  beat: () => Promise<void>,
): Promise<number> {
  const budget = { milliseconds: limits.linkedMilliseconds };
  let done = 0;
  while (done < wanted.length && budget.milliseconds > 0) {
    const batch = wanted.slice(done, done + limits.batch);
    const prepared = [];
    for (const entry of batch) {
      await beat();
      const linked = entry.entry
        ? await fetchLinked(entry.entry, source, budget)
        : { linked: [], missing: [] };
      prepared.push(await prepareEntry({ ...entry, ...linked }, source));
    }
    await beat();
    const results = await takeInMany(prepared, systemActor, at);
    const stored = batch.flatMap((entry, index) => {
      const result = results[index];
      return result?.status === "fulfilled" ? [rowOf(source.id, entry, result.value.id, at)] : [];
    });
    await db.watchEntry.createMany({ data: stored, skipDuplicates: true });
    // The database is away: what is stored stays, the rest is for the next try.
    const failed = results.find((result) => result.status === "rejected");
    if (failed) throw failed.reason;
    done += batch.length;
  }
  return done;
}

function rowOf(
  sourceId: string,
  { key, wording, sha256, entry, decision }: New,
  messageId: string | null,
  at: Date,
): Prisma.WatchEntryCreateManyInput {
  return {
    sourceId,
    key,
    wording,
    sha256,
    title: titleOf(entry),
    link: entry?.link ?? null,
    publishedAt: entry?.published ?? null,
    seenAt: at,
    outcome: decision.outcome,
    ...(decision.reason ? { reason: decision.reason } : {}),
    messageId,
  };
}

/** What an entry is called in the list: its title, else how its text begins. */
export function titleOf(entry: WatchedEntry | null): string {
  const text = entry?.title ?? entry?.text.replace(/\s+/g, " ").slice(0, 120) ?? "";
  return storable(text, COLUMN_LIMITS.subject);
}
