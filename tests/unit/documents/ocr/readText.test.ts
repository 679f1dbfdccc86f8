import sharp from "sharp";
import { expect, test } from "vitest";
import type { OcrPage } from "#lib/documents/ocr/ocrPage.ts";
import { readText } from "#lib/documents/ocr/readText.ts";
import { findWords } from "#lib/documents/pages/findWords.ts";
import { pdfPageWords } from "#lib/documents/pages/pages.ts";
import { textOf } from "#lib/documents/text/pageLines.ts";
import { LETTER, scannedPdf, scanOf, typeset } from "#tests/factories/scans.ts";

const letter = typeset(LETTER);
const lines = (page: OcrPage | undefined) => textOf(page?.words ?? []).split(/\n+/);

test("a scanned page is read with å, ä and ö, and each word has its place", async () => {
  const { pages, problem } = await readText({ content: await scannedPdf(letter), kind: "pdf", pages: [1] });
  expect(problem).toBeNull();
  expect(lines(pages[0])).toEqual([
    "VIKTIGT SÄKERHETSMEDDELANDE",
    "Tillverkare: Nordisk Medicinteknik AB",
    "Produkt: Infusionspump Droppa 300",
    "FSCA-referens: FSCA-2026-014",
    "Datum: 2026-03-02",
    "Pumpen kan sluta larma när batteriet är under 20 %.",
    "Artikelnummer: D-300",
    "Lotnummer: 24A117",
  ]);
  const [box] = findWords(pages[0]?.words ?? [], "FSCA-2026-014");
  const [typed] = findWords((await pdfPageWords(letter, 1)).words, "FSCA-2026-014");
  expect(box?.x).toBeCloseTo(typed?.x ?? 0, 2);
  expect((box?.y ?? 0) + (box?.height ?? 0) / 2).toBeCloseTo((typed?.y ?? 0) + (typed?.height ?? 0) / 2, 2);
  expect(Math.min(...(pages[0]?.words ?? []).map((word) => word.confidence))).toBeGreaterThan(0.5);
});

test("a rough scan that lies askew, upside down, is read all the same, and the places are those on the sheet", async () => {
  const content = await scanOf(letter, { turned: 183, noise: 50, format: "jpeg" });
  const { pages } = await readText({ content, kind: "picture", pages: null });
  expect(lines(pages[0])).toEqual(
    expect.arrayContaining(["FSCA-referens: FSCA-2026-014", "Lotnummer: 24A117"]),
  );
  const [box] = findWords(pages[0]?.words ?? [], "FSCA-2026-014");
  // Upside down, what stood at the upper left is at the lower right.
  expect(box?.x).toBeGreaterThan(0.5);
  expect(box?.y).toBeGreaterThan(0.5);
});

/** A sheet as it is photographed: askew, in poor light, a little out of focus. */
async function photographed(source: string): Promise<Buffer> {
  const straight = await scanOf(typeset(source), { dpi: 150 });
  const dull = sharp(straight).flatten().linear(0.5, 40).rotate(-2, { background: "#a0a0a0" });
  return dull.blur(0.5).jpeg({ quality: 60 }).toBuffer();
}

test("a sheet that was photographed askew in poor light is read, with German letters beside Swedish ones", async () => {
  const content = await photographed(LETTER.replace("Nordisk Medicinteknik AB", "Größe Müller GmbH"));
  const { pages } = await readText({ content, kind: "picture", pages: null });
  expect(lines(pages[0])).toEqual(
    expect.arrayContaining([
      "Tillverkare: Größe Müller GmbH",
      "FSCA-referens: FSCA-2026-014",
      "Pumpen kan sluta larma när batteriet är under 20 %.",
    ]),
  );
});

test("a Danish or Norwegian sheet is read with its own letters", async () => {
  const text = "Ved brug kan flowet afvige fra den indstillede værdi. Sæt dem i karantæne.";
  const letter = LETTER.replace("Nordisk Medicinteknik AB", "Sønderskov ApS").replace(
    "Pumpen kan",
    `${text} Den kan`,
  );
  const content = await scanOf(typeset(letter));
  const { pages } = await readText({ content, kind: "picture", pages: null });
  expect(textOf(pages[0]?.words ?? [])).toContain("Tillverkare: Sønderskov ApS");
  expect(textOf(pages[0]?.words ?? [])).toMatch(/Sæt dem i\s+karantæne/);
});

test("a sheet that lies on its side is turned", async () => {
  const content = await scanOf(letter, { turned: 90, format: "tiff" });
  const { pages } = await readText({ content, kind: "picture", pages: null });
  expect(lines(pages[0])).toContain("FSCA-referens: FSCA-2026-014");
  const [box] = findWords(pages[0]?.words ?? [], "FSCA-2026-014");
  expect(box?.height).toBeGreaterThan(box?.width ?? 1);
});

test("an empty page has no words, and what is no picture says so", async () => {
  const empty = await sharp({ create: { width: 600, height: 400, channels: 3, background: "white" } })
    .png()
    .toBuffer();
  expect(await readText({ content: empty, kind: "picture", pages: null })).toMatchObject({
    pages: [{ page: 1, words: [] }],
    problem: null,
  });
  const cut = empty.subarray(0, 40);
  expect(await readText({ content: cut, kind: "picture", pages: null })).toMatchObject({
    pages: [],
    problem: "broken",
  });
  expect(await readText({ content: letter.subarray(0, 200), kind: "pdf", pages: [1] })).toMatchObject({
    problem: "broken",
  });
});

test("a picture of absurdly many pixels is not opened", async () => {
  const huge = await sharp({ create: { width: 10_000, height: 9_000, channels: 3, background: "white" } })
    .png()
    .toBuffer();
  expect(await readText({ content: huge, kind: "picture", pages: null })).toMatchObject({
    pages: [],
    problem: "too-large",
  });
});
