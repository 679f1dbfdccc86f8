import { describe, expect, it } from "vitest";
import { pageLines } from "#lib/documents/text/pageLines.ts";
import type { TextRun } from "#lib/documents/text/runs.ts";

const SIZE = 10;
const WIDTH = 5;

/** Cells as [left edge, height of the line, text], each letter half as wide as it is high. */
function page(...cells: [x: number, y: number, text: string][]): string {
  const runs: TextRun[] = cells.map(([x, y, text]) => ({
    text,
    x,
    y,
    width: text.length * WIDTH,
    size: SIZE,
  }));
  return pageLines(runs);
}

describe("tables of a page", () => {
  it("gives a row on one line when its cells run over several lines", () => {
    const text = page(
      [50, 100, "REF"],
      [120, 100, "Name"],
      [250, 100, "Lot"],
      [50, 120, "FP-16G"],
      [120, 120, "Cannula sixteen gauge,"],
      [250, 120, "24K0310, 24K0311,"],
      [120, 132, "green"],
      [250, 132, "24K0312"],
      [50, 152, "FP-18G"],
      [120, 152, "Cannula eighteen"],
      [250, 152, "24L0001"],
    );
    expect(text.split("\n")).toEqual([
      "REF\tName\tLot",
      "FP-16G\tCannula sixteen gauge, green\t24K0310, 24K0311, 24K0312",
      "FP-18G\tCannula eighteen\t24L0001",
    ]);
  });

  it("finds the row of cells that stand in the middle of its height", () => {
    const text = page(
      [50, 60, "A line of text that shows how wide the page is, from its left edge to its right edge."],
      [120, 100, "Unique identifier of the"],
      [250, 100, "07350001234519"],
      [50, 106, "1.3"],
      [120, 112, "device"],
      [250, 112, "07350001234526"],
      [50, 140, "1.4"],
      [120, 140, "Purpose"],
      [250, 140, "Infusion"],
    );
    expect(text.split("\n").slice(2)).toEqual([
      "1.3\tUnique identifier of the device\t07350001234519",
      "07350001234526",
      "1.4\tPurpose\tInfusion",
    ]);
  });

  it("joins a code that a narrow cell broke at its hyphen", () => {
    const text = page(
      [50, 100, "00-5842-"],
      [120, 100, "Insert size six, left"],
      [250, 100, "64021889"],
      [50, 112, "016"],
      [50, 134, "00-5843-"],
      [120, 134, "Insert size seven"],
      [250, 134, "64021890"],
      [50, 146, "017"],
    );
    expect(text.split("\n")).toEqual([
      "00-5842-016\tInsert size six, left\t64021889",
      "00-5843-017\tInsert size seven\t64021890",
    ]);
  });

  it("leaves running text below and beside a table as it is", () => {
    const text = page(
      [50, 100, "REF"],
      [250, 100, "Lot"],
      [50, 112, "FP-16G"],
      [250, 112, "24K0310"],
      [50, 134, "Please return the products that are listed above before the end of May."],
      [50, 146, "Thank you."],
    );
    expect(text).toBe(
      "REF\tLot\nFP-16G\t24K0310\n\nPlease return the products that are listed above before the end of May.\nThank you.",
    );
  });

  it("takes no longer than the page is long", () => {
    const cells = Array.from({ length: 8_000 }, (_, row): [number, number, string] => [
      50 + (row % 3) * 100,
      100 + row * 7,
      `C${row}`,
    ]);
    expect(page(...cells)).toContain("C7999");
  });

  it("parts the rows of a form whose values follow their names as line follows line", () => {
    const text = page(
      [50, 100, "1."],
      [90, 100, "1. Device type"],
      [90, 116, "Sling for a hoist, padded, with four loops at the legs"],
      [50, 132, "1."],
      [90, 132, "2. Commercial name"],
      [90, 148, "Lifta Sling"],
      [50, 164, "1."],
      [90, 164, "5. Article number"],
      [90, 180, "1720120"],
    );
    expect(text.split("\n")).toEqual([
      "1.\t1. Device type",
      "Sling for a hoist, padded, with four loops at the legs",
      "1.\t2. Commercial name",
      "Lifta Sling",
      "1.\t5. Article number",
      "1720120",
    ]);
  });

  it("keeps each value beside the name of its field where rows are as close as lines", () => {
    const text = page(
      [50, 100, "Notice no."],
      [150, 100, "FSN 2025-11/SW"],
      [50, 115, "Product"],
      [150, 115, "MediView workstation"],
      [50, 130, "Affected versions"],
      [150, 130, "4.2.0 and 4.3.0, on all servers of a site, whatever"],
      [150, 145, "their licence"],
      [50, 160, "Issued"],
      [150, 160, "2025-11-19"],
      [50, 190, "Description"],
      [150, 190, "None"],
    );
    expect(text.split("\n")).toEqual([
      "Notice no.\tFSN 2025-11/SW",
      "Product\tMediView workstation",
      "Affected versions\t4.2.0 and 4.3.0, on all servers of a site, whatever their licence",
      "Issued\t2025-11-19",
      "Description\tNone",
    ]);
  });

  it("tells narrow cells apart by what begins exactly below them", () => {
    const text = page(
      [50, 100, "Cat"],
      [84, 100, "Lot"],
      [118, 100, "Expiry"],
      [50, 118, "HN1530"],
      [84, 118, "1577UN"],
      [118, 118, "2026-10"],
      [50, 136, "HE1532"],
      [84, 136, "1268UE"],
      [118, 136, "2026-11"],
    );
    expect(text.split("\n")).toEqual([
      "Cat\tLot\tExpiry",
      "HN1530\t1577UN\t2026-10",
      "HE1532\t1268UE\t2026-11",
    ]);
  });

  it("leaves the words of a paragraph alone, however wide its spaces", () => {
    const text = page(
      [50, 100, "Use"],
      [70.3, 100, "another"],
      [110.1, 100, "device"],
      [50, 112, "while"],
      [80.9, 112, "this"],
      [106.2, 112, "one"],
      [126.9, 112, "is"],
      [50, 124, "being"],
      [80.1, 124, "examined"],
    );
    expect(text).toBe("Use another device\nwhile this one is\nbeing examined");
  });
});
