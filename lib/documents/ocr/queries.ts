import { z } from "zod";
import { db } from "#lib/db.ts";
import { type OcrPage, ocrPageSchema } from "#lib/documents/ocr/ocrPage.ts";

const pagesSchema = z.array(ocrPageSchema);

/** What text reading found in a file and what was in the way, by the file's SHA-256; null when it has not been read. */
export async function textReadingOf(
  sha256: string,
): Promise<{ pages: OcrPage[]; problem: string | null } | null> {
  const row = await db.textReading.findUnique({
    where: { sha256 },
    select: { pages: true, problem: true },
  });
  return row && { pages: pagesSchema.parse(row.pages), problem: row.problem };
}

/** The pages that text reading found in a file, by the file's SHA-256; null when it has not been read. */
export async function readPagesOf(sha256: string): Promise<OcrPage[] | null> {
  return (await textReadingOf(sha256))?.pages ?? null;
}
