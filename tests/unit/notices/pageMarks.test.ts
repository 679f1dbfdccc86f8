import { expect, test } from "vitest";
import type { FactMark } from "#lib/notices/marks.ts";
import { pageMarks } from "#lib/notices/pageMarks.ts";

/** Words on lines of ten, each a tenth of the page wide. */
function wordsOf(...lines: string[]) {
  return lines.flatMap((line, row) =>
    line.split(" ").map((text, column) => ({
      text,
      x: column / 10,
      y: row / 10,
      width: 0.09,
      height: 0.05,
    })),
  );
}
const mark = (evidence: string, values: string[]): FactMark => ({
  id: "mark-1",
  source: "fsn.pdf",
  page: 1,
  evidence,
  values,
  fields: ["lots"],
});

test("a mark covers its words line by line, and its values within them only", () => {
  const words = wordsOf("L100 is a lot", "Lots: L100, L101", "and L102");
  const [found] = pageMarks(words, [mark("Lots: L100, L101 and L102", ["L100", "L102"])]);
  expect(found?.boxes).toHaveLength(2);
  expect(found?.values.map(({ y }) => y)).toEqual([0.1, 0.2]);
});

test("words that stand in another order are marked by their values", () => {
  const words = wordsOf("Lots of this product:", "L100 L101", "The pump may stop without any alarm at all");
  const evidence = "Lots of L100 L101 this product: The pump may stop without any alarm at all";
  const [found] = pageMarks(words, [mark(evidence, ["L100", "L101"])]);
  expect(found?.boxes.every(({ y }) => y === 0.1)).toBe(true);
});

test("a value that is written otherwise is not pointed out by a part of it", () => {
  const words = wordsOf("Date: 20 March 2026");
  const [found] = pageMarks(words, [mark("Date: 20 March 2026", ["2026-03-20"])]);
  expect(found?.boxes).toHaveLength(1);
  expect(found?.values).toEqual([]);
});

test("words that are not on the page have no boxes", () => {
  expect(pageMarks(wordsOf("Something else"), [mark("Lots: Z900", ["Z900"])])[0]?.boxes).toEqual([]);
  expect(pageMarks([], [mark("Lots: Z900", ["Z900"])])[0]?.boxes).toEqual([]);
});
