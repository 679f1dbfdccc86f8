import fc from "fast-check";
import { expect, test } from "vitest";
import { findWords } from "#lib/documents/pages/findWords.ts";
import type { PageWord } from "#lib/documents/text/pageText.ts";

/** Lines of words, each letter a hundredth of the page wide, each line four hundredths below the one before. */
function page(...lines: string[]): PageWord[] {
  return lines.flatMap((line, row) => {
    let x = 0.1;
    return line.split(" ").map((text) => {
      const word = { text, x, y: 0.1 + row * 0.04, width: text.length / 100, height: 0.02 };
      x += word.width + 0.01;
      return word;
    });
  });
}

const rounded = (value: number) => Math.round(value * 1000) / 1000;
const places = (words: PageWord[], evidence: string) =>
  findWords(words, evidence).map(({ x, y, width }) => [rounded(x), rounded(y), rounded(width)]);

test("the words of one line are one box, those of several lines one each", () => {
  const words = page("Berörda lotnummer är 24A117", "och 24A118 enligt listan");
  expect(places(words, "lotnummer är 24A117")).toEqual([[0.18, 0.1, 0.19]]);
  expect(places(words, "är 24A117 och 24A118")).toEqual([
    [0.28, 0.1, 0.09],
    [0.1, 0.14, 0.1],
  ]);
});

test("white space, tabs, case and kinds of dash do not matter", () => {
  const words = page("REF 200–300", "Lot A");
  expect(places(words, "ref\t200-300\n LOT a")).toHaveLength(2);
});

test("words divided at line ends, soft hyphens and ligatures are the same words", () => {
  expect(places(page("pump med säkerhets-", "meddelande nu"), "säkerhetsmeddelande")).toEqual([
    [0.19, 0.1, 0.1],
    [0.1, 0.14, 0.1],
  ]);
  expect(
    places(page("konﬁgurera de\u00adfi\u00adbril\u00adla\u00adtor"), "konfigurera defibrillator"),
  ).toHaveLength(1);
});

test("whole words come before the first place that only holds the letters", () => {
  expect(places(page("24A1171 24A117"), "24A117")).toEqual([[0.18, 0.1, 0.06]]);
  expect(places(page("x24A117y"), "24A117")).toEqual([[0.11, 0.1, 0.06]]);
});

test("an ellipsis is not looked for, and a good part will do where the whole is not there", () => {
  const words = page("Pumpen kan sluta larma vid fel");
  expect(places(words, "sluta larma vid…")).toHaveLength(1);
  expect(places(words, "kan sluta larma när batteriet är")).toEqual([[0.17, 0.1, 0.15]]);
});

test("what is not there is not found", () => {
  expect(findWords(page("Pumpen kan sluta larma"), "Defibrillatorn")).toEqual([]);
  expect(findWords(page("Pumpen"), " … ")).toEqual([]);
  expect(findWords([], "Pumpen")).toEqual([]);
});

test("text that runs up the margin is one box", () => {
  const words = ["FSN", "2026-14"].map((text, index) => ({
    text,
    x: 0.02,
    y: 0.5 - index * 0.12,
    width: 0.02,
    height: 0.1,
  }));
  expect(findWords(words, "FSN 2026-14")).toHaveLength(1);
});

test("any words and any evidence give boxes within the words", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 8 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 12 }), text, (words, evidence) => {
      for (const box of findWords(page(words.join(" ")), evidence)) {
        expect(box.x).toBeGreaterThanOrEqual(0.1);
        expect(box.width).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});
