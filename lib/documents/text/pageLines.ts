import { withAlignedCells } from "#lib/documents/text/alignedCells.ts";
import { type PageLine, readTables } from "#lib/documents/text/pageTables.ts";
import type { PlacedWord } from "#lib/documents/text/placedWord.ts";
import type { TextRun } from "#lib/documents/text/runs.ts";

type Line = { y: number; size: number; runs: TextRun[] };
type Piece = Omit<PlacedWord, "before">;

/** Baselines closer than this share of the font size belong to one line (raised signs, indices). */
const SAME_LINE = 0.5;
/** Gaps in shares of the font size: from the first a space, from the second another cell. */
const SPACE_GAP = 0.15;
const CELL_GAP = 0.9;
/** Distance of baselines, in font sizes, that people see as an empty line. */
const PARAGRAPH_GAP = 1.9;
/** How far letters reach above and below their baseline, in font sizes, where it is not known. */
const ASCENT = 0.8;
const DESCENT = 0.2;

/**
 * The words of a page in reading order, top to bottom, from runs in any order. What stands on one height is one
 * line, so that a table row is one line with a tab between its cells. An empty line stands where the page leaves
 * one. Text drawn twice (imitated bold) appears once.
 */
export function pageWords(runs: readonly TextRun[]): PlacedWord[] {
  const lines = groupByHeight(runs.filter((run) => run.text.trim() !== ""));
  const words: PlacedWord[] = [];
  const read: PageLine[] = [];
  let previous: Line | null = null;
  for (const line of lines) {
    const far = previous !== null && line.y - previous.y > PARAGRAPH_GAP * Math.max(line.size, previous.size);
    const own = lineWords(line.runs);
    if (own.length === 0) continue;
    read.push({ y: line.y, size: line.size, far, words: own });
    previous = line;
  }
  for (const { far, words: own } of readTables(withAlignedCells(read))) {
    const [first, ...rest] = own;
    if (!first) continue;
    words.push({ ...first, before: words.length === 0 ? "" : far ? "\n\n" : "\n" }, ...rest);
  }
  return words;
}

/** The words as text. */
export function textOf(words: readonly Pick<PlacedWord, "text" | "before">[]): string {
  return words.map(({ before, text }) => before + text).join("");
}

/** The text of a page as lines: see `pageWords`. */
export function pageLines(runs: readonly TextRun[]): string {
  return textOf(pageWords(runs));
}

function groupByHeight(runs: readonly TextRun[]): Line[] {
  const lines: Line[] = [];
  for (const run of runs.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    const line = lines.at(-1);
    if (line && run.y - line.y <= SAME_LINE * Math.max(run.size, line.size)) {
      line.runs.push(run);
      // The largest text decides where the line is, so that a raised sign does not pull it up.
      if (run.size > line.size) Object.assign(line, { y: run.y, size: run.size });
    } else {
      lines.push({ y: run.y, size: run.size, runs: [run] });
    }
  }
  return lines;
}

function lineWords(runs: TextRun[]): PlacedWord[] {
  const words: PlacedWord[] = [];
  let end = 0;
  let last: TextRun | null = null;
  let spaced = false;
  for (const run of runs.toSorted((a, b) => a.x - b.x)) {
    if (last && isRepeated(last, run)) continue;
    const spacing = last ? Math.min(letterSpacing(last), letterSpacing(run)) : 0;
    const gap = last ? (run.x - end) / Math.max(1, Math.min(last.size, run.size)) - spacing : 0;
    const parted = gap > SPACE_GAP || spaced || /^\s/.test(run.text) || run.apart;
    const between = gap > CELL_GAP ? "\t" : parted ? " " : "";
    for (const [index, piece] of piecesOf(run).entries()) {
      const word = words.at(-1);
      const before = index > 0 ? " " : between;
      if (word && before === "") extend(word, piece);
      else words.push({ ...piece, before });
    }
    end = run.x + run.width;
    spaced = /\s$/.test(run.text);
    last = run;
  }
  return words;
}

/** The words of one run. */
function piecesOf(run: TextRun): Piece[] {
  const top = run.top ?? run.y - ASCENT * run.size;
  const bottom = run.bottom ?? run.y + DESCENT * run.size;
  const pieces: Piece[] = [];
  const widest = (letterSpacing(run) + SPACE_GAP) * run.size;
  let open = false;
  for (const { text, x, end } of run.letters ?? evenly(run)) {
    const space = text.trim() === "";
    const piece = pieces.at(-1);
    if (!space && open && piece && x - piece.end <= widest) {
      piece.text += text;
      piece.end = Math.max(piece.end, end);
    } else if (!space) pieces.push({ text, x, end, top, bottom });
    open = !space;
  }
  return pieces;
}

/** What stands between the letters of words that are s p a c e d  o u t, in shares of the font size; else 0. */
function letterSpacing({ letters, size }: TextRun): number {
  if (!letters || letters.length < 4) return 0;
  const gaps: number[] = [];
  for (const [index, letter] of letters.entries()) {
    const before = letters[index - 1];
    if (before && letter.text !== " " && before.text !== " ") gaps.push((letter.x - before.end) / size);
  }
  const middle = gaps.sort((a, b) => a - b)[gaps.length >> 1] ?? 0;
  return Math.max(0, middle);
}

function evenly({ text, x, width }: TextRun): { text: string; x: number; end: number }[] {
  const letters = [...text];
  const step = width / letters.length;
  return letters.map((letter, index) => ({ text: letter, x: x + index * step, end: x + (index + 1) * step }));
}

function extend(word: PlacedWord, piece: Piece): void {
  word.text += piece.text;
  word.end = Math.max(word.end, piece.end);
  word.top = Math.min(word.top, piece.top);
  word.bottom = Math.max(word.bottom, piece.bottom);
}

function isRepeated(last: TextRun, run: TextRun): boolean {
  return (
    last.text === run.text &&
    run.x - last.x < 0.3 * run.size &&
    run.text.trim().length > 0 &&
    last.width > 0.6 * run.size
  );
}
