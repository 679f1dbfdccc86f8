import type { PlacedWord } from "#lib/documents/text/placedWord.ts";

/** What is needed of a line of a page: where its baseline is, its font size, and its words from left to right. */
type Line = { y: number; size: number; words: PlacedWord[] };

/** A gap wider than this, in font sizes, is more than the space between two words: that is about 0.28. */
const WIDER_THAN_SPACE = 0.36;
/** How exactly words begin below each other in a column, in font sizes: by chance they hardly ever do. */
const EXACTLY = 0.05;
/** Lines farther apart than this, in font sizes, do not belong to one table. */
const FARTHEST = 5;
/** A table has so many lines, or so many columns besides the first where it has two lines. */
const LEAST_LINES = 3;
const LEAST_COLUMNS = 3;

/**
 * Lines in which the cells of narrow columns are told apart: a gap that is hardly wider than a space is one between
 * cells where the words behind it begin exactly below each other, line after line.
 */
export function withAlignedCells<L extends Line>(lines: readonly L[]): L[] {
  const out: L[] = [];
  let at = 0;
  while (at < lines.length) {
    const table = tableAt(lines, at);
    if (!table) {
      const line = lines[at];
      if (line) out.push(line);
      at += 1;
      continue;
    }
    for (const line of lines.slice(at, table.to)) out.push(parted(line, table.columns));
    at = table.to;
  }
  return out;
}

/** The columns that begin at a line, and the line after the last one that has them. */
function tableAt(lines: readonly Line[], from: number): { to: number; columns: number[] } | null {
  const first = lines[from];
  if (!first) return null;
  let columns = startsIn(first);
  let seen = columns.map(() => 1);
  let to = from + 1;
  while (to < lines.length && columns.length > 0) {
    const [line, before] = [lines[to], lines[to - 1]];
    if (!line || !before || line.y - before.y > FARTHEST * Math.max(line.size, before.size)) break;
    const starts = startsIn(line);
    const kept = columns.flatMap((x, index) => {
      const begins = starts.some((start) => isAt(start, x, line));
      return begins || !isCrossed(line, x) ? [{ x, seen: (seen[index] ?? 0) + (begins ? 1 : 0) }] : [];
    });
    if (!kept.some(({ x }) => starts.some((start) => isAt(start, x, line)))) break;
    columns = kept.map(({ x }) => x);
    seen = kept.map((column) => column.seen);
    to += 1;
  }
  const count = to - from;
  const sure = columns.filter((_, index) => (seen[index] ?? 0) >= Math.max(2, count * 0.6));
  const enough = count >= LEAST_LINES ? sure.length > 0 : count === 2 && sure.length >= LEAST_COLUMNS;
  return enough ? { to, columns: sure } : null;
}

/** Where words begin behind a gap that is wider than a space. */
function startsIn({ words, size }: Line): number[] {
  return words.flatMap((word, index) => {
    const before = words[index - 1];
    return before && word.x - before.end >= WIDER_THAN_SPACE * size ? [word.x] : [];
  });
}

function isAt(start: number, x: number, { size }: Line): boolean {
  return Math.abs(start - x) <= EXACTLY * size;
}

/** Whether a word stands across the edge of a column, or begins there behind no more than a space. */
function isCrossed({ words, size }: Line, x: number): boolean {
  return words.some((word, index) => {
    if (word.x < x - EXACTLY * size && word.end > x) return true;
    const before = words[index - 1];
    const near = word.x >= x - EXACTLY * size && before !== undefined && before.end <= x + EXACTLY * size;
    return near && word.x - before.end < WIDER_THAN_SPACE * size;
  });
}

function parted<L extends Line>(line: L, columns: readonly number[]): L {
  const words = line.words.map((word, index) =>
    index > 0 && word.before === " " && columns.some((x) => isAt(word.x, x, line))
      ? { ...word, before: "\t" as const }
      : word,
  );
  return { ...line, words };
}
