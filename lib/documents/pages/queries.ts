import { readPagesOf } from "#lib/documents/ocr/queries.ts";
import { pdfPageWords } from "#lib/documents/pages/pages.ts";
import type { PageWords } from "#lib/documents/pages/pageTask.ts";
import { sha256Of } from "#lib/documents/store.ts";

/**
 * The words of page `page` (from 1) of a PDF or picture in reading order, the same as the text that the notice was
 * read from, with their places as fractions (0 to 1) of the page as it is shown: those that text reading found where
 * the page was read so, else those of the PDF itself. Throws PageError for a PDF that cannot be opened. Who may see
 * the file is for the caller to ask.
 */
export async function pageWords(content: Uint8Array, page: number): Promise<PageWords> {
  const pages = await readPagesOf(sha256Of(content));
  const read = pages?.find((one) => one.page === page);
  return read ?? pdfPageWords(content, page);
}
