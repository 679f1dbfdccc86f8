import type { PageWord } from "#lib/documents/text/pageText.ts";

/** A place on a page, as fractions (0 to 1) of it. */
export type Box = Omit<PageWord, "text">;

/** What of a text that is not found whole must be found, at the least: letters, and share of it. */
const FEWEST_LETTERS = 6;
const SMALLEST_SHARE = 0.3;
/** Longer texts are compared by their beginning. */
const LONGEST = 1_000;

/**
 * Where a piece of evidence stands on a page: one box for each line that it covers. White space, hyphens (also those
 * of words divided at line ends), ligatures and case do not matter; an ellipsis at its end is not looked for. Where
 * the whole of it is not on the page, the longest part that is, if it is a good part. Empty when there is none.
 */
export function findWords(words: readonly PageWord[], evidence: string): Box[] {
  const wanted = letters(evidence.replace(/…\s*$/, "")).slice(0, LONGEST);
  if (wanted === "") return [];
  const page = joined(words);
  const at = wholePlace(page, wanted) ?? longestPart(page.text, wanted);
  return at ? boxes(words, page, at) : [];
}

type Joined = {
  text: string;
  /** For each letter of the text its word, and its place within the word. */
  word: number[];
  within: number[];
  /** How many letters each word has. */
  length: number[];
};
type Place = { start: number; end: number };

/** What is compared of a text. */
function letters(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{Pd}\u00ad\u2212\u200b-\u200f\u2060]/gu, "");
}

function joined(words: readonly PageWord[]): Joined {
  const found: Joined = { text: "", word: [], within: [], length: [] };
  const texts: string[] = [];
  for (const [index, { text }] of words.entries()) {
    const own = letters(text);
    texts.push(own);
    found.length.push(own.length);
    for (let within = 0; within < own.length; within++) {
      found.word.push(index);
      found.within.push(within);
    }
  }
  found.text = texts.join("");
  return found;
}

/** The first place where the text stands as whole words, else the first one where it stands at all. */
function wholePlace(page: Joined, wanted: string): Place | null {
  let first: Place | null = null;
  for (let at = page.text.indexOf(wanted); at >= 0; at = page.text.indexOf(wanted, at + 1)) {
    const place = { start: at, end: at + wanted.length };
    if (startsWord(page, place.start) && startsWord(page, place.end)) return place;
    first ??= place;
  }
  return first;
}

function startsWord(page: Joined, at: number): boolean {
  return at >= page.text.length || page.within[at] === 0;
}

/** The longest part that the two have in common, if it is long enough to say anything. */
function longestPart(text: string, wanted: string): Place | null {
  let best: Place = { start: 0, end: 0 };
  let before = new Uint16Array(wanted.length + 1);
  for (let at = 0; at < text.length; at++) {
    const now = new Uint16Array(wanted.length + 1);
    for (let other = 0; other < wanted.length; other++) {
      if (text[at] !== wanted[other]) continue;
      const length = (before[other] ?? 0) + 1;
      now[other + 1] = length;
      if (length > best.end - best.start) best = { start: at + 1 - length, end: at + 1 };
    }
    before = now;
  }
  const length = best.end - best.start;
  return length >= FEWEST_LETTERS && length >= SMALLEST_SHARE * wanted.length ? best : null;
}

function boxes(words: readonly PageWord[], page: Joined, { start, end }: Place): Box[] {
  const lines: Box[] = [];
  let last: Box | null = null;
  for (let at = start; at < end; ) {
    const index = page.word[at] ?? 0;
    const word = words[index];
    const length = page.length[index] ?? 1;
    const from = page.within[at] ?? 0;
    const to = Math.min(length, from + end - at);
    at += to - from;
    if (!word) continue;
    const box = partOf(word, from / length, to / length);
    const line = lines.at(-1);
    if (line && last && isSameLine(last, box)) widen(line, box);
    else lines.push(box);
    last = { ...box };
  }
  return lines;
}

/** Text that runs up or down is higher than it is wide. */
function isUpright(box: Box): boolean {
  return box.height > 2 * box.width;
}

function partOf(word: PageWord, from: number, to: number): Box {
  const { text, ...whole } = word;
  if (isUpright(whole) && text.length > 2) return whole;
  return { ...whole, x: word.x + from * word.width, width: (to - from) * word.width };
}

function isSameLine(last: Box, next: Box): boolean {
  if (isUpright(last) && isUpright(next)) return overlap(last.x, last.width, next.x, next.width) > 0.5;
  return overlap(last.y, last.height, next.y, next.height) > 0.5 && next.x >= last.x;
}

/** What two stretches have in common, as a share of the shorter one. */
function overlap(a: number, lengthA: number, b: number, lengthB: number): number {
  const common = Math.min(a + lengthA, b + lengthB) - Math.max(a, b);
  return common / Math.max(Number.EPSILON, Math.min(lengthA, lengthB));
}

function widen(line: Box, box: Box): void {
  const right = Math.max(line.x + line.width, box.x + box.width);
  const low = Math.max(line.y + line.height, box.y + box.height);
  line.x = Math.min(line.x, box.x);
  line.y = Math.min(line.y, box.y);
  line.width = right - line.x;
  line.height = low - line.y;
}
