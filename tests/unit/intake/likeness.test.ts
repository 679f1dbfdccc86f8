import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isForwarded } from "#lib/intake/forward.ts";
import {
  bandsOf,
  likenessOf,
  type Sketch,
  sketchBytes,
  sketchFrom,
  sketchOf,
} from "#lib/intake/likeness/sketch.ts";

const letter = Array.from(
  { length: 40 },
  (_, index) => `Stycke ${index}: pumpen kan stanna utan larm vid ${index * 7} ml`,
);
const text = letter.join(". ");
const of = (value: string): Sketch => {
  const sketch = sketchOf(value);
  if (!sketch) throw new Error("too short");
  return sketch;
};
const meet = (one: Sketch, other: Sketch) => bandsOf(one).some((band) => bandsOf(other).includes(band));

describe("the likeness of texts", () => {
  test("marks, case, line breaks and quoting do not count", () => {
    const quoted = `> ${text.toUpperCase().replace(/\. /g, "\n> ")}`;
    expect(likenessOf(of(text), of(quoted))).toBe(1);
  });

  test("another greeting and footer leave it near, and the two meet", () => {
    const other = `Hej Anna, se nedan från leverantören. ${text}. Med vänlig hälsning Per på inköp, telefon 010 123 45`;
    expect(likenessOf(of(text), of(other))).toBeGreaterThan(0.8);
    expect(meet(of(text), of(other))).toBe(true);
  });

  test("another letter is far", () => {
    const other = Array.from(
      { length: 60 },
      (_, index) => `Paragraph ${index} on invoices and ${index} orders`,
    ).join(". ");
    expect(likenessOf(of(text), of(other))).toBeLessThan(0.1);
    expect(meet(of(text), of(other))).toBe(false);
  });

  test("it is estimated near what is really common", () => {
    for (const kept of [36, 30, 20]) {
      const other = [
        ...letter.slice(0, kept),
        ...letter.slice(kept).map((line, at) => `Annat ${at} ${line.length} saker helt ${at}`),
      ];
      const share = kept / (40 + (40 - kept));
      expect(Math.abs(likenessOf(of(text), of(other.join(". "))) - share)).toBeLessThan(0.15);
    }
  });

  test("too few words say nothing", () => {
    expect(sketchOf("Se bifogat säkerhetsmeddelande. Hälsningar Anna")).toBeNull();
    expect(sketchOf("")).toBeNull();
  });

  test("any text has a sketch that comes back from its bytes, or none", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000, unit: "binary" }), (any) => {
        const sketch = sketchOf(any);
        if (sketch) expect(sketchFrom(sketchBytes(sketch))).toEqual(sketch);
      }),
      { numRuns: 50 },
    );
    expect(sketchFrom(new Uint8Array(3))).toBeNull();
  });
});

describe("a forwarded mail", () => {
  test.each([
    "VB: Säkerhetsmeddelande",
    "FW: x",
    "Fwd: x",
    "WG: x",
    "TR: x",
    "TR : x",
    "RV: x",
    "VS: x",
    "I: x",
    "VB: SV: x",
    "[EXTERN] VB: x",
    "Fwd[2]: x",
  ])("%s", (subject) => {
    expect(isForwarded(subject)).toBe(true);
  });

  test.each(["SV: VB: x", "Re: x", "AW: x", "Antw: x", "x", "Vb om pumpar", "Is: cold", "", null])(
    "not %s",
    (subject) => {
      expect(isForwarded(subject)).toBe(false);
    },
  );
});
