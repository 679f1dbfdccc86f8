import { expect, test } from "vitest";
import { type ScannedPage, weighScanned } from "#lib/intake/pictures.ts";
import { emptyFacts, type Fact } from "#lib/notices/facts.ts";

const fact = (value: string, more: Partial<Fact> = {}): Fact => ({
  value,
  confidence: 0.9,
  page: 1,
  source: "brev.pdf",
  evidence: `Lot ${value}`,
  ...more,
});

/** A page with one line of words of the given confidence. */
function page(words: [text: string, confidence: number][]): ScannedPage {
  return {
    source: "brev.pdf",
    page: 1,
    width: 100,
    height: 100,
    words: words.map(([text, confidence], index) => ({
      text,
      confidence,
      before: index === 0 ? "" : " ",
      x: index / 10,
      y: 0.1,
      width: 0.09,
      height: 0.02,
    })),
  };
}

test("a fact from a picture is less sure, and as unsure as its least sure word", () => {
  const scanned = [
    page([
      ["Lot", 0.96],
      ["24A117", 0.93],
      ["24A118", 0.5],
    ]),
  ];
  const facts = { ...emptyFacts(), lots: [fact("24A117"), fact("24A118")] };
  expect(weighScanned(facts, scanned).lots.map((one) => one.confidence)).toEqual([0.81, 0.5]);
});

test("a code is never called sure, unless a check digit tells that it was read right", () => {
  const scanned = [page([["07350001234519", 0.96]])];
  const facts = { ...emptyFacts(), udiDis: [fact("07350001234519")], refs: [fact("07350001234519")] };
  const { udiDis, refs } = weighScanned(facts, scanned);
  expect([udiDis[0]?.confidence, refs[0]?.confidence]).toEqual([0.86, 0.81]);
});

test("the words of the letter count where the value is made from them", () => {
  const scanned = [
    page([
      ["Datum:", 0.4],
      ["2", 0.9],
      ["mars", 0.9],
      ["2026", 0.9],
    ]),
  ];
  const facts = { ...emptyFacts(), date: fact("2026-03-02", { written: "2 mars 2026" }) };
  expect(weighScanned(facts, scanned).date?.confidence).toBe(0.86);
});

test("a fact whose words are not found is as unsure as the page", () => {
  const scanned = [
    page([
      ["Lot", 0.96],
      ["24A117", 0.3],
    ]),
  ];
  const facts = { ...emptyFacts(), manufacturer: fact("Nordisk", { evidence: "Nordisk AB" }) };
  expect(weighScanned(facts, scanned).manufacturer?.confidence).toBe(0.32);
});

test("facts from elsewhere stay as they are", () => {
  const scanned = [page([["Lot", 0.2]])];
  const facts = { ...emptyFacts(), lots: [fact("24A117", { source: "body" }), fact("24A118", { page: 2 })] };
  expect(weighScanned(facts, scanned)).toEqual(facts);
  expect(weighScanned(facts, [])).toBe(facts);
});
