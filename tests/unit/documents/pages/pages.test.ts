import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { expect, test } from "vitest";
import { findWords } from "#lib/documents/pages/findWords.ts";
import { pageCount, pdfPageWords, renderPage } from "#lib/documents/pages/pages.ts";

const pdf = (source: string): Uint8Array => NodeCompiler.create().pdf({ mainFileContent: source });
const LETTER =
  "#set page(width: 200pt, height: 400pt, margin: 20pt)\n= Brev\nLot 24A117 gäller.\n#pagebreak()\nSlut";

/** Width, height and kind of colour of a PNG (ISO/IEC 15948, 11.2.2). */
function headerOf(png: Uint8Array): number[] {
  const bytes = Buffer.from(png);
  expect(bytes.toString("latin1", 1, 4)).toBe("PNG");
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes.readUInt8(25)];
}

test("a page becomes a picture of the width asked for, grey where it has no colour", async () => {
  const letter = pdf(LETTER);
  expect(headerOf(await renderPage(letter, 1, 300))).toEqual([300, 600, 0]);
  const coloured = pdf("#set page(width: 200pt, height: 400pt)\n#rect(fill: red)");
  expect(headerOf(await renderPage(coloured, 1, 100))).toEqual([100, 200, 2]);
  expect(await pageCount(letter)).toBe(2);
});

test("no picture is larger than its bounds", async () => {
  const [width = 0, height = 0] = headerOf(
    await renderPage(pdf("#set page(width: 100pt, height: 9000pt)\na"), 1, 9000),
  );
  expect(width * height).toBeLessThanOrEqual(20_000_000);
});

test("words have their places in the order of reading", async () => {
  const { width, height, words } = await pdfPageWords(pdf(LETTER), 1);
  expect([width, height]).toEqual([200, 400]);
  expect(words.map((word) => word.text)).toEqual(["Brev", "Lot", "24A117", "gäller."]);
  const [lot] = findWords(words, "Lot 24A117");
  expect(lot?.x).toBeCloseTo(0.1, 2);
  expect(lot?.y).toBeGreaterThan(0.05);
  expect((lot?.y ?? 1) + (lot?.height ?? 1)).toBeLessThan(0.2);
});

test("a turned page and a cropped one are as a reader sees them", async () => {
  const turned = Buffer.from(pdf(LETTER)).toString("latin1").replace("/MediaBox", "/Rotate 90/MediaBox");
  const { width, height, words } = await pdfPageWords(Buffer.from(turned, "latin1"), 1);
  expect([width, height]).toEqual([400, 200]);
  const brev = words.find((word) => word.text === "Brev");
  // The upper left corner of the letter is at the upper right of the page.
  expect(brev?.x).toBeGreaterThan(0.85);
  expect(brev?.height).toBeGreaterThan(brev?.width ?? 1);
  const cropped = Buffer.from(pdf(LETTER))
    .toString("latin1")
    .replace("/MediaBox", "/CropBox[0 300 200 400]/MediaBox");
  const seen = await pdfPageWords(Buffer.from(cropped, "latin1"), 1);
  expect(seen.height).toBe(100);
  expect(seen.words.map((word) => word.text)).toEqual(["Brev", "Lot", "24A117", "gäller."]);
});

test("what cannot be shown says why, and the next page is shown", async () => {
  const letter = pdf(LETTER);
  const broken = letter.subarray(0, 200);
  await expect(renderPage(broken, 1, 300)).rejects.toMatchObject({ reason: "broken" });
  await expect(renderPage(new Uint8Array(), 1, 300)).rejects.toMatchObject({ reason: "broken" });
  await expect(renderPage(letter, 3, 300)).rejects.toMatchObject({ reason: "no-page" });
  await expect(renderPage(letter, 0, 300)).rejects.toMatchObject({ reason: "no-page" });
  await expect(renderPage(Buffer.alloc(51 * 1024 * 1024), 1, 300)).rejects.toMatchObject({
    reason: "too-large",
  });
  const answers = await Promise.all([1, 2, 1].map((page) => pdfPageWords(letter, page)));
  expect(answers.map(({ words }) => words.length)).toEqual([4, 1, 4]);
});
