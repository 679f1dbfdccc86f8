import { getDocumentProxy } from "unpdf";
import type { DocumentProblem, ExtractedText } from "#lib/documents/text/extracted.ts";
import { pageLines, type TextRun } from "#lib/documents/text/pageLines.ts";
import { cleanText } from "#lib/mail/charset.ts";

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Pdf["getPage"]>>;

const MAX_PAGES = 200;
const MAX_RUNS_PER_PAGE = 50_000;
const MAX_MILLISECONDS = 20_000;

class TooSlow extends Error {}

/**
 * The text of a PDF, page by page. Null when no page has text (a scan). Reads at most 200 pages and 20 seconds;
 * what was read until then is kept and the problem named. Never throws.
 */
export async function pdfText(content: Uint8Array): Promise<ExtractedText | null> {
  const pages: string[] = [];
  const deadline = Date.now() + MAX_MILLISECONDS;
  let pdf: Pdf | null = null;
  let problem: DocumentProblem | null = null;
  try {
    // A copy, since the reader takes the bytes over.
    pdf = await within(deadline, openPdf(Uint8Array.from(content)));
    if (pdf.numPages > MAX_PAGES) problem = "too-many-pages";
    for (let number = 1; number <= Math.min(pdf.numPages, MAX_PAGES); number++) {
      const page = await within(deadline, pdf.getPage(number));
      pages.push(await within(deadline, readPage(page)));
      page.cleanup();
    }
  } catch (error) {
    problem = problemOf(error);
  } finally {
    await pdf?.destroy().catch(() => undefined);
  }
  const empty = pages.every((page) => page === "");
  return empty && problem === null ? null : { kind: "pdf", pages: empty ? [] : pages, problem };
}

function openPdf(data: Uint8Array): Promise<Pdf> {
  return getDocumentProxy(data, { isEvalSupported: false, enableXfa: false, verbosity: 0, maxImageSize: 1 });
}

async function readPage(page: Page): Promise<string> {
  const [a, b, c, d, e, f] = page.getViewport({ scale: 1 }).transform as number[];
  const { items } = await page.getTextContent();
  const runs: TextRun[] = [];
  for (const item of items.slice(0, MAX_RUNS_PER_PAGE)) {
    if (!("str" in item) || item.str === "") continue;
    const [ta = 0, tb = 0, , , x = 0, y = 0] = item.transform as number[];
    runs.push({
      text: item.str,
      x: (a ?? 1) * x + (c ?? 0) * y + (e ?? 0),
      y: (b ?? 0) * x + (d ?? -1) * y + (f ?? 0),
      width: item.width,
      size: Math.hypot(ta, tb) || item.height || 1,
    });
  }
  return cleanText(pageLines(runs));
}

async function within<T>(deadline: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TooSlow()), Math.max(0, deadline - Date.now()));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    // Work that was given up may still fail; nobody listens any more.
    work.catch(() => undefined);
  }
}

function problemOf(error: unknown): DocumentProblem {
  if (error instanceof TooSlow) return "too-slow";
  return error instanceof Error && error.name === "PasswordException" ? "encrypted" : "broken";
}
