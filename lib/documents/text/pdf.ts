import { PageError } from "#lib/documents/pages/pageError.ts";
import { PdfFile } from "#lib/documents/pages/pdfFile.ts";
import { renewPdfium } from "#lib/documents/pages/pdfium.ts";
import type { DocumentProblem, ExtractedText } from "#lib/documents/text/extracted.ts";
import { readPage } from "#lib/documents/text/pageText.ts";
import { isUnread } from "#lib/documents/text/unreadPages.ts";

const MAX_PAGES = 200;
const MAX_MILLISECONDS = 20_000;

/**
 * The text of a PDF, page by page, and which pages are scans. Null when no page has anything on it. Reads at most 200
 * pages and 20 seconds; what was read until then is kept and the problem named. Never throws.
 */
export async function pdfText(content: Uint8Array): Promise<ExtractedText | null> {
  const pages: string[] = [];
  const unread: number[] = [];
  const deadline = Date.now() + MAX_MILLISECONDS;
  let pdf: PdfFile | null = null;
  let problem: DocumentProblem | null = null;
  try {
    pdf = await PdfFile.open(content);
    if (pdf.pageCount > MAX_PAGES) problem = "too-many-pages";
    for (let number = 1; number <= Math.min(pdf.pageCount, MAX_PAGES); number++) {
      if (Date.now() > deadline) throw new PageError("too-slow");
      const page = pdf.content(number);
      pages.push(readPage(page).text);
      if (isUnread(page)) unread.push(number);
    }
    pdf.close();
  } catch (error) {
    problem = problemOf(error);
    renewPdfium();
  }
  if (unread.length > 0) return { kind: "pdf", pages, problem, unread };
  const empty = pages.every((page) => page === "");
  return empty && problem === null ? null : { kind: "pdf", pages: empty ? [] : pages, problem };
}

function problemOf(error: unknown): DocumentProblem {
  const reason = error instanceof PageError ? error.reason : "broken";
  return reason === "encrypted" || reason === "too-slow" || reason === "too-large" ? reason : "broken";
}
