import { z } from "zod";
import { db } from "#lib/db.ts";
import { type OcrPage, ocrPageSchema } from "#lib/documents/ocr/ocrPage.ts";

const pagesSchema = z.array(ocrPageSchema);

/** The pages that text reading found in a file, by the file's SHA-256; null when it has not been read. */
export async function readPagesOf(sha256: string): Promise<OcrPage[] | null> {
  const row = await db.textReading.findUnique({ where: { sha256 }, select: { pages: true } });
  return row && pagesSchema.parse(row.pages);
}
