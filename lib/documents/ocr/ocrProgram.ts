import sharp from "sharp";
import type { OcrAnswer, OcrProblem, OcrTask } from "#lib/documents/ocr/ocrTask.ts";
import { picturePage, picturePageCount } from "#lib/documents/ocr/pictureFile.ts";
import { greyOf, readPicture } from "#lib/documents/ocr/readPicture.ts";
import type { GreyPicture } from "#lib/documents/ocr/skew.ts";
import { Tesseract } from "#lib/documents/ocr/tesseract.ts";
import { PageError } from "#lib/documents/pages/pageError.ts";
import { PdfFile } from "#lib/documents/pages/pdfFile.ts";

/*
 * The process that reads text in pictures, started by `readText.ts`: one file at a time, an OcrTask in, an OcrAnswer for
 * each page and one at the end. It ends with the process that started it.
 */

const DPI = 300;
/** Points of a PDF in an inch. */
const POINTS = 72;
const MAX_PAGES = 30;
/** An A4 page at 300 dpi has 8.7 million pixels. Larger pages are read more coarsely. */
const MAX_PIXELS = 25_000_000;

sharp.concurrency(1);
sharp.cache(false);

let engine: Promise<Tesseract> | undefined;

async function read(task: OcrTask, tell: (answer: OcrAnswer) => void): Promise<OcrProblem | null> {
  engine ??= Tesseract.start();
  const tesseract = await engine;
  const pdf = task.kind === "pdf" ? await PdfFile.open(task.content) : null;
  try {
    const count = pdf?.pageCount ?? (await picturePageCount(task.content));
    const asked = task.pages ?? Array.from({ length: count }, (_, index) => index + 1);
    for (const page of asked.slice(0, MAX_PAGES)) {
      const { picture, dpi } = pdf
        ? await pdfPicture(pdf, page)
        : { picture: await picturePage(task.content, page), dpi: DPI };
      tell({ page: await readPicture(tesseract, picture, page, dpi) });
    }
    return asked.length > MAX_PAGES ? "too-many-pages" : null;
  } finally {
    pdf?.close();
  }
}

async function pdfPicture(pdf: PdfFile, page: number): Promise<{ picture: GreyPicture; dpi: number }> {
  const points = pdf.width(page);
  const { width, height, rgb } = pdf.pixels(page, Math.round((points / POINTS) * DPI), MAX_PIXELS);
  const picture = await greyOf(sharp(rgb, { raw: { width, height, channels: 3 } }));
  return { picture, dpi: Math.max(70, Math.round((width / points) * POINTS)) };
}

function problemOf(error: unknown): OcrProblem {
  const reason = error instanceof PageError ? error.reason : "broken";
  if (reason === "encrypted" || reason === "too-large") return reason;
  return /pixel limit/i.test(String(error)) ? "too-large" : "broken";
}

process.on("message", async (task: OcrTask) => {
  const tell = (answer: OcrAnswer) => process.send?.(answer);
  try {
    tell({ done: await read(task, tell) });
  } catch (error) {
    tell({ done: problemOf(error) });
  }
});
process.on("disconnect", () => process.exit());
