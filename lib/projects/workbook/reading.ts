import readWorkbookFile from "read-excel-file/node";
import { unpacksWithin } from "#lib/documents/text/docx.ts";

/** The parts of a workbook unpack to no more than this: a full one of ours has some hundred thousand bytes. */
const maxUnpacked = 16 * 1024 * 1024;
const maxRows = 2000;
const maxColumns = 200;

export type ReadCell = { text: string; at: string };
export type ReadRow<C extends string> = { line: number; cells: Record<C, ReadCell> };
/** Why a file is no workbook of ours: a key under `errors.workbook`. */
export type Unreadable = "broken" | "tooLarge" | "noSheet";
export type ReadTable<C extends string> = { rows: ReadRow<C>[] } | { unreadable: Unreadable };

/** What is wrong with a cell: a key under `errors`. */
export type CellProblem = { at: string; key: string; values: Record<string, string | number> };

/**
 * Reads the table of a workbook (.xlsx) that has these headings, in whichever sheet, row and order it stands; each
 * heading in any of the words given. Columns that it does not know are left out, columns that are missing are empty.
 * Formulas count as what they last showed, and merged cells as filled in their first one. Never throws.
 */
export async function readTable<C extends string>(
  content: Uint8Array,
  columns: readonly C[],
  wordsOf: (column: C) => readonly string[],
  required: readonly NoInfer<C>[],
): Promise<ReadTable<C>> {
  const buffer = Buffer.from(content);
  try {
    if (!(await unpacksWithin(buffer, maxUnpacked))) return { unreadable: "tooLarge" };
    for (const { data } of await readWorkbookFile(buffer)) {
      const table = tableIn(data as unknown[][], columns, wordsOf, required);
      if (table) return table.length > maxRows ? { unreadable: "tooLarge" } : { rows: table };
    }
    return { unreadable: "noSheet" };
  } catch {
    return { unreadable: "broken" };
  }
}

function tableIn<C extends string>(
  data: unknown[][],
  columns: readonly C[],
  wordsOf: (column: C) => readonly string[],
  required: readonly C[],
): ReadRow<C>[] | null {
  const plain = (text: string) => text.trim().toLowerCase();
  for (const [index, row] of data.slice(0, 20).entries()) {
    const texts = row.slice(0, maxColumns).map((value) => plain(textOf(value)));
    const place = new Map(
      columns.map((column) => [column, texts.findIndex((text) => wordsOf(column).map(plain).includes(text))]),
    );
    if (!required.every((column) => (place.get(column) ?? -1) >= 0)) continue;
    return data.slice(index + 1, index + 2 + maxRows).flatMap((values, offset) => {
      const line = index + 2 + offset;
      const cells = Object.fromEntries(
        columns.map((column) => {
          const at = place.get(column) ?? -1;
          return [column, { text: at < 0 ? "" : textOf(values[at]).trim(), at: `${letters(at)}${line}` }];
        }),
      ) as Record<C, ReadCell>;
      return columns.some((column) => cells[column].text !== "") ? [{ line, cells }] : [];
    });
  }
  return null;
}

/** A value as a person reads it; a day as `YYYY-MM-DD`. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  return String(value).replaceAll("\r\n", "\n").replaceAll("\0", "");
}

/** The letters of a column from 0: A, B … AA. */
function letters(index: number): string {
  if (index < 0) return "";
  return (index > 25 ? letters(Math.floor(index / 26) - 1) : "") + String.fromCharCode(65 + (index % 26));
}
