import { describe, expect, test } from "vitest";
import { finderIn, markedPieces, placeMarks, valueWithin } from "#lib/notices/evidence.ts";
import { emptyFacts, type Fact } from "#lib/notices/facts.ts";
import { marksOf } from "#lib/notices/marks.ts";

const fact = (value: string, evidence: string, page: number | null = 1): Fact => ({
  value,
  confidence: 0.9,
  page,
  source: "fsn.pdf",
  evidence,
});
const textAt = (text: string, words: string) => {
  const found = finderIn(text)(words);
  return found && text.slice(found.start, found.end);
};

describe("words are found in a text", () => {
  test("whatever the spaces, line ends, case and dashes between them", () => {
    expect(textAt("Tillverkare:\n  Flowline  Medical\nGmbH, Kiel", "flowline medical gmbh")).toBe(
      "Flowline  Medical\nGmbH",
    );
    expect(textAt("Lot 1000–1999 och", "1000-1999")).toBe("1000–1999");
    expect(textAt("mjuk\u00advara 2.1", "mjukvara 2.1")).toBe("mjuk\u00advara 2.1");
  });

  test("by their beginning when the rest was cut off", () => {
    const start = "Description of the problem: the pump may stop";
    expect(textAt(`${start} without an alarm`, `${start} with …`)).toBe(`${start} with`);
    expect(textAt(`${start} at once`, `${start} when it is cold and the battery is old`)).toMatch(
      /^Description of the problem/,
    );
  });

  test("or not at all", () => {
    expect(textAt("Flow 200", "Flow 300")).toBeNull();
    expect(textAt("Flow 200", " … ")).toBeNull();
    expect(textAt("", "Flow")).toBeNull();
  });

  test("in a long text in a moment", () => {
    const text = `${"lot 12345 ".repeat(30_000)}slut`;
    expect(textAt(text, "slut")).toBe("slut");
  });
});

test("a short value is only pointed out as a word of its own", () => {
  const text = "Version 2010, lot 10";
  const place = { start: 0, end: text.length };
  expect(valueWithin(text, place, "10")).toEqual({ start: 18, end: 20 });
  expect(valueWithin(text, place, "01")).toBeNull();
  expect(valueWithin("REF FP - 200", { start: 0, end: 12 }, "FP-200")).toEqual({ start: 4, end: 12 });
});

describe("the marks of a notice", () => {
  const facts = {
    ...emptyFacts(),
    manufacturer: fact("Flowline", "Manufacturer: Flowline"),
    lots: [fact("L1", "Lots: L1, L2"), fact("L2", "Lots: L1, L2")],
    devices: [fact("Flow 200", "")],
  };
  const { marks, idOf } = marksOf(facts);

  test("are one for each place, whatever the number of values that stand there", () => {
    expect(marks).toHaveLength(2);
    expect(marks[1]).toMatchObject({ values: ["L1", "L2"], fields: ["lots"] });
    expect(idOf(facts.lots[1] as Fact)).toBe(marks[1]?.id);
    expect(idOf(facts.devices[0] as Fact)).toBeNull();
    expect(marksOf(null).marks).toEqual([]);
  });

  test("cut a text into pieces without losing a sign of it", () => {
    const text = "FSN\nManufacturer: Flowline\nLots: L1, L2\nEnd";
    const pieces = markedPieces(text, placeMarks(text, marks));
    expect(pieces.map((piece) => piece.text).join("")).toBe(text);
    expect(pieces.filter(({ value }) => value).map((piece) => piece.text)).toEqual(["Flowline", "L1", "L2"]);
    expect(pieces.flatMap(({ begins }) => begins.map(({ id }) => id))).toEqual(marks.map(({ id }) => id));
  });

  test("may lie within each other", () => {
    const nested = marksOf({
      ...emptyFacts(),
      problem: fact("The pump stops. Lot L1 is affected.", "The pump stops. Lot L1 is affected."),
      lots: [fact("L1", "Lot L1")],
    }).marks;
    const text = "The pump stops. Lot L1 is affected.";
    const pieces = markedPieces(text, placeMarks(text, nested));
    expect(pieces.find((piece) => piece.text.startsWith("Lot"))?.marks).toHaveLength(2);
  });
});
