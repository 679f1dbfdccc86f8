import { looksLikeCode } from "#lib/notices/reading/codeShape.ts";
import type { Line } from "#lib/notices/reading/document.ts";
import { CODED } from "#lib/notices/reading/labelFields.ts";
import type { Label } from "#lib/notices/reading/labels.ts";
import type { LabelField } from "#lib/notices/reading/languages/language.ts";
import { looseCells, overflow } from "#lib/notices/reading/looseCells.ts";
import type { FieldValue, Prepared } from "#lib/notices/reading/passes.ts";
import { type Cell, type Header, type LooseCell, NAMED, suits } from "#lib/notices/reading/tableColumns.ts";
import { findHeaders } from "#lib/notices/reading/tableHeaders.ts";

/** Longest table, in lines, and the lines of other text that end it. */
const MAX_ROWS = 4_000;
const MAX_STRANGE = 2;

/** The second pass: tables with column headings that are known labels. */
export function tableValues(prepared: Prepared): { values: FieldValue[]; taken: Set<Label> } {
  const taken = new Set<Label>();
  const values: FieldValue[] = [];
  for (const header of findHeaders(prepared)) {
    const found = readHeaded(prepared, header);
    if (!found) continue;
    for (const label of header.labels) taken.add(label);
    for (const cell of found) values.push({ ...cell, pass: "table", form: false });
  }
  return { values, taken };
}

/** "Affected products" above the headings is no column: without it the cells may fall into place. */
function readHeaded(prepared: Prepared, header: Header): Cell[] | null {
  const cells = readCells(prepared, header);
  if (cells.length > 0) return cells;
  const isStacked = header.body - header.first > 1;
  if (!isStacked || header.columns.length < 3 || header.columns[0] !== "device") return null;
  const inner = readCells(prepared, { ...header, columns: header.columns.slice(1) });
  return inner.length > 0 ? inner : null;
}

/** A letter begins below its table. */
const SALUTATION =
  /^\s*(?:dear|bästa|hej|till|sehr geehrte|liebe|madame|monsieur|cher|kære|kjære|geachte|beste|gentile|estimad[oa]|prezad[oa]|caro|szanown)\b/iu;

function readCells(prepared: Prepared, header: Header): Cell[] {
  const cells: Cell[] = [];
  const loose: LooseCell[] = [];
  let strange = 0;
  for (let at = header.body; at < Math.min(header.body + MAX_ROWS, prepared.notice.lines.length); at += 1) {
    const line = prepared.notice.lines[at];
    if (!line || line.source !== prepared.notice.lines[header.first]?.source || line.zone === "form") break;
    // The headings come again on each page.
    if (line.text.trim() === "" || line.zone === "furniture" || isHeaderAgain(prepared, header, at)) continue;
    if (prepared.boundaries.has(at) || strange > MAX_STRANGE || SALUTATION.test(line.text)) break;
    const row = splitRow(line, header.columns);
    if (row) {
      row.forEach((text, column) => {
        const field = header.columns[column];
        if (field && text !== "") cells.push({ field, text, span: { from: at, to: at } });
      });
      strange = 0;
    } else if (isProse(line)) {
      strange += 1;
    } else {
      pushCell(loose, line.text.replace(/^[|\s]+|[|\s]+$/g, ""), at);
      strange = 0;
    }
  }
  return cells.length > 0 ? [...cells, ...overflow(header, loose)] : looseCells(header, loose);
}

/** A cell that the next line goes on with: a code broken at its hyphen, a name broken at a comma. */
function pushCell(loose: LooseCell[], text: string, line: number): void {
  const last = loose.at(-1);
  if (last && /[\p{L}\d]-$/u.test(last.text) && /^[\p{Lu}\d]/u.test(text)) last.text += text;
  else if (last && (/[,(&]$/.test(last.text) || /^[\p{Ll}(]/u.test(text)) && !looksLikeCode(text))
    last.text += ` ${text}`;
  else loose.push({ text, line });
}

function isHeaderAgain(prepared: Prepared, header: Header, line: number): boolean {
  return prepared.notice.lines[line]?.text.trim() === prepared.notice.lines[header.first]?.text.trim();
}

function isProse(line: Line): boolean {
  const words = line.text.trim().split(/\s+/);
  const codes = words.filter(looksLikeCode).length;
  return (
    (words.length >= 9 && codes <= words.length / 4) ||
    (/[.!?]$/.test(line.text.trim()) && words.length >= 5 && codes === 0)
  );
}

/** A line as one row: cells apart by tabs, bars or wide gaps, or told from each other by their shape. */
function splitRow(line: Line, columns: LabelField[]): string[] | null {
  const cells = line.text
    .trim()
    .replace(/^\||\|$/g, "")
    .split(/\t|\s*\|\s*|\s{2,}/)
    .map((part) => part.trim());
  const parts = cells.length > columns.length ? joinedAtCommas(cells) : cells;
  if (parts.length === columns.length && parts.every((part, index) => suits(part, columns[index])))
    return parts;
  if (parts.length > 1 && parts.length < columns.length) return withEmptyCells(parts, columns);
  return parts.length === 1 ? splitByShape(parts[0] ?? "", columns) : null;
}

/** "4711,  4712" spread over the width of its cell is one cell. */
function joinedAtCommas(cells: readonly string[]): string[] {
  const joined: string[] = [];
  for (const cell of cells) {
    const last = joined.at(-1);
    if (last !== undefined && /[,;]$/.test(last)) joined[joined.length - 1] = `${last} ${cell}`;
    else joined.push(cell);
  }
  return joined;
}

/** A row that lacks cells, which a page does not show: placed where there is but one way to place it. */
function withEmptyCells(parts: string[], columns: LabelField[]): string[] | null {
  const found: string[][] = [];
  const place = (part: number, column: number, row: string[]): void => {
    if (found.length > 1) return;
    if (part === parts.length) {
      found.push([...row, ...columns.slice(column).map(() => "")]);
      return;
    }
    for (let at = column; at <= columns.length - (parts.length - part); at += 1) {
      if (!belongs(parts[part] ?? "", columns[at])) continue;
      place(part + 1, at + 1, [...row, ...columns.slice(column, at).map(() => ""), parts[part] ?? ""]);
    }
  };
  place(0, 0, []);
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Stricter than `suits`: a name is no code, and nothing is certain in a column of an unknown kind. */
function belongs(text: string, field: LabelField | undefined): boolean {
  if (field === undefined) return false;
  if (field === "device" || field === "model") return /\p{L}{3}/u.test(text) && !looksLikeCode(text);
  return suits(text, field);
}

/** "396.396 Distractor, right T989765": codes at the ends, the name in the middle. */
function splitByShape(text: string, columns: LabelField[]): string[] | null {
  const words = text.split(/\s+/);
  const nameAt = columns.findIndex((field) => NAMED.has(field));
  const isCell = (word: string | undefined, field: LabelField | undefined) =>
    word !== undefined && field !== undefined && (CODED.has(field) ? looksLikeCode(word) : /\d/.test(word));
  if (nameAt < 0) {
    return words.length === columns.length && words.every((word, index) => isCell(word, columns[index]))
      ? words.map(bare)
      : null;
  }
  if (columns.filter((field) => NAMED.has(field)).length !== 1) return null;
  const after = columns.length - nameAt - 1;
  if (words.length < columns.length) return null;
  const head = words.slice(0, nameAt);
  const tail = after === 0 ? [] : words.slice(-after);
  if (!head.every((word, index) => isCell(word, columns[index]))) return null;
  if (!tail.every((word, index) => isCell(word, columns[nameAt + 1 + index]))) return null;
  const name = words.slice(nameAt, words.length - after);
  if (!name.some((word) => /\p{L}{3}/u.test(word)) || name.every(looksLikeCode)) return null;
  return [...head.map(bare), name.join(" "), ...tail.map(bare)];
}

function bare(word: string): string {
  return word.replace(/[,;]+$/, "");
}
