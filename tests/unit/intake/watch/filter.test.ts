import { describe, expect, test } from "vitest";
import type { WatchedEntry } from "#lib/intake/watch/entry.ts";
import { filterOf, filtersSchema, storedFilters } from "#lib/intake/watch/filter.ts";

function entry(more: Partial<WatchedEntry> = {}): WatchedEntry {
  const blank = { id: "1", title: null, link: null, published: null, text: "", html: null };
  return { ...blank, areas: [], stated: [], documents: [], ...more };
}

function verdict(filters: Record<string, unknown>, of: Partial<WatchedEntry>) {
  return filterOf(filtersSchema.parse(filters))(entry(of));
}

describe("filters of a source", () => {
  test("without filters everything passes, and says so", () => {
    expect(verdict({}, { title: "Vad som helst" })).toEqual({
      passes: true,
      reasons: [{ key: "all", values: {} }],
    });
  });

  test.each([
    ["pump", "Nya Pumpar återkallas", true],
    ["pump", "Infusionspump återkallas", false],
    ["*pump", "Infusionspump återkallas", true],
    ["ÅTERKALL", "pumpar återkallas", true],
    ["pump", "pumpa\u0308r", true],
    ["field safety", "Urgent Field\n Safety Notice", true],
    ["C++ (beta)", "c++ (beta) kit", true],
    ["a.c", "abc", false],
    ["*", "vad som helst", true],
  ])("the word %s in %s: %s", (word, title, passes) => {
    expect(verdict({ words: word }, { title }).passes).toBe(passes);
  });

  test("says which word was met, and which was excluded", () => {
    const filters = { words: "pump\nslang", notWords: "veterinär" };
    expect(verdict(filters, { title: "Slangar", text: "…" }).reasons).toEqual([
      { key: "met.words", values: { term: "Slang" } },
    ]);
    expect(verdict(filters, { title: "Slangar", text: "för veterinärt bruk" })).toEqual({
      passes: false,
      reasons: [{ key: "excluded.words", values: { term: "veterinär" } }],
    });
  });

  test("of each kind that is filled in something must be met", () => {
    const filters = { words: "pump", areas: "ortopedi" };
    expect(verdict(filters, { title: "Pump" })).toEqual({
      passes: false,
      reasons: [{ key: "missing.areas", values: {} }],
    });
    expect(verdict(filters, { title: "Pump", areas: ["Ortopedi"] }).passes).toBe(true);
  });

  test("a manufacturer in a field of its own is looked for there, else in the text", () => {
    const stated = [{ field: "manufacturer" as const, values: ["Flowline Medical GmbH"] }];
    expect(verdict({ manufacturers: "Flowline" }, { stated }).passes).toBe(true);
    expect(verdict({ manufacturers: "Northwind" }, { stated, text: "as with Northwind" }).passes).toBe(false);
    expect(verdict({ notManufacturers: "Northwind" }, { text: "by Northwind Inc." }).passes).toBe(false);
  });

  test("terms come by line, comma or as they are kept; what is kept wrongly lets everything through", () => {
    expect(filtersSchema.parse({ words: " a, b;c\n\n a " }).words).toEqual(["a", "b", "c"]);
    expect(storedFilters({ words: ["a"] }).words).toEqual(["a"]);
    expect(storedFilters({ words: 7 })).toEqual(filtersSchema.parse({}));
  });

  test("500 terms over a long text take no time to speak of", () => {
    const words = Array.from({ length: 500 }, (_, n) => `ord${n}`).join("\n");
    const judge = filterOf(filtersSchema.parse({ words }));
    const text = "ord ".repeat(50_000);
    expect(judge(entry({ text })).passes).toBe(false);
  });
});
