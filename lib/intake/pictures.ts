import type { OcrPage } from "#lib/documents/ocr/ocrPage.ts";
import type { OcrProblem } from "#lib/documents/ocr/ocrTask.ts";
import { findWords } from "#lib/documents/pages/findWords.ts";
import type { Fact, NoticeFacts } from "#lib/notices/facts.ts";

/** A file with pages that only text reading (OCR) can tell of. */
export type FileWithPictures = { content: Uint8Array; kind: "pdf" | "picture"; pages: number[] };

/** What text reading found in it. */
export type PictureTexts = { pages: OcrPage[]; problem: OcrProblem | "infected" | null };

/** Reads the pages of a file that are pictures; may take minutes. Never throws for the file's sake. */
export type PictureReader = (file: FileWithPictures) => Promise<PictureTexts>;

/** A page that was read from its picture, by the name of its source. */
export type ScannedPage = OcrPage & { source: string };

/** The surest that a fact from a picture can be, in shares of what it would be in letters. */
const SUREST = 0.95;
/** Of codes without a check digit nothing tells that an I was taken for a 1: they are never called sure. */
const SUREST_CODE = 0.9;
const UNCHECKED: ReadonlySet<string> = new Set<keyof NoticeFacts>(["refs", "lots", "serials"]);
/** Recognised words are said to be a little less sure than they are. */
const ALLOWANCE = 0.05;
/** In long prose one unsure word does not matter. */
const PROSE_WORDS = 12;

/**
 * Facts weighed by how sure the words are that they were recognised from: a fact is as sure as its least sure word,
 * prose as its words on the whole. Facts from elsewhere stay as they are. Pure.
 */
export function weighScanned(facts: NoticeFacts, scanned: readonly ScannedPage[]): NoticeFacts {
  if (scanned.length === 0) return facts;
  const weigh = (fact: Fact, surest: number): Fact => {
    const page = scanned.find((one) => one.source === fact.source && one.page === fact.page);
    if (!page) return fact;
    const share = Math.min(surest, wordConfidence(page, fact) + ALLOWANCE);
    return { ...fact, confidence: Math.round(fact.confidence * share * 100) / 100 };
  };
  const weighed = Object.entries(facts).map(([name, value]) => {
    const surest = UNCHECKED.has(name) ? SUREST_CODE : SUREST;
    return [
      name,
      Array.isArray(value) ? value.map((fact) => weigh(fact, surest)) : value && weigh(value, surest),
    ];
  });
  return Object.fromEntries(weighed) as NoticeFacts;
}

function wordConfidence(page: OcrPage, fact: Fact): number {
  const words = wordsOf(page, fact.written ?? fact.value) ?? wordsOf(page, fact.evidence) ?? page.words;
  const all = words.map((word) => word.confidence);
  if (all.length === 0) return 0;
  if (all.length < PROSE_WORDS) return Math.min(...all);
  return all.reduce((sum, one) => sum + one, 0) / all.length;
}

/** The words under the boxes of a text; null when it is not on the page. */
function wordsOf(page: OcrPage, text: string): OcrPage["words"] | null {
  const boxes = findWords(page.words, text);
  const covered = page.words.filter((word) => {
    const [x, y] = [word.x + word.width / 2, word.y + word.height / 2];
    return boxes.some((box) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height);
  });
  return covered.length > 0 ? covered : null;
}
