import type { Actor } from "#lib/auth/actor.ts";
import { env } from "#lib/env.ts";
import { accepted } from "#lib/intake/watch/commands/fetch.ts";
import { fetchAddress, sourceLimits, userAgent } from "#lib/intake/watch/connection.ts";
import type { FeedFormat, WatchedEntry } from "#lib/intake/watch/entry.ts";
import { filterOf } from "#lib/intake/watch/filter.ts";
import { assertMaySetSources } from "#lib/intake/watch/policy.ts";
import { WatchProblem, type WatchProblemText } from "#lib/intake/watch/problems.ts";
import { type ReadEntry, readSource } from "#lib/intake/watch/readSource.ts";
import { decideEntry } from "#lib/intake/watch/rules.ts";
import type { SourceInput } from "#lib/intake/watch/schema.ts";

export type PreviewEntry = {
  title: string | null;
  link: string | null;
  /** ISO 8601. */
  published: string | null;
  /** Whether it would pass the filters, and why. */
  passes: boolean;
  reasons: { key: string; values: Record<string, string> }[];
  /** Whether the first fetch would make a message of it at once. */
  atFirst: boolean;
  stated: WatchedEntry["stated"];
  unreadable: boolean;
};

/** What a source gives as it is set in the form: what was wrong, or its entries. */
export type SourcePreview =
  | { problem: WatchProblemText; format: null }
  | {
      format: FeedFormat;
      problem: WatchProblemText | null;
      count: number;
      passing: number;
      /** The first of them. */
      entries: PreviewEntry[];
    };

/** Entries that a preview shows. */
const shown = 50;

/** Fetches a source once as it is set in the form, and says what would become of its entries. Writes nothing. */
export async function previewSource(actor: Actor, input: SourceInput, at: Date): Promise<SourcePreview> {
  assertMaySetSources(actor);
  try {
    const answer = await fetchAddress({
      address: input.address,
      accept: accepted[input.kind],
      userAgent: userAgent(env().VIGILANS_URL),
      allowed: env().VIGILANS_WATCH_ALLOW,
      limits: sourceLimits,
    });
    if (!answer) throw new WatchProblem("empty");
    const { format, entries, problem } = await readSource(
      answer,
      input.kind === "json" ? (input.mapping ?? null) : null,
    );
    const judged = judge(entries, input, at);
    const passing = judged.filter(({ passes }) => passes).length;
    return { format, problem, count: entries.length, passing, entries: judged.slice(0, shown) };
  } catch (error) {
    if (error instanceof WatchProblem) return { problem: error.text, format: null };
    throw error;
  }
}

function judge(entries: readonly ReadEntry[], { filters, takeDays }: SourceInput, at: Date): PreviewEntry[] {
  const filter = filterOf(filters);
  return entries.map(({ entry }) => {
    const verdict = entry ? filter(entry) : { passes: true, reasons: [] };
    const published = entry?.published ?? null;
    const standing = { seen: "never", first: true, remapped: false, published, takeDays } as const;
    return {
      title: entry?.title ?? entry?.text.slice(0, 120) ?? null,
      link: entry?.link ?? null,
      published: published?.toISOString() ?? null,
      ...verdict,
      atFirst: decideEntry(standing, verdict, at)?.outcome === "taken",
      stated: entry?.stated ?? [],
      unreadable: entry === null,
    };
  });
}
