import { describe, expect, test } from "vitest";
import { columnsOf, type NoticeColumns } from "#lib/notices/columns.ts";
import { emptyFacts, type Fact } from "#lib/notices/facts.ts";
import type { FieldName } from "#lib/notices/fields.ts";
import {
  afterNewReading,
  fieldState,
  isComplete,
  listChanges,
  type Review,
  reviewAfter,
  standingOf,
  storedReview,
  withReview,
} from "#lib/notices/review.ts";

const fact = (value: string): Fact => ({
  value,
  confidence: 0.9,
  page: 1,
  source: "fsn.pdf",
  evidence: value,
});
const facts = {
  ...emptyFacts(),
  manufacturer: fact("Flowline"),
  lots: [fact("L1"), fact("L2")],
  date: fact("2026-03-20"),
  replyWanted: fact("yes"),
};
const read = columnsOf(facts);
const at = new Date("2026-03-23T08:00:00Z");
const untouched = { read, columns: read, review: {} };
const through = (
  columns: Partial<NoticeColumns>,
  said: FieldName[] | "all" = [],
  before = untouched as Parameters<typeof reviewAfter>[0],
) => {
  const all = said === "all";
  const confirmed = all ? [] : said;
  return reviewAfter(before, {
    columns: { ...before.columns, ...columns },
    confirmed,
    all,
    by: "Britta",
    at,
  });
};

describe("a person's word on a field", () => {
  test("is a correction when the value is another, kept with who and when", () => {
    expect(through({ manufacturer: "Flowline AB", lots: ["L1"] })).toEqual({
      manufacturer: { state: "corrected", value: "Flowline AB", by: "Britta", at: at.toISOString() },
      lots: { state: "corrected", value: ["L1"], by: "Britta", at: at.toISOString() },
    });
  });

  test("is a correction too when something is added that was not found, or taken away that was wrong", () => {
    const review = through({ title: "Pumpar", manufacturer: null });
    expect(review.title).toMatchObject({ state: "corrected", value: "Pumpar" });
    expect(review.manufacturer).toMatchObject({ state: "corrected", value: null });
  });

  test("is a confirmation when it is ticked as it stands; all of them are those that say anything", () => {
    expect(through({}, ["manufacturer"])).toMatchObject({ manufacturer: { state: "confirmed" } });
    expect(Object.keys(through({}, "all"))).toEqual(["manufacturer", "noticeDate", "lots", "replyWanted"]);
  });

  test("may be that a field is rightly empty, which no later reading fills", () => {
    const review = through({}, ["title", "refs"]);
    expect(review).toMatchObject({
      title: { state: "confirmed", value: null, by: "Britta" },
      refs: { state: "confirmed", value: [] },
    });
    const standing = { ...untouched, review };
    expect(fieldState(standing, "title")).toBe("confirmed");
    expect(afterNewReading(standing, { ...read, title: "Pumpar", refs: ["40"] })).toEqual({
      columns: read,
      changed: [],
    });
    expect(through({}, ["title"], standing)).toEqual({ title: review.title });
    expect(through({ title: "Pumpar" }, ["title"], standing).title).toMatchObject({ state: "corrected" });
  });

  test("on what an earlier revision said is not that the field is empty once that was cleared", () => {
    const carried = { read, columns: { ...read, title: "Pumpar" }, review: {} };
    expect(through({ title: null }, ["title"], carried).title).toBeUndefined();
  });

  test("stays with who gave it first, until somebody says otherwise", () => {
    const review: Review = {
      manufacturer: { state: "corrected", value: "AB", by: "Anna", at: "2026-03-01T08:00:00.000Z" },
    };
    const before = { read, columns: withReview(read, review), review };
    expect(through({}, "all", before).manufacturer).toEqual(review.manufacturer);
    expect(through({ manufacturer: "Inc" }, [], before).manufacturer).toMatchObject({
      by: "Britta",
      value: "Inc",
    });
    expect(through({ manufacturer: "Flowline" }, [], before).manufacturer).toBeUndefined();
    expect(through({ manufacturer: "Flowline" }, ["manufacturer"], before).manufacturer).toMatchObject({
      state: "confirmed",
    });
  });

  test("is taken back with its tick", () => {
    const review = through({}, ["manufacturer"]);
    expect(through({}, [], { ...untouched, review })).toEqual({});
  });

  test("is kept as data and read back; what is no word is left out", () => {
    const review = through({ noticeDate: new Date("2026-04-01"), replyWanted: false, lots: [] });
    const again = storedReview(JSON.parse(JSON.stringify(review)));
    expect(withReview(read, again)).toMatchObject({
      noticeDate: new Date("2026-04-01T00:00:00Z"),
      replyWanted: false,
      lots: [],
      manufacturer: "Flowline",
    });
    expect(storedReview({ manufacturer: { state: "guessed" } })).toEqual({});
    expect(storedReview(null)).toEqual({});
  });
});

describe("how a field stands", () => {
  const review = through({ manufacturer: "AB" }, ["lots"]);
  const standing = { read, columns: withReview({ ...read, contactName: "Eva" }, review), review };

  test.each([
    ["manufacturer", "corrected"],
    ["lots", "confirmed"],
    ["noticeDate", "read"],
    ["title", "missing"],
    ["contactName", "carried"],
  ] as const)("%s: %s", (name, state) => {
    expect(fieldState(standing, name)).toBe(state);
  });

  test("a notice is complete when every value has a person's word", () => {
    expect(isComplete(read, through({}, "all"))).toBe(true);
    expect(isComplete(read, through({}, ["lots"]))).toBe(false);
    expect(isComplete(columnsOf(emptyFacts()), {})).toBe(true);
  });

  test("of a notice confirmed before each word was kept, all has been gone through", () => {
    const old = { ...read, manufacturer: "AB", review: null, confirmedAt: at };
    const stands = standingOf(old, facts);
    expect(stands.review.manufacturer).toMatchObject({ state: "corrected", by: null });
    expect(stands.review.lots).toMatchObject({ state: "confirmed" });
    expect(standingOf({ ...old, confirmedAt: null }, facts).review).toEqual({});
  });

  test("a list tells what was added and what was taken away", () => {
    expect(listChanges(["a", "b"], ["b", "c"])).toEqual({ added: ["c"], removed: ["a"] });
  });
});

describe("a new reading", () => {
  const review = through({ manufacturer: "Flowline AB" }, ["lots"]);
  const before = { read, columns: withReview({ ...read, contactName: "Eva" }, review), review };
  const fresh = columnsOf({
    ...facts,
    manufacturer: fact("F1owline"),
    lots: [fact("L1"), fact("L2"), fact("L3")],
    serials: [fact("S1")],
    date: null,
  });

  test("never takes the place of a person's word, and brings what is new", () => {
    const { columns, changed } = afterNewReading(before, fresh);
    expect(columns).toMatchObject({ manufacturer: "Flowline AB", lots: ["L1", "L2"], serials: ["S1"] });
    expect(columns.noticeDate).toBeNull();
    expect(changed).toEqual(["noticeDate", "serials"]);
  });

  test("leaves what was carried over from the revision before, where it says nothing", () => {
    expect(afterNewReading(before, fresh).columns.contactName).toBe("Eva");
  });
});

test("the same words with other line ends and spaces are no correction", () => {
  const long = columnsOf({ ...facts, problem: fact("The pump stops.\nNo alarm is heard. ") });
  const before = { read: long, columns: long, review: {} };
  const given = { problem: "The pump stops.\r\nNo alarm is heard." };
  expect(through(given, ["problem"], before).problem).toMatchObject({ state: "confirmed" });
  expect(fieldState({ read: long, columns: { ...long, ...given }, review: {} }, "problem")).toBe("read");
});
