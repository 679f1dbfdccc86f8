import type { PlacedWord } from "#lib/documents/text/placedWord.ts";

/** The lines of one cell as they stand on the page, with the right edge of its column. */
export type CellWords = { words: PlacedWord[]; edge: number }[];

/** "1.", "1.2" or "1. 2.": the cell with the number of a field. */
const FIELD_NUMBER = /^[1-9]\W{0,3}(?:\d{1,2}\W{0,2})?$/;

/**
 * One row of a table as lines of text. Lines that were only broken because the cell is narrow are joined. Records
 * come on one line with tabs; a row that names a field and gives its value comes as the name and the value's lines.
 */
export function rowWords(cells: readonly CellWords[]): PlacedWord[][] {
  const read = cells.map(logicalLines);
  const [first = [], ...rest] = read;
  if (read.every((lines) => lines.length === 1)) return [tabbed(read.map((lines) => lines[0] ?? []))];
  const number = textOfLines(first);
  if (FIELD_NUMBER.test(number) && rest.length <= 2) return formRow(oneLine(first), rest);
  if (read.length === 2 && first.length === 1) return formRow(first[0] ?? [], rest);
  if (read.length <= 2) return read.flat();
  return [tabbed(read.map(oneLine))];
}

/** The name of a field, then the lines of its value; a value of its own cell goes on the same line if it can. */
function formRow(name: PlacedWord[], values: PlacedWord[][][]): PlacedWord[][] {
  const lines: PlacedWord[][] = [name];
  let joins = true;
  for (const value of values) {
    for (const line of value) {
      const last = lines.at(-1);
      if (joins && last) lines[lines.length - 1] = tabbed([last, line]);
      else lines.push(line);
      joins = false;
    }
    joins = value.length === 1;
  }
  return lines;
}

function tabbed(cells: PlacedWord[][]): PlacedWord[] {
  return cells
    .filter((words) => words.length > 0)
    .flatMap((words, index) => (index === 0 ? words : starting(words, "\t")));
}

function starting(words: PlacedWord[], before: PlacedWord["before"]): PlacedWord[] {
  return words.map((word, index) => (index === 0 ? { ...word, before } : word));
}

function oneLine(lines: PlacedWord[][]): PlacedWord[] {
  return lines.flatMap((words, index) => (index === 0 ? words : starting(words, " ")));
}

function textOfLines(lines: PlacedWord[][]): string {
  return lines.map((words) => words.map(({ text }) => text).join(" ")).join(" ");
}

/** Whether each line of a cell ended where it did though there was room for more. */
export function hasNoWraps(cell: CellWords): boolean {
  return logicalLines(cell).length === cell.length;
}

/** A line was broken for want of room where the first word of the next one would not have fitted on it. */
function logicalLines(cell: CellWords): PlacedWord[][] {
  const lines: PlacedWord[][] = [];
  for (const { words, edge } of cell) {
    const last = lines.at(-1);
    const end = last?.at(-1);
    const [first] = words;
    if (!last || !end || !first) {
      lines.push(starting(words, ""));
      continue;
    }
    const room = edge - end.end;
    const space = (end.bottom - end.top) * 0.3;
    const hyphenated = /[\p{L}\d]-$/u.test(end.text);
    if (hyphenated) lines[lines.length - 1] = joinedAtHyphen(last, words);
    else if (first.end - first.x + space > room) lines[lines.length - 1] = [...last, ...starting(words, " ")];
    else lines.push(starting(words, ""));
  }
  return lines;
}

/** "00-5842-" and "016" are one code again. The word has the place of its first half. */
function joinedAtHyphen(line: PlacedWord[], words: PlacedWord[]): PlacedWord[] {
  const [first, ...rest] = words;
  const last = line.at(-1);
  if (!first || !last) return line;
  return [...line.slice(0, -1), { ...last, text: last.text + first.text }, ...rest];
}
