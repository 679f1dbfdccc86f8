import { expect, test } from "vitest";
import { mostPasted, parsePasted } from "#lib/checklist/pasted.ts";

test("columns without headings are customer, customer number, quantity and note", () => {
  const { entries, problems } = parsePasted(
    "IVA Halmstad\t610210\t12\takut\r\nKirurgavdelning 2\t610310\t\t\r\n",
  );
  expect(problems).toEqual([]);
  expect(entries).toEqual([
    { name: "IVA Halmstad", customerNumber: "610210", quantity: 12, note: "akut" },
    { name: "Kirurgavdelning 2", customerNumber: "610310", quantity: null, note: null },
  ]);
});

test("a row of headings lets the columns stand in any order, and others be passed over", () => {
  const text = "Antal\tOrderdatum\tKundnr.\tKundnamn\n3\t2026-02-01\t610210\tIVA";
  expect(parsePasted(text).entries).toEqual([
    { name: "IVA", customerNumber: "610210", quantity: 3, note: null },
  ]);
});

test("a customer that is called as a heading is not taken for one", () => {
  expect(parsePasted("Enhet\t610210\t3").entries).toHaveLength(1);
});

test("a customer number alone is name enough", () => {
  expect(parsePasted("\t610210\t3").entries[0]).toMatchObject({ name: "610210", customerNumber: "610210" });
});

test("quantities are read as people write them", () => {
  const text = ["A\t1\t1 200", "B\t2\t1\u00a0200 st", "C\t3\t3,0", "D\t4\t0"].join("\n");
  expect(parsePasted(text).entries.map((entry) => entry.quantity)).toEqual([1200, 1200, 3, 0]);
});

test("a cell with line breaks, as Excel quotes it, is one cell", () => {
  const { entries } = parsePasted('"Röntgen\nHalmstad"\t620210\t1\n5" slang\t620220\t2');
  expect(entries.map((entry) => entry.name)).toEqual(["Röntgen Halmstad", '5" slang']);
});

test("empty rows and a byte order mark are passed over", () => {
  expect(parsePasted("\ufeffIVA\t1\n\n\t\t\nBVA\t2\n").entries.map((entry) => entry.name)).toEqual([
    "IVA",
    "BVA",
  ]);
  expect(parsePasted("  \n\t\n")).toEqual({ entries: [], problems: [] });
});

test.each([
  ["IVA\t610210\tmånga", "quantity", "många"],
  ["IVA\t610210\t-3", "quantity", "-3"],
  ["IVA\t610210\t2,5", "quantity", "2,5"],
  ["IVA\t610210\t99999999999", "quantity", "99999999999"],
  ["\t\t4\t", "nameless", ""],
  [`${"x".repeat(201)}\t1`, "tooLong", "x".repeat(40)],
  [`IVA\t${"9".repeat(51)}`, "tooLong", "9".repeat(40)],
  [`IVA\t1\t1\t${"n".repeat(501)}`, "tooLong", "n".repeat(40)],
])("%j is told with its line", (row, problem, value) => {
  const { entries, problems } = parsePasted(`Bra rad\t1\t1\n${row}`);
  expect(problems).toEqual([{ line: 2, problem, value }]);
  expect(entries).toHaveLength(1);
});

test("a quotation mark without an end is told, not guessed", () => {
  expect(parsePasted('IVA\t1\n"Röntgen\t2').problems).toMatchObject([{ problem: "unreadable" }]);
});

test("more rows than a paste may hold are refused as a whole", () => {
  const text = Array.from({ length: mostPasted + 1 }, (_, row) => `Enhet ${row}\t${row}`).join("\n");
  expect(parsePasted(text)).toMatchObject({ entries: [], problems: [{ problem: "tooMany" }] });
});

test("what looks like a formula is a name", () => {
  expect(parsePasted('=HYPERLINK("http://x")\t1').entries[0]?.name).toBe('=HYPERLINK("http://x")');
});
