import { type Box, findWords } from "#lib/documents/pages/findWords.ts";
import type { PageWord } from "#lib/documents/text/pageText.ts";
import type { FactMark } from "#lib/notices/marks.ts";

/** A mark on the picture of a page: its lines, and the values within them, as fractions of the page. */
export type PageMark = { mark: FactMark; boxes: Box[]; values: Box[] };

/** Values that are pointed out one by one within a mark; the mark itself shows the rest. */
const MAX_VALUES = 120;

/** Where the words that facts were read from stand on a page; a mark whose words are not there has no boxes. Pure. */
export function pageMarks(words: readonly PageWord[], marks: readonly FactMark[]): PageMark[] {
  return marks.map((mark) => {
    const boxes = findWords(words, mark.evidence);
    const within = words.filter((word) => boxes.some((box) => isWithin(box, word)));
    const values = mark.values.slice(0, MAX_VALUES).flatMap((value) => wholeValue(within, value));
    return { mark, boxes, values };
  });
}

function isWithin(box: Box, { x, y, width, height }: PageWord): boolean {
  const [across, down] = [x + width / 2, y + height / 2];
  return across >= box.x && across <= box.x + box.width && down >= box.y && down <= box.y + box.height;
}

const compared = (text: string) => text.toLowerCase().replace(/[\s\p{Pd}]/gu, "");

/** A value that is written otherwise on the page (a date, a kind of action) is not pointed out by a part of it. */
function wholeValue(words: readonly PageWord[], value: string): Box[] {
  const page = compared(words.map(({ text }) => text).join(""));
  return page.includes(compared(value)) ? findWords(words, value) : [];
}
