import fc from "fast-check";
import { expect, test } from "vitest";
import { pageLines } from "#lib/documents/text/pageLines.ts";
import type { TextRun } from "#lib/documents/text/runs.ts";

const run = (text: string, x: number, y: number, size = 10): TextRun => ({
  text,
  x,
  y,
  width: text.length * size * 0.5,
  size,
});

test("runs in any order become lines from top to bottom, words parted where there is a gap", () => {
  expect(pageLines([run("två", 10, 40), run("Rad", 10, 28), run("ett", 27, 28), run("hop", 42, 28)])).toBe(
    "Rad etthop\ntvå",
  );
});

test("a table row is one line with a tab between its cells", () => {
  expect(pageLines([run("20145678", 200, 50), run("Z019110", 10, 50.4), run("Volumat", 90, 49.8)])).toBe(
    "Z019110\tVolumat\t20145678",
  );
});

test("raised signs and indices stay on their line", () => {
  expect(
    pageLines([
      run("Agilia", 10, 50),
      run("®", 40, 46, 6),
      run("H", 60, 50),
      run("2", 65, 52, 6),
      run("O", 68, 50),
    ]),
  ).toBe("Agilia®\tH2O");
});

test("text drawn twice to look bold appears once", () => {
  expect(pageLines([run("Varning", 10, 20), run("Varning", 10.4, 20)])).toBe("Varning");
  expect(pageLines([run("l", 10, 20, 4), run("l", 12, 20, 4)])).toBe("ll");
});

test("an empty line stands where the page leaves one", () => {
  expect(pageLines([run("a", 10, 20), run("b", 10, 32), run("c", 10, 60)])).toBe("a\nb\n\nc");
});

test("no letter is lost, whatever the positions", () => {
  const position = fc.record({
    x: fc.double({ min: 0, max: 600, noNaN: true }),
    y: fc.double({ min: 0, max: 800, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(position, { maxLength: 26 }), (positions) => {
      const runs = positions.map(({ x, y }, i) => run(String.fromCharCode(97 + i), x, y));
      const letters = [...pageLines(runs).replace(/\s/g, "")].toSorted().join("");
      expect(letters).toBe(runs.map((one) => one.text).join(""));
    }),
  );
});
