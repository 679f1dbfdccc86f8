import type { PageFailure } from "#lib/documents/pages/pageError.ts";
import { BODY_SOURCE } from "#lib/intake/sources.ts";
import { safeFileName } from "#lib/mail/fileName.ts";
import { type MarkedPiece, markedPieces, placeMarks } from "#lib/notices/evidence.ts";
import type { FactMark } from "#lib/notices/marks.ts";
import type { PageMark } from "#lib/notices/pageMarks.ts";

/** Text as it was read, by page where the file has pages. */
export type MarkedText = { kind: "text"; pages: { page: number | null; pieces: MarkedPiece[] }[] };

/** Pages as pictures with marks on them; `ratio` is a page's width by its height. */
export type MarkedPages = {
  kind: "pdf" | "picture";
  pageCount: number;
  pages: { page: number; ratio: number; marks: PageMark[] }[];
};

/** A file that cannot be shown and why; `locked` is one that the malware scanner holds back. */
type Unshown = { kind: "unshown"; problem: PageFailure | "locked" };

/** One text or file of a message with the facts marked that were read from it. */
export type MarkedDocument = {
  key: string;
  /** `subject`, `body`, or the name of the file. */
  name: string;
  /** Null for the subject and the body. */
  attachmentId: string | null;
} & (MarkedText | MarkedPages | Unshown);

/** Text with the marks that stand in it, those of each page apart. Pure. */
export function markedText(pages: readonly string[], marks: readonly FactMark[]): MarkedText {
  const shown = pages.map((text, index) => {
    const here = marks.filter(({ page }) => page === null || page === index + 1);
    return { page: pages.length > 1 ? index + 1 : null, pieces: markedPieces(text, placeMarks(text, here)) };
  });
  return { kind: "text", pages: shown };
}

/** Whether anything is marked in a document. Pure. */
export function isMarked(document: MarkedDocument): boolean {
  if (document.kind === "unshown") return false;
  if (document.kind === "text")
    return document.pages.some(({ pieces }) => pieces.some((piece) => piece.marks.length > 0));
  return document.pages.some(({ marks }) => marks.length > 0);
}

/** Files that something was read from first, then the mail's text, then what holds no marks. Pure. */
export function inReadingOrder(documents: readonly MarkedDocument[]): MarkedDocument[] {
  const rank = (document: MarkedDocument) =>
    (isMarked(document) ? 0 : 2) + (document.name === BODY_SOURCE ? 1 : 0);
  return documents.toSorted((a, b) => rank(a) - rank(b));
}

/** Whether a fact with this source was read from a file: it names it as the sender did. Pure. */
export function isFromFile(
  source: string,
  { fileName, mediaType, path }: { fileName: string; mediaType: string; path: string },
): boolean {
  return source === fileName || source === path || safeFileName(source, mediaType) === fileName;
}
