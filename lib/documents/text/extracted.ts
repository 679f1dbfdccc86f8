/** Why a document's text is missing or not whole. */
export type DocumentProblem = "encrypted" | "broken" | "too-large" | "too-many-pages" | "too-slow";

/**
 * Text by page; formats without pages give one. With a problem, the pages that could be read, perhaps none.
 * `unread` are the pages (from 1) that only text reading (OCR) can tell more of; left out when there are none.
 */
export type ExtractedText = {
  kind: "pdf" | "docx" | "html" | "text" | "picture";
  pages: string[];
  problem: DocumentProblem | null;
  unread?: number[];
};
