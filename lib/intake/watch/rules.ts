import type { Verdict } from "#lib/intake/watch/filter.ts";
import type { WatchOutcome } from "#prisma/generated/enums.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/** How an entry stands to what is known of its source. */
export type Standing = {
  /** Whether the same entry has been seen before: never, with these very words, or with other words. */
  seen: "never" | "same" | "otherwise";
  /** The source has not been fetched with this address before. */
  first: boolean;
  /** The mapping has changed since the last fetch: known entries say other words without being new. */
  remapped: boolean;
  published: Date | null;
  /** Days back that the first fetch takes in. */
  takeDays: number;
};

export type EntryDecision = {
  outcome: WatchOutcome;
  /** A key under `watch.reasons` with its values; null for what is taken in. */
  reason: { key: string; values: Record<string, string> } | null;
};

/**
 * What becomes of an entry; null when it is known already. The first fetch takes in what was there before as known:
 * only what is at most `takeDays` old becomes a message.
 */
export function decideEntry(standing: Standing, verdict: Verdict, at: Date): EntryDecision | null {
  const { seen, first, remapped, published, takeDays } = standing;
  if (seen === "same") return null;
  if (seen === "otherwise" && remapped)
    return { outcome: "archived", reason: { key: "remapped", values: {} } };
  const recent = published !== null && at.getTime() - published.getTime() <= takeDays * day;
  if (first && !(takeDays > 0 && recent))
    return { outcome: "archived", reason: { key: "first", values: {} } };
  if (!verdict.passes) return { outcome: "filtered", reason: verdict.reasons[0] ?? null };
  return { outcome: "taken", reason: null };
}

/** A source is left alone for at most this long, however often it fails; a server may ask for more. */
const longestPause = day;
const longestAsked = 7 * day;

/**
 * When a source is fetched next. After success an interval later; after each failure in a row twice as long as
 * before, a day at most, and never before the server asked to be left alone until (`Retry-After`, seconds or a
 * date; a week at most). Up to a tenth is added, so that sources do not all come at once.
 *
 * @param failures failures in a row, this one included; 0 after success
 * @param jitter a number from 0 to 1
 */
export function nextFetch(
  state: { intervalMinutes: number; failures: number; retryAfter: string | null },
  jitter: number,
  at: Date,
): Date {
  const interval = state.intervalMinutes * minute;
  const backedOff = state.failures === 0 ? interval : interval * 2 ** Math.min(state.failures - 1, 20);
  const pause = Math.max(Math.min(backedOff, Math.max(longestPause, interval)), interval);
  const asked = Math.min(askedPause(state.retryAfter, at), longestAsked);
  return new Date(at.getTime() + Math.round(Math.max(pause, asked) * (1 + jitter / 10)));
}

/** Milliseconds that a `Retry-After` asks for (RFC 9110, 10.2.3); 0 for none and nonsense. */
function askedPause(header: string | null, at: Date): number {
  const text = header?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const until = /[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(until) ? 0 : Math.max(0, until - at.getTime());
}

/** What the state of a source is decided from. */
export type SourceFacts = {
  active: boolean;
  failures: number;
  settledAt: Date | null;
  activeSince: Date | null;
  newEntryAt: Date | null;
  quietAfterDays: number | null;
};

export const sourceStates = ["inactive", "unfetched", "failing", "quiet", "working"] as const;
export type SourceState = (typeof sourceStates)[number];

/** How a source is doing. Failing goes before quiet: what cannot be reached says nothing. */
export function stateOf(source: SourceFacts, at: Date): SourceState {
  if (!source.active) return "inactive";
  if (source.failures > 0) return "failing";
  if (!source.settledAt) return "unfetched";
  const { newEntryAt, activeSince, quietAfterDays } = source;
  // The time that a source was off does not count.
  const since = Math.max(newEntryAt?.getTime() ?? 0, activeSince?.getTime() ?? 0);
  return quietAfterDays !== null && at.getTime() - since > quietAfterDays * day ? "quiet" : "working";
}

/** A single failure passes by itself: from so many in a row on people are told. */
export const alarmingFailures = 3;

/** Whether the people who watch over the mailbox are told of a source. */
export function isAlarming(source: SourceFacts, at: Date): boolean {
  const state = stateOf(source, at);
  return state === "quiet" || (state === "failing" && source.failures >= alarmingFailures);
}
