import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";
import { decodeText, UnreadableFileError } from "#lib/organisation/csv/encoding.ts";
import { unguardCell } from "#lib/organisation/csv/formula.ts";
import {
  type Cells,
  type Column,
  type ColumnRule,
  type CsvWords,
  columnEntries,
  keyOf,
  type List,
  separator,
  several,
} from "#lib/organisation/csv/lists.ts";
import { addressSchema, codeSchema, nameSchema } from "#lib/organisation/schema.ts";

/** The most rows that one file may have. */
export const maxRows = 20_000;

/** What is wrong with a row of the file. `reason` is a key under `directory.csv.problems`. */
export type Problem = {
  /** The line of the file, as an editor counts; null for what lies outside the file. */
  line: number | null;
  column: Column | null;
  reason: string;
  values?: Record<string, string | number>;
};

export type ReadRow = { line: number; key: string; cells: Cells };
export type ReadTable = { rows: ReadRow[]; problems: Problem[] };

/** Letters and digits alone: `E-post (avdelningschef)` and `e-post avdelningschef` are one heading. */
function folded(text: string): string {
  return text
    .normalize("NFC")
    .toLocaleLowerCase("sv")
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/** The separator that stands most often in the heading. */
function delimiterOf(text: string): string {
  const heading = text.trimStart().split(/\r\n|\r|\n/, 1)[0] ?? "";
  const counts = [";", ",", "\t"].map((mark) => [mark, heading.split(mark).length] as const);
  return counts.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

type TextRecord = { record: string[]; info: { lines: number } };

function recordsOf(text: string): TextRecord[] {
  // A first line that tells Excel the separator is no heading.
  const hint = /^sep=(.)\r?\n/i.exec(text);
  const body = hint ? text.slice(hint[0].length) : text;
  const options = {
    delimiter: hint?.[1] ?? delimiterOf(body),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: 100_000,
    to: maxRows + 2,
  } as const;
  const records = parse(body, options) as unknown as TextRecord[];
  return records.map(({ record, info }) => ({ record, info: { lines: info.lines + (hint ? 1 : 0) } }));
}

/**
 * Reads a file of one list. Rows with problems are reported and left out of `rows`; nothing is thrown for what a
 * person can write into a file.
 */
export function readCsv(list: List, bytes: Uint8Array, words: CsvWords): ReadTable {
  try {
    return readRecords(list, recordsOf(decodeText(bytes)), words);
  } catch (error) {
    if (error instanceof UnreadableFileError)
      return { rows: [], problems: [{ line: null, column: null, reason: error.key }] };
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === "number" ? error.lines : null;
    const reason = error.code === "CSV_MAX_RECORD_SIZE" ? "tooLong" : "quotes";
    return { rows: [], problems: [{ line, column: null, reason }] };
  }
}

function readRecords(list: List, records: TextRecord[], words: CsvWords): ReadTable {
  const [heading, ...body] = records;
  if (!heading) return { rows: [], problems: [{ line: null, column: null, reason: "empty" }] };
  if (body.length > maxRows)
    return {
      rows: [],
      problems: [{ line: null, column: null, reason: "tooManyRows", values: { count: maxRows } }],
    };
  const columns = columnsInFile(list, heading, words);
  if (columns.problems.length > 0) return { rows: [], problems: columns.problems };
  const read = body
    .filter(({ record }) => record.some((cell) => cell.trim() !== ""))
    .map(({ record, info }) => readRow(list, columns.places, record, info.lines, words));
  return withoutRepeated(list, {
    rows: read.flatMap(({ row }) => (row ? [row] : [])),
    problems: read.flatMap(({ problems }) => problems),
  });
}

function columnsInFile(list: List, heading: TextRecord, words: CsvWords) {
  const places = new Map<Column, number>();
  const problems: Problem[] = [];
  const line = heading.info.lines;
  const entries = columnEntries(list);
  for (const [index, text] of heading.record.entries()) {
    if (!text.trim()) continue;
    const found = entries.find(([column]) =>
      [column, ...words.columns[column]].some((word) => folded(word) === folded(text)),
    );
    if (!found)
      problems.push({ line, column: null, reason: "unknownColumn", values: { name: text.slice(0, 80) } });
    else if (places.has(found[0])) problems.push({ line, column: found[0], reason: "columnTwice" });
    else places.set(found[0], index);
  }
  for (const [column, rule] of entries)
    if (rule.required && !places.has(column)) problems.push({ line, column, reason: "columnMissing" });
  return { places, problems };
}

function readRow(
  list: List,
  places: Map<Column, number>,
  record: string[],
  line: number,
  words: CsvWords,
): { row: ReadRow | null; problems: Problem[] } {
  const width = Math.max(...places.values()) + 1;
  const cells: Cells = {};
  const problems: Problem[] = [];
  for (const [column, rule] of columnEntries(list)) {
    const place = places.get(column);
    if (place === undefined) continue;
    const result = readCell(rule, unguardCell((record[place] ?? "").trim()), words);
    if ("reason" in result) problems.push({ line, column, ...result });
    else cells[column] = result.cell;
  }
  // Spreadsheets leave empty cells out at the end of a row; full ones past the headings are a broken row.
  if (record.slice(width).some((cell) => cell.trim() !== ""))
    problems.push({ line, column: null, reason: "tooManyCells" });
  problems.push(...managerProblems(line, cells));
  return { row: problems.length > 0 ? null : { line, key: keyOf(list, cells), cells }, problems };
}

type CellResult = { cell: string } | { reason: string; values?: Record<string, string | number> };

const checks = {
  code: codeSchema,
  name: nameSchema,
  number: z.string().max(40),
  email: addressSchema,
} as const;

function readCell(rule: ColumnRule, text: string, words: CsvWords): CellResult {
  if (!text) return rule.required ? { reason: "cellMissing" } : { cell: rule.empty ?? "" };
  const { type } = rule;
  if (type === "yesNo") return readWord(["yes", "no"], text, words);
  if (type === "names") return readSeveral(text, nameSchema, "nameForm");
  if (type === "emails") return readSeveral(text, addressSchema, "email");
  if (typeof type !== "string") return readWord(type, text, words);
  const result = checks[type].safeParse(text);
  if (result.success) return { cell: result.data };
  if (text.length > 200) return { reason: "tooLong" };
  return { reason: { code: "codeForm", name: "nameForm", number: "tooLong", email: "email" }[type] };
}

function readWord(allowed: readonly string[], text: string, words: CsvWords): CellResult {
  const code = allowed.find((value) =>
    [value, ...(words.values[value] ?? [])].some((word) => folded(word) === folded(text)),
  );
  const choices = allowed.map((value) => words.values[value]?.[0] ?? value).join(", ");
  return code ? { cell: code } : { reason: "word", values: { value: text.slice(0, 80), choices } };
}

function readSeveral(text: string, schema: z.ZodType<string>, reason: string): CellResult {
  const parts = several(text).map((part) => schema.safeParse(part));
  if (parts.some((part) => !part.success)) return { reason };
  return { cell: parts.flatMap((part) => (part.success ? [part.data] : [])).join(separator) };
}

/** Each manager has a name and an address, and stands once for a unit. */
function managerProblems(line: number, cells: Cells): Problem[] {
  const pairs = [
    ["headOfOperations", "headOfOperationsEmail"],
    ["unitManager", "unitManagerEmail"],
  ] as const;
  const uneven = pairs.flatMap(([names, emails]) =>
    (cells[names] === undefined && cells[emails] === undefined) ||
    several(cells[names] ?? "").length === several(cells[emails] ?? "").length
      ? []
      : [{ line, column: emails, reason: "managersUneven" }],
  );
  const all = pairs.flatMap(([, emails]) => several(cells[emails] ?? ""));
  const twice = new Set(all).size < all.length;
  return twice ? [...uneven, { line, column: "unitManagerEmail", reason: "managerTwice" }] : uneven;
}

/** A key that stands twice is a problem of its later lines, and neither of the rows can be trusted. */
function withoutRepeated(list: List, table: ReadTable): ReadTable {
  const first = new Map<string, number>();
  const problems: Problem[] = [];
  const repeated = new Set<string>();
  const keyColumn = columnEntries(list).findLast(([, rule]) => rule.key)?.[0] ?? null;
  for (const { key, line } of table.rows) {
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, line);
    else {
      repeated.add(key);
      problems.push({ line, column: keyColumn, reason: "rowTwice", values: { line: earlier } });
    }
  }
  return {
    rows: table.rows.filter((row) => !repeated.has(row.key)),
    problems: [...table.problems, ...problems],
  };
}
