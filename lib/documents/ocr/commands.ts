import { db } from "#lib/db.ts";
import type { OcrPage } from "#lib/documents/ocr/ocrPage.ts";
import { OCR_PROBLEMS, type OcrProblem } from "#lib/documents/ocr/ocrTask.ts";
import { textReadingOf } from "#lib/documents/ocr/queries.ts";
import { readText } from "#lib/documents/ocr/readText.ts";
import { sha256Of } from "#lib/documents/store.ts";

type Picture = { content: Uint8Array; kind: "pdf" | "picture"; pages: number[] };
type Found = { pages: OcrPage[]; problem: OcrProblem | "infected" | null };

/**
 * The text in the pictures of a file: read once, and kept by the SHA-256 of its bytes with what was in the way.
 * Takes some seconds a page the first time. A file in which malware was found is not opened. Throws when the
 * reading was interrupted, but on the last try keeps the file as broken with its pages until then.
 */
export async function readTextOnce({ content, kind, pages }: Picture, lastTry: boolean): Promise<Found> {
  const sha256 = sha256Of(content);
  const known = await textReadingOf(sha256);
  if (known)
    return { pages: known.pages, problem: OCR_PROBLEMS.find((one) => one === known.problem) ?? null };
  const scan = await db.fileScan.findUnique({ where: { sha256 }, select: { state: true } });
  if (scan?.state === "infected") return { pages: [], problem: "infected" };
  const read = await readText({ content, kind, pages: kind === "pdf" ? pages : null });
  const { milliseconds, problem } = read;
  // What is kept is kept for good: the job tries again. A file that always ends the process must not hide the others.
  if (read.interrupted && !lastTry) throw new Error("the process that reads pictures ended");
  await db.textReading.createMany({
    data: [{ sha256, pages: read.pages, problem, milliseconds }],
    skipDuplicates: true,
  });
  return { pages: read.pages, problem };
}
