import { type Box, findWords } from "#lib/documents/pages/findWords.ts";
import type { PageWord } from "#lib/documents/text/pageText.ts";
import type { FactMark } from "#lib/notices/marks.ts";

/** A mark on the picture of a page: its lines, and the values within them, as fractions of the page. */
export type PageMark = { mark: FactMark; boxes: Box[]; values: Box[] };

/** Values that are pointed out one by one within a mark; the mark itself shows the rest. */
const MAX_VALUES = 120;

/**
 * Where the words that facts were read from stand on a page. Where they stand there in another order, as when the page
 * was read by an earlier way of reading, the values themselves are what is marked. A mark whose words are not there has
 * no boxes. Pure.
 */
export function pageMarks(words: readonly PageWord[], marks: readonly FactMark[]): PageMark[] {
  const page = lettersOf(words);
  return marks.map((mark) => {
    const whole = page.includes(compared(mark.evidence.replace(/…\s*$/, "")));
    const places = whole
      ? []
      : valuesOn(
          words,
          mark.values.filter((value) => value.length >= TELLING),
        );
    const boxes = places.length > 0 ? places : findWords(words, mark.evidence);
    const within = words.filter((word) => boxes.some((box) => isWithin(box, word)));
    return { mark, boxes, values: valuesOn(within, mark.values) };
  });
}

/** A value as long as this does not stand on a page by chance. */
const TELLING = 4;

function isWithin(box: Box, { x, y, width, height }: PageWord): boolean {
  const [across, down] = [x + width / 2, y + height / 2];
  return across >= box.x && across <= box.x + box.width && down >= box.y && down <= box.y + box.height;
}

const compared = (text: string) => text.toLowerCase().replace(/[\s\p{Pd}]/gu, "");
const lettersOf = (words: readonly PageWord[]) => compared(words.map(({ text }) => text).join(""));

/** A value that is written otherwise on the page (a date, a kind of action) is not pointed out by a part of it. */
function valuesOn(words: readonly PageWord[], values: readonly string[]): Box[] {
  const page = lettersOf(words);
  return values
    .slice(0, MAX_VALUES)
    .filter((value) => page.includes(compared(value)))
    .flatMap((value) => findWords(words, value));
}
