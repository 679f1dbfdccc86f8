import { describe, expect, test } from "vitest";
import {
  defaultOpening,
  doubtFrom,
  type OpeningSettings,
  openingDoubts,
  opensByItself,
  storedDoubt,
} from "#lib/intake/opening.ts";
import { emptyFacts, type Fact, type NoticeFacts } from "#lib/notices/facts.ts";

const fact = (value: string, confidence: number): Fact => ({
  value,
  confidence,
  page: 1,
  source: "fsn.pdf",
  evidence: value,
});
const sureFacts: NoticeFacts = {
  ...emptyFacts(),
  manufacturer: fact("Flowline", 0.95),
  devices: [fact("Flow 100", 0.4), fact("Flow 200", 0.8)],
  fscaReferences: [fact("FSCA-1", 0.9)],
};
const message = (facts: NoticeFacts | null, more: object = {}) => ({
  origin: { channel: "mail" },
  recognised: true,
  reasons: ["heading"],
  facts,
  ...more,
});
const own: OpeningSettings = { mode: "own", threshold: 0.85, required: ["manufacturer", "devices", "date"] };

describe("a notice opens a case by itself", () => {
  test("when manufacturer, the surest device, and a reference or title are sure", () => {
    expect(opensByItself(message(sureFacts), defaultOpening)).toBe(true);
    const titled = { ...sureFacts, fscaReferences: [], title: fact("Flow 200: pump may stop", 0.7) };
    expect(opensByItself(message(titled), defaultOpening)).toBe(true);
  });

  test("never when it was not recognised, and not when the region wants none to", () => {
    expect(opensByItself(message(sureFacts, { recognised: false }), defaultOpening)).toBe(false);
    expect(openingDoubts(message(sureFacts), { ...defaultOpening, mode: "never" })).toEqual([
      { about: "never", confidence: null },
    ]);
  });

  test("always when a person registered it", () => {
    const manual = message(null, { origin: { channel: "manual" } });
    expect(opensByItself(manual, { ...own, mode: "never" })).toBe(true);
  });
});

describe("why it does not", () => {
  test("is told fact by fact, with how sure the surest was", () => {
    const unsure = { ...sureFacts, devices: [fact("Flow", 0.55)], fscaReferences: [] };
    expect(openingDoubts(message(unsure), defaultOpening)).toEqual([
      { about: "devices", confidence: 0.55 },
      { about: "named", confidence: null },
    ]);
    expect(openingDoubts(message(null), defaultOpening)).toHaveLength(3);
  });

  test("follows the region's own limit and facts", () => {
    expect(openingDoubts(message(sureFacts), own)).toEqual([
      { about: "devices", confidence: 0.8 },
      { about: "date", confidence: null },
    ]);
    // Limit and facts of an own rule do not count while the default is chosen.
    expect(openingDoubts(message(sureFacts), { ...own, mode: "standard" })).toEqual([]);
  });

  test("is that it looks like other mail, however sure the facts are", () => {
    const mixed = message(sureFacts, { reasons: ["template", "newsletter"] });
    expect(openingDoubts(mixed, defaultOpening)).toEqual([{ about: "otherMail", confidence: null }]);
  });

  test.each([
    [{ about: "devices", confidence: 0.55 }, "devices 0.55"],
    [{ about: "named", confidence: null }, "named"],
    [{ about: "never", confidence: null }, "never"],
  ] as const)("is kept and read back: %o", (doubt, stored) => {
    expect(storedDoubt(doubt)).toBe(stored);
    expect(doubtFrom(stored)).toEqual(doubt);
  });

  test("that nobody knows is left out", () => {
    expect(doubtFrom("weather 0.2")).toBeNull();
  });
});
