import { describe, expect, test } from "vitest";
import { decideEntry, isAlarming, nextFetch, type SourceFacts, stateOf } from "#lib/intake/watch/rules.ts";

const at = new Date("2026-03-23T08:00:00Z");
const minutesFrom = (moment: Date) => (moment.getTime() - at.getTime()) / 60_000;
const daysAgo = (days: number) => new Date(at.getTime() - days * 86_400_000);

describe("when a source is fetched next", () => {
  const state = { intervalMinutes: 60, failures: 0, retryAfter: null };
  const minutes = (more: Partial<Parameters<typeof nextFetch>[0]>, jitter = 0) =>
    minutesFrom(nextFetch({ ...state, ...more }, jitter, at));

  test("after an interval, with up to a tenth of it added", () => {
    expect(minutes({})).toBe(60);
    expect(minutes({}, 1)).toBe(66);
  });

  test("twice as long after each failure in a row, a day at most", () => {
    expect([1, 2, 3, 4, 5, 6, 100].map((failures) => minutes({ failures }))).toEqual([
      60, 120, 240, 480, 960, 1440, 1440,
    ]);
  });

  test("a source with a longer interval than a day keeps it", () => {
    expect(minutes({ intervalMinutes: 10_080, failures: 3 })).toBe(10_080);
  });

  test.each([
    ["7200", 120],
    ["Mon, 23 Mar 2026 13:00:00 GMT", 300],
    ["60", 60],
    ["Mon, 23 Mar 2026 07:00:00 GMT", 60],
    ["soon", 60],
    ["-5", 60],
    ["99999999999", 60],
    ["999999999", 7 * 1440],
  ])("is not asked before the server wants it: Retry-After %s", (retryAfter, expected) => {
    expect(minutes({ failures: 1, retryAfter })).toBe(expected);
  });
});

describe("what becomes of an entry", () => {
  const passes = { passes: true, reasons: [] };
  const left = { passes: false, reasons: [{ key: "missing.words" as const, values: {} }] };
  const standing = {
    seen: "never",
    first: false,
    remapped: false,
    published: daysAgo(1),
    takeDays: 0,
  } as const;

  test("new and passing: a message; new and not: known with the reason; known: nothing", () => {
    expect(decideEntry(standing, passes, at)).toEqual({ outcome: "taken", reason: null });
    expect(decideEntry(standing, left, at)).toEqual({ outcome: "filtered", reason: left.reasons[0] });
    expect(decideEntry({ ...standing, seen: "same" }, passes, at)).toBeNull();
  });

  test("in other words than before: a message again", () => {
    expect(decideEntry({ ...standing, seen: "otherwise" }, passes, at)?.outcome).toBe("taken");
  });

  test("at the first fetch what is there is known, but for the days that were asked for", () => {
    const first = { ...standing, first: true };
    expect(decideEntry(first, passes, at)?.outcome).toBe("archived");
    expect(decideEntry({ ...first, takeDays: 2 }, passes, at)?.outcome).toBe("taken");
    expect(decideEntry({ ...first, takeDays: 2, published: daysAgo(3) }, passes, at)?.outcome).toBe(
      "archived",
    );
    expect(decideEntry({ ...first, takeDays: 2, published: null }, passes, at)?.outcome).toBe("archived");
  });

  test("after a change of the mapping what is known is not new, what is new is", () => {
    const remapped = { ...standing, remapped: true };
    expect(decideEntry({ ...remapped, seen: "otherwise" }, passes, at)?.outcome).toBe("archived");
    expect(decideEntry(remapped, passes, at)?.outcome).toBe("taken");
  });
});

describe("how a source is doing", () => {
  const working: SourceFacts = {
    active: true,
    failures: 0,
    settledAt: daysAgo(100),
    activeSince: daysAgo(100),
    newEntryAt: daysAgo(5),
    quietAfterDays: 14,
  };

  test.each([
    ["working", {}],
    ["inactive", { active: false, failures: 9 }],
    ["unfetched", { settledAt: null, newEntryAt: null, activeSince: at }],
    ["failing", { failures: 1, newEntryAt: daysAgo(99) }],
    ["quiet", { newEntryAt: daysAgo(15) }],
    ["working", { newEntryAt: daysAgo(99), quietAfterDays: null }],
    ["working", { newEntryAt: daysAgo(99), activeSince: daysAgo(3) }],
  ])("%s", (state, more) => {
    expect(stateOf({ ...working, ...more }, at)).toBe(state);
  });

  test("people are told of silence, and of failures that do not pass", () => {
    expect(isAlarming(working, at)).toBe(false);
    expect(isAlarming({ ...working, newEntryAt: daysAgo(15) }, at)).toBe(true);
    expect(isAlarming({ ...working, failures: 2 }, at)).toBe(false);
    expect(isAlarming({ ...working, failures: 3 }, at)).toBe(true);
    expect(isAlarming({ ...working, failures: 3, active: false }, at)).toBe(false);
  });
});
