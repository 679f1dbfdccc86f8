import type { FactMark } from "#lib/notices/marks.ts";

/** A piece of a text: from `start` up to, not including, `end`. */
export type Range = { start: number; end: number };

/** The shortest beginning of some words that points them out when the whole of them does not stand there. */
const MIN_BEGINNING = 24;
/** A value shorter than this is only pointed out where it stands as a word of its own. */
const SHORT_VALUE = 5;

function plainSign(sign: string): string {
  if (/[\s\u00ad\u200b-\u200f\u2060\ufeff]/.test(sign)) return "";
  if (/[\u2010-\u2015\u2212]/.test(sign)) return "-";
  const lower = sign.toLowerCase();
  return lower.length === 1 ? lower : sign;
}

/**
 * Finds words in a text, whatever the spaces, line ends, case and dashes between them: the whole of them, else the
 * beginning when the rest was cut off or reads otherwise. Null when they do not stand there. Pure.
 */
export function finderIn(text: string): (words: string) => Range | null {
  let signs = "";
  const places: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const sign = plainSign(text[index] ?? "");
    signs += sign;
    for (let count = 0; count < sign.length; count++) places.push(index);
  }
  const rangeAt = (at: number, length: number): Range => ({
    start: places[at] ?? 0,
    end: (places[at + length - 1] ?? 0) + 1,
  });
  return (words) => {
    const wanted = Array.from(words.replace(/…\s*$/, ""), plainSign).join("");
    if (wanted === "") return null;
    let length = wanted.length;
    while (length === wanted.length || length >= MIN_BEGINNING) {
      const at = signs.indexOf(wanted.slice(0, length));
      if (at >= 0) return rangeAt(at, length);
      length = Math.floor(length / 2);
    }
    return null;
  };
}

const isWordSign = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);

/** Where a value stands within a place of a text; null when it is written otherwise there. Pure. */
export function valueWithin(text: string, place: Range, value: string): Range | null {
  const words = text.slice(place.start, place.end);
  const [lower, wanted] = [words.toLowerCase(), value.toLowerCase()];
  for (let at = lower.indexOf(wanted); wanted !== "" && at >= 0; at = lower.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    if (!isWordSign(words[at - 1]) && !isWordSign(words[end]))
      return { start: place.start + at, end: place.start + end };
  }
  if (value.length < SHORT_VALUE) return null;
  const found = finderIn(words)(value);
  return found && { start: place.start + found.start, end: place.start + found.end };
}

/** A mark where it stands in a text, and the values within it. */
export type PlacedMark = { mark: FactMark; place: Range; values: Range[] };

/** The marks that stand in a text, in the order of the text. Pure. */
export function placeMarks(text: string, marks: readonly FactMark[]): PlacedMark[] {
  const find = finderIn(text);
  const placed: PlacedMark[] = [];
  for (const mark of marks) {
    const place = find(mark.evidence);
    if (!place) continue;
    const values = mark.values
      .map((value) => valueWithin(text, place, value))
      .filter((range) => range !== null);
    placed.push({ mark, place, values });
  }
  return placed.sort((a, b) => a.place.start - b.place.start);
}

/** A piece of a marked text; `begins` are the marks whose first piece it is. */
export type MarkedPiece = { text: string; marks: FactMark[]; begins: FactMark[]; value: boolean };

/** A text cut where marks and the values within them begin and end. Pure. */
export function markedPieces(text: string, placed: readonly PlacedMark[]): MarkedPiece[] {
  const cuts = new Set([0, text.length]);
  for (const { place, values } of placed)
    for (const { start, end } of [place, ...values]) cuts.add(start).add(end);
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, index) => {
    const here = placed.filter(({ place }) => place.start <= start && start < place.end);
    return {
      text: text.slice(start, sorted[index + 1]),
      marks: here.map(({ mark }) => mark),
      begins: here.filter(({ place }) => place.start === start).map(({ mark }) => mark),
      value: here.some(({ values }) => values.some((range) => range.start <= start && start < range.end)),
    };
  });
}
