import type { OcrWord } from "#lib/documents/ocr/ocrPage.ts";
import type { RecognisedWord } from "#lib/documents/ocr/tesseract.ts";
import { pageWords } from "#lib/documents/text/pageLines.ts";
import type { TextRun } from "#lib/documents/text/runs.ts";

/** Lines of tables and frames that were taken for letters. */
const RULE = /^[|¦_—–\-~=.·•'`]*[|¦][|¦_—–\-~=.·•'`]*$|^[_—~=]{2,}$/;
/** What is surely no word: specks and shadows. */
const LEAST_CONFIDENCE = 0.1;
/** How far letters reach above and below their baseline, in shares of the font size: A and d, a, g. */
const TALL = 0.72;
const LOW = 0.53;
const BELOW = 0.21;
/** Words that are this much taller than others of their line have more than letters in them. */
const FRAMED = 1.2;
const TALL_LETTER = /[\p{Lu}\dbdfhijklt()[\]/%&åäöéèüß]/u;
const LETTER_BELOW = /[gjpqyçQ()[\],;/]/u;

type PlacedByPixels = Omit<OcrWord, "x" | "y" | "width" | "height"> &
  Pick<RecognisedWord, "x" | "y" | "width" | "height">;

/** Recognised words in the order and with the spaces, tabs and line ends that the text of any page has. */
export function inReadingOrder(words: readonly RecognisedWord[]): PlacedByPixels[] {
  const kept = words
    .flatMap(withoutFrames)
    .filter(({ text, confidence }) => !RULE.test(text) && confidence > LEAST_CONFIDENCE);
  const lines = Map.groupBy(kept, (word) => word.line);
  const runs: TextRun[] = [];
  const sources = new Map<string, RecognisedWord[]>();
  for (const line of lines.values()) {
    const { y, size } = lineOf(line);
    for (const word of line) {
      runs.push({
        text: word.text,
        x: word.x,
        y,
        width: word.width,
        size,
        top: word.y,
        bottom: word.y + word.height,
        apart: true,
      });
      const key = keyOf(word.x, word.y);
      sources.set(key, [...(sources.get(key) ?? []), word]);
    }
  }
  return pageWords(runs).map(({ text, before, x, end, top, bottom }) => ({
    text,
    before,
    x,
    y: top,
    width: end - x,
    height: bottom - top,
    confidence: sources.get(keyOf(x, top))?.[0]?.confidence ?? 0,
  }));
}

/**
 * The height of a line's baseline on the page and its font size. Words of a table are often cut out with a part of the
 * frame around them, which makes them taller than their letters are: those do not count.
 */
function lineOf(line: readonly RecognisedWord[]): { y: number; size: number } {
  const words = line.filter(({ text }) => /[\p{L}\d]{2}/u.test(text));
  const placed = (words.length > 0 ? words : line).map(baselineOf).sort((a, b) => a.size - b.size);
  const fitting = FRAMED * (placed[placed.length >> 2]?.size ?? 0);
  const bare = placed.filter(({ size }) => size <= fitting);
  return { y: middle(bare.map(({ y }) => y)), size: middle(bare.map(({ size }) => size)) };
}

/** The same of one word, told from its letters and how tall it is. */
function baselineOf({ text, y, height }: RecognisedWord): { y: number; size: number } {
  const below = LETTER_BELOW.test(text) ? BELOW : 0;
  const size = height / ((TALL_LETTER.test(text) ? TALL : LOW) + below);
  return { y: y + height - below * size, size };
}

function middle(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
}

/**
 * The line between two cells is often taken for a letter of the words beside it: "07350001234519|24K0310" are two
 * words of two cells, "[2027-10" is one. Their places are shares of the whole, by their letters.
 */
function withoutFrames(word: RecognisedWord): RecognisedWord[] {
  const framed = /[\p{L}\d]/u.test(word.text) && /[|¦]|^\[[^\]]*$/u.test(word.text);
  if (!framed) return [word];
  const step = word.width / word.text.length;
  return [...word.text.matchAll(/[^|¦]+/gu)].flatMap((part) => {
    const text = part[0].replace(/^\[(?=[^\]]*$)/, "");
    const from = part.index + part[0].length - text.length;
    return text === "" ? [] : [{ ...word, text, x: word.x + from * step, width: text.length * step }];
  });
}

/** By place alone: a word that was broken at the end of a line is joined with its other half. */
function keyOf(x: number, y: number): string {
  return `${x} ${y}`;
}
