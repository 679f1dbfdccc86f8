import type { PageContent } from "#lib/documents/text/letters.ts";
import { pageWords, textOf } from "#lib/documents/text/pageLines.ts";
import type { PlacedWord } from "#lib/documents/text/placedWord.ts";
import { runsOf, unturned } from "#lib/documents/text/runs.ts";
import { cleanText } from "#lib/mail/charset.ts";

/** A word and its place as fractions (0 to 1) of the page as it is seen, from the upper left corner. */
export type PageWord = { text: string; x: number; y: number; width: number; height: number };

/** One page: its size in points, its words in reading order with what stands before each, and its text. */
export type ReadPage = {
  width: number;
  height: number;
  words: (PageWord & Pick<PlacedWord, "before">)[];
  text: string;
};

/**
 * The text of a page in the order in which a person reads it, with the place of each word. What nobody sees is left
 * out: hidden text may say anything.
 */
export function readPage({ width, height, letters }: PageContent): ReadPage {
  const words: ReadPage["words"] = [];
  const seen = letters.filter((letter) => !letter.invisible);
  for (const { direction, runs } of runsOf(seen, width, height)) {
    for (const { text, before, ...place } of pageWords(runs)) {
      const box = unturned(direction, place, { width, height });
      words.push({
        text: cleanText(text),
        before: before === "" && words.length > 0 ? "\n\n" : before,
        x: box.x / width,
        y: box.y / height,
        width: box.width / width,
        height: box.height / height,
      });
    }
  }
  return { width, height, words, text: textOf(words) };
}
