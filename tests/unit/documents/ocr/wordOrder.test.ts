import { expect, test } from "vitest";
import type { RecognisedWord } from "#lib/documents/ocr/tesseract.ts";
import { inReadingOrder } from "#lib/documents/ocr/wordOrder.ts";
import { textOf } from "#lib/documents/text/pageLines.ts";

/** Words of one line: text, left edge, top and height in pixels. */
const line = (name: string, ...words: [string, number, number, number][]): RecognisedWord[] =>
  words.map(([text, x, y, height]) => ({
    text,
    x,
    y,
    width: text.length * 14,
    height,
    line: name,
    confidence: 0.9,
  }));

test("headings that were cut out with the frame around them stay a line of their own", () => {
  const words = [
    ...line(
      "1",
      ["Produkt", 100, 100, 39],
      ["REF", 400, 105, 23],
      ["Lotnr", 700, 100, 39],
      ["Nr", 990, 103, 25],
    ),
    ...line(
      "2",
      ["Pump", 100, 158, 29],
      ["451621", 400, 158, 24],
      ["KC2885", 700, 158, 24],
      ["53", 990, 158, 24],
    ),
    ...line(
      "3",
      ["Pump", 100, 212, 29],
      ["451622", 400, 212, 24],
      ["KC2886", 700, 212, 24],
      ["54", 990, 212, 24],
    ),
    ...line(
      "4",
      ["Pump", 100, 266, 29],
      ["451623", 400, 266, 24],
      ["KC2887", 700, 266, 24],
      ["55", 990, 266, 24],
    ),
  ];
  expect(textOf(inReadingOrder(words)).split("\n")).toEqual([
    "Produkt\tREF\tLotnr\tNr",
    "Pump\t451621\tKC2885\t53",
    "Pump\t451622\tKC2886\t54",
    "Pump\t451623\tKC2887\t55",
  ]);
});

test("letters below the line, and words without tall ones, do not move it", () => {
  const words = line("1", ["ansvarig", 100, 107, 33], ["one", 222, 107, 18], ["Typ", 274, 100, 32]);
  expect(textOf(inReadingOrder(words))).toBe("ansvarig one Typ");
});
