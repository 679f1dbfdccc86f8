import { expect, test } from "vitest";
import { skewOf } from "#lib/documents/ocr/skew.ts";

/** Lines of dashes, turned clockwise about the middle. */
function sheet(degrees: number) {
  const [width, height] = [600, 800];
  const grey = new Uint8Array(width * height).fill(230);
  const angle = (degrees * Math.PI) / 180;
  for (let row = -10; row <= 10; row++)
    for (let along = -200; along < 200; along += 0.5) {
      if (Math.floor(along / 9) % 4 === 0) continue;
      for (let thick = 0; thick < 6; thick++) {
        const down = row * 20 + thick;
        const x = Math.round(width / 2 + along * Math.cos(angle) - down * Math.sin(angle));
        const y = Math.round(height / 2 + along * Math.sin(angle) + down * Math.cos(angle));
        if (x >= 0 && y >= 0 && x < width && y < height) grey[y * width + x] = 20;
      }
    }
  return { width, height, grey };
}

test.each([0, 1.5, -4, 7])("lines turned by %s degrees are to be turned back by as much", (degrees) => {
  expect(skewOf(sheet(degrees)) + degrees).toBeCloseTo(0, 0);
});

test("lines that run up or down are to be turned by a quarter", () => {
  expect(skewOf(sheet(90))).toBeCloseTo(90, 0);
  expect(skewOf(sheet(92))).toBeCloseTo(88, 0);
});

test("an empty sheet is left as it is", () => {
  expect(skewOf({ width: 100, height: 100, grey: new Uint8Array(10_000).fill(255) })).toBe(0);
  expect(skewOf({ width: 0, height: 0, grey: new Uint8Array() })).toBe(0);
});
