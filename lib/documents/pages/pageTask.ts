import type { PageFailure } from "#lib/documents/pages/pageError.ts";
import type { PageWord } from "#lib/documents/text/pageText.ts";

/** What the process that opens PDF files is asked, one thing at a time. Pages are counted from 1. */
export type PageTask =
  | { kind: "count"; content: Uint8Array }
  | { kind: "picture"; content: Uint8Array; page: number; width: number; most: number }
  | { kind: "words"; content: Uint8Array; page: number };

/** The words of a page in reading order; its width and height in points, as the page is seen. */
export type PageWords = { width: number; height: number; words: PageWord[] };

/** What it answers: how many pages, a PNG, or the words of a page. */
export type PageAnswers = { count: number; picture: Uint8Array; words: PageWords };

export type PageAnswer = { done: PageAnswers[PageTask["kind"]] } | { failure: PageFailure };

/** `worn`: the process should not be given another task. */
export type ProgramAnswer = { answer: PageAnswer; worn: boolean };
