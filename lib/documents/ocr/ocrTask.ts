import type { OcrPage } from "#lib/documents/ocr/ocrPage.ts";

/** Why a file was not read, or not whole. */
export const OCR_PROBLEMS = ["encrypted", "broken", "too-large", "too-slow", "too-many-pages"] as const;

export type OcrProblem = (typeof OCR_PROBLEMS)[number];

/** Pages (from 1) of a PDF, or all pages of a picture when `pages` is null. */
export type OcrTask = { content: Uint8Array; kind: "pdf" | "picture"; pages: number[] | null };

/** What the process says: each page as it is read, then that it is done, with what was in the way. */
export type OcrAnswer = { page: OcrPage } | { done: OcrProblem | null };
