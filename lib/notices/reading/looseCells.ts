import { looksLikeCode } from "#lib/notices/reading/codeShape.ts";
import { readCodes } from "#lib/notices/reading/codes.ts";
import { CODED } from "#lib/notices/reading/labelFields.ts";
import type { LabelField } from "#lib/notices/reading/languages/language.ts";
import { type Cell, type Header, type LooseCell, NAMED, suits } from "#lib/notices/reading/tableColumns.ts";

/** Lines of codes alone below a row go on with the last list of numbers in it. */
export function overflow(header: Header, loose: LooseCell[]): Cell[] {
  const field = header.columns.findLast((column) => CODED.has(column));
  if (!field || field === "ref" || field === "udi") return [];
  return loose
    .filter(({ text }) => text.split(/[\s,;*†]+/).every((word) => word === "" || looksLikeCode(word)))
    .map(({ text, line }) => ({ field, text, span: { from: line, to: line } }));
}

/**
 * Cells that came one on each line. Either they repeat in the order of the headings, or, with one column of
 * codes only, their shape tells codes from names. Anything less certain is left unread.
 */
export function looseCells(header: Header, loose: LooseCell[]): Cell[] {
  const toCell = (field: LabelField, cell: LooseCell): Cell => ({
    field,
    text: cell.text,
    span: { from: cell.line, to: cell.line },
  });
  const rounds = inRounds(header.columns, loose);
  if (rounds) return rounds.map(({ field, cell }) => toCell(field, cell));
  const coded = header.columns.filter((field) => CODED.has(field));
  const only = coded[0];
  if (coded.length > 1)
    return (byShape(header.columns, loose, coarseShape) ?? byShape(header.columns, loose, shapeOf) ?? []).map(
      ({ field, cell }) => toCell(field, cell),
    );
  if (!only) return [];
  const named = header.columns.find((field) => field === "device");
  return loose.flatMap((cell) => {
    if (readCodes(cell.text, true).values.length > 0 && cell.text.split(/\s+/).length <= 8)
      return [toCell(only, cell)];
    return named && /\p{L}{3}/u.test(cell.text) && !cell.text.split(/[\s,]+/).some(looksLikeCode)
      ? [toCell(named, cell)]
      : [];
  });
}

/**
 * Cells one on each line where a row can have several numbers in one column ("64021889" and "64021890" below one
 * article): each column of codes is known by the shape of its first code. Null where two columns look alike.
 */
function byShape(
  columns: LabelField[],
  loose: readonly LooseCell[],
  shape: (text: string) => string,
): { field: LabelField; cell: LooseCell }[] | null {
  const coded = columns.flatMap((field, index) => (CODED.has(field) ? [index] : []));
  const named = columns.filter((field) => NAMED.has(field) && field !== "other");
  const known = new Map<string, number>();
  const placed: { field: LabelField; cell: LooseCell }[] = [];
  let strange = 0;
  for (const cell of loose) {
    if (!readCodes(cell.text, true).values.some(looksLikeCode)) {
      const name = named.length === 1 && /\p{L}{3}/u.test(cell.text) ? named[0] : undefined;
      if (name) placed.push({ field: name, cell });
      else if (!/^(?:n\/?a|-)$/i.test(cell.text)) strange += 1;
      continue;
    }
    const own = shape(cell.text);
    const free = coded.find((index) => ![...known.values()].includes(index));
    const column = known.get(own) ?? free;
    if (column === undefined) strange += 1;
    else {
      known.set(own, column);
      placed.push({ field: columns[column] ?? "other", cell });
    }
  }
  return new Set(known.values()).size === coded.length && strange <= loose.length / 10 ? placed : null;
}

function inRounds(columns: LabelField[], loose: LooseCell[]) {
  const width = columns.length;
  const full = loose.slice(0, loose.length - (loose.length % width));
  if (full.length === 0) return null;
  const placed = full.map((cell, index) => ({
    field: columns[index % width] ?? "other",
    cell,
    column: index % width,
  }));
  const fits = placed.every(({ field, cell }) => {
    if (NAMED.has(field) && field !== "model")
      return /\p{L}{2}/u.test(cell.text) && !looksLikeCode(cell.text);
    return suits(cell.text, field) && !(CODED.has(field) && cell.text.split(/\s+/).length > 12);
  });
  return fits && loose.length - full.length < Math.max(2, width) && isSteady(placed, columns) ? placed : null;
}

/** With several columns of codes, each must look alike all the way down: "AAA-999", not "999" then "A9". */
function isSteady(
  placed: { cell: { text: string }; column: number; field: LabelField }[],
  columns: LabelField[],
): boolean {
  if (columns.filter((field) => CODED.has(field)).length < 2) return true;
  return columns.every((field, column) => {
    if (!CODED.has(field)) return true;
    const shapes = placed.filter((cell) => cell.column === column).map(({ cell }) => coarseShape(cell.text));
    const counts = [...Map.groupBy(shapes, (shape) => shape).values()].map((group) => group.length);
    return Math.max(...counts) >= shapes.length * 0.6;
  });
}

/** "AAA-999": where letters, digits and signs stand, not how many. */
function coarseShape(text: string): string {
  return (text.split(/[\s,;]/)[0] ?? "").replace(/\d+/g, "9").replace(/\p{L}+/gu, "A");
}

/** The same with each digit. */
function shapeOf(text: string): string {
  return (text.split(/[\s,;]/)[0] ?? "").replace(/\d/g, "9").replace(/\p{L}/gu, "A");
}
