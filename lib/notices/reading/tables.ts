import { looksLikeCode, readCodes } from "#lib/notices/reading/codes.ts";
import { findDates } from "#lib/notices/reading/dates.ts";
import type { Line, Span } from "#lib/notices/reading/document.ts";
import type { Label } from "#lib/notices/reading/labels.ts";
import type { LabelField } from "#lib/notices/reading/languages/language.ts";
import type { FieldValue, Prepared } from "#lib/notices/reading/passes.ts";

/** A row of column headings, in one line or one on each line, and the line at which the cells begin. */
type Header = { columns: LabelField[]; labels: Label[]; first: number; body: number };

type Cell = { field: LabelField; text: string; span: Span };

const IDENTIFYING: ReadonlySet<LabelField> = new Set<LabelField>([
  "ref",
  "udi",
  "lot",
  "serial",
  "lotOrSerial",
  "software",
  "model",
]);
const CODED: ReadonlySet<LabelField> = new Set<LabelField>(["ref", "udi", "lot", "serial", "lotOrSerial"]);
const NAMED: ReadonlySet<LabelField> = new Set<LabelField>([
  "device",
  "model",
  "other",
  "otherCompany",
  "problem",
  "actionType",
]);

const MAX_COLUMNS = 12;
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

function findHeaders(prepared: Prepared): Header[] {
  const byLine = Map.groupBy(prepared.labels, (label) => label.line);
  const headers: Header[] = [];
  const used = new Set<number>();
  for (const [line, labels] of byLine) {
    if (used.has(line) || prepared.notice.lines[line]?.zone !== "body") continue;
    const header =
      rowHeader(prepared, line, labels) ??
      cellHeader(prepared, line, labels) ??
      stackedHeader(prepared, line, byLine);
    if (!header) continue;
    headers.push(header);
    for (let at = header.first; at < header.body; at += 1) used.add(at);
  }
  return headers;
}

/** "REF  Description  LOT": a line that is almost nothing but labels. */
function rowHeader(prepared: Prepared, line: number, labels: Label[]): Header | null {
  const text = prepared.notice.lines[line]?.text ?? "";
  if (labels.length < 2 || labels.some((label) => label.after === "colon" || label.after === "code"))
    return null;
  const covered = labels.reduce((sum, label, index) => {
    const end = Math.min(
      label.after === "text" ? label.end : text.length,
      labels[index + 1]?.start ?? text.length,
    );
    return sum + Math.max(0, text.slice(label.start, end).replace(/\s/g, "").length);
  }, 0);
  if (covered < text.replace(/\s/g, "").length * 0.8 || /[.!?]$/.test(text.trim())) return null;
  const columns = columnsOf(labels);
  return columns.some((field) => IDENTIFYING.has(field))
    ? { columns, labels, first: line, body: line + 1 }
    : null;
}

/**
 * Headings in cells of their own, of which some are no known label ("Country of origin"): those are columns too,
 * whatever they hold.
 */
function cellHeader(prepared: Prepared, line: number, labels: Label[]): Header | null {
  const text = prepared.notice.lines[line]?.text ?? "";
  const cells = [...text.matchAll(/[^\t|]+/g)].filter((cell) => cell[0].trim() !== "");
  if (cells.length < 2 || cells.length > MAX_COLUMNS) return null;
  const heads = cells.map((cell) => {
    const end = cell.index + cell[0].length;
    const label = labels.find((one) => one.start >= cell.index && one.start < end && one.at !== "inline");
    return { text: cell[0].trim(), label };
  });
  // A heading is short and holds no number; a row of values does.
  if (heads.some((head) => head.text.length > 60 || /\d{3}|[.!?]$/.test(head.text))) return null;
  const found = heads.flatMap(({ label }) => (label ? [label] : []));
  if (found.some((label) => label.after === "colon" || label.after === "code")) return null;
  const columns = heads.map(({ label }): LabelField => label?.field ?? "other");
  const coded = columns.map((field) => (field === "reference" ? "ref" : field));
  return found.length > 0 && coded.some((field) => CODED.has(field))
    ? { columns: coded, labels: found, first: line, body: line + 1 }
    : null;
}

/** A column "Reference" beside lots and names holds article numbers, not the reference of the letter. */
function columnsOf(labels: readonly Label[]): LabelField[] {
  return labels.map((label) => (label.field === "reference" ? "ref" : label.field));
}

/** The same headings as a PDF often gives them: one on each line. */
function stackedHeader(prepared: Prepared, line: number, byLine: Map<number, Label[]>): Header | null {
  const labels: Label[] = [];
  let at = line;
  let blanks = 0;
  while (at < prepared.notice.lines.length && blanks <= 1) {
    const only = byLine.get(at);
    const label = only?.[0];
    const blank = prepared.notice.lines[at]?.text.trim() === "";
    if (label && only.length === 1 && label.at === "line" && label.after === "end") labels.push(label);
    else if (!blank) break;
    blanks = blank ? blanks + 1 : 0;
    at += 1;
  }
  const columns = columnsOf(labels);
  if (labels.length < 2 || !columns.some((field) => IDENTIFYING.has(field))) return null;
  return { columns, labels, first: line, body: (labels.at(-1)?.line ?? line) + 1 };
}

/** A letter begins below its table. */
const SALUTATION =
  /^\s*(?:dear|bästa|hej|till|sehr geehrte|liebe|madame|monsieur|cher|kære|kjære|geachte|beste|gentile|estimad[oa]|prezad[oa]|caro|szanown)\b/iu;

function readCells(prepared: Prepared, header: Header): Cell[] {
  const cells: Cell[] = [];
  const loose: { text: string; line: number }[] = [];
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
function pushCell(loose: { text: string; line: number }[], text: string, line: number): void {
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
  const parts = line.text
    .trim()
    .replace(/^\||\|$/g, "")
    .split(/\t|\s*\|\s*|\s{2,}/)
    .map((part) => part.trim());
  if (parts.length === columns.length && parts.every((part, index) => suits(part, columns[index])))
    return parts;
  if (parts.length > 1 && parts.length < columns.length) return withEmptyCells(parts, columns);
  return parts.length === 1 ? splitByShape(parts[0] ?? "", columns) : null;
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

function suits(text: string, field: LabelField | undefined): boolean {
  if (text === "" || field === undefined) return true;
  if (field === "otherDate" || field === "date")
    return findDates(text).length > 0 || /^[\d/.\s-]+$/.test(text);
  if (CODED.has(field))
    return (
      readCodes(text, true).values.length > 0 || /^\d[\d ]{11,17}$/.test(text) || /^(?:n\/?a|-)$/i.test(text)
    );
  return true;
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

/** Lines of codes alone below a row go on with the last list of numbers in it. */
function overflow(header: Header, loose: { text: string; line: number }[]): Cell[] {
  const field = header.columns.findLast((column) => CODED.has(column));
  if (!field || field === "ref" || field === "udi") return [];
  return loose
    .filter(({ text }) => text.split(/[\s,;]+/).every((word) => word === "" || looksLikeCode(word)))
    .map(({ text, line }) => ({ field, text, span: { from: line, to: line } }));
}

/**
 * Cells that came one on each line. Either they repeat in the order of the headings, or, with one column of
 * codes only, their shape tells codes from names. Anything less certain is left unread.
 */
function looseCells(header: Header, loose: { text: string; line: number }[]): Cell[] {
  const toCell = (field: LabelField, cell: { text: string; line: number }): Cell => ({
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

type Loose = { text: string; line: number };

/**
 * Cells one on each line where a row can have several numbers in one column ("64021889" and "64021890" below one
 * article): each column of codes is known by the shape of its first code. Null where two columns look alike.
 */
function byShape(
  columns: LabelField[],
  loose: readonly Loose[],
  shape: (text: string) => string,
): { field: LabelField; cell: Loose }[] | null {
  const coded = columns.flatMap((field, index) => (CODED.has(field) ? [index] : []));
  const named = columns.filter((field) => NAMED.has(field) && field !== "other");
  const known = new Map<string, number>();
  const placed: { field: LabelField; cell: Loose }[] = [];
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

function inRounds(columns: LabelField[], loose: { text: string; line: number }[]) {
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
