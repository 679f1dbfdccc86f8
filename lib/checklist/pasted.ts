import { parse } from "csv-parse/sync";
import { largestQuantity } from "#lib/checklist/schema.ts";

/** One customer as pasted. */
export type PastedEntry = {
  name: string;
  customerNumber: string | null;
  quantity: number | null;
  note: string | null;
};

/** What is wrong with one pasted row. `problem` is a key under `errors.pasted` in the messages. */
export type PastedProblem = { line: number; problem: PastedProblemKind; value: string };
export type PastedProblemKind = "unreadable" | "tooMany" | "nameless" | "tooLong" | "quantity";

type Column = keyof PastedEntry;

/** The most rows of one paste. */
export const mostPasted = 1000;

const columnOrder: Column[] = ["name", "customerNumber", "quantity", "note"];
const limits = { name: 200, customerNumber: 50, note: 500 } as const;

/** The headings that lists of customers carry, in Swedish and English; compared in lower case without dots. */
const headings: Record<Column, readonly string[]> = {
  name: [
    "namn",
    "kund",
    "kundnamn",
    "enhet",
    "avdelning",
    "beställare",
    "name",
    "customer",
    "customer name",
    "unit",
  ],
  customerNumber: [
    "kundnummer",
    "kundnr",
    "kund nr",
    "kund-nr",
    "kundid",
    "kund-id",
    "rgs-kundnummer",
    "kostnadsställe",
    "kst",
    "customer number",
    "customer no",
    "cost centre",
  ],
  quantity: ["antal", "kvantitet", "mängd", "summa", "quantity", "qty", "amount"],
  note: ["anmärkning", "kommentar", "notering", "övrigt", "note", "comment", "remark"],
};

function columnOf(heading: string): Column | null {
  const plain = heading.trim().toLowerCase().replaceAll(".", "").replace(/\s+/g, " ");
  return columnOrder.find((column) => headings[column].includes(plain)) ?? null;
}

/** The columns by their headings, when the first row is one of headings; each column counts once. */
function headerOf(row: string[]): (Column | null)[] | null {
  const columns = row.map(columnOf);
  const known = columns.filter((column) => column !== null);
  const named = known.includes("name") || known.includes("customerNumber");
  if (!named || new Set(known).size !== known.length) return null;
  return row.some((cell, position) => columns[position] === null && /\d/.test(cell)) ? null : columns;
}

/** A whole number as people write it: `1 200`, `12 st`, `3,0`. Null when it is none. */
function quantityOf(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f]/g, "").replace(/st\.?$/i, "");
  const match = /^(\d{1,9})(?:[.,]0+)?$/.exec(plain);
  const value = match ? Number(match[1]) : Number.NaN;
  return value <= largestQuantity ? value : null;
}

/**
 * Reads rows copied from Excel: tab-separated name, customer number, quantity, note; or any order when the first
 * row has headings. Empty rows are passed over. Nothing is guessed: a row that cannot be read is a problem with its
 * line number, counted from 1 as pasted.
 */
export function parsePasted(text: string): { entries: PastedEntry[]; problems: PastedProblem[] } {
  let rows: { record: string[]; info: { lines: number } }[];
  try {
    rows = parse(text, {
      delimiter: "\t",
      bom: true,
      info: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_records_with_empty_values: true,
    }) as unknown as typeof rows;
  } catch (error) {
    const line = Number((error as { lines?: number }).lines ?? 1);
    return { entries: [], problems: [{ line, problem: "unreadable", value: "" }] };
  }
  const header = rows[0] ? headerOf(rows[0].record) : null;
  const body = header ? rows.slice(1) : rows;
  if (body.length > mostPasted)
    return {
      entries: [],
      problems: [{ line: mostPasted + 1, problem: "tooMany", value: String(body.length) }],
    };
  const entries: PastedEntry[] = [];
  const problems: PastedProblem[] = [];
  for (const { record, info } of body) {
    const read = readRow(record, header ?? columnOrder);
    if ("problem" in read) problems.push({ line: info.lines, ...read });
    else entries.push(read);
  }
  return { entries, problems };
}

function readRow(
  record: string[],
  columns: readonly (Column | null)[],
): PastedEntry | { problem: PastedProblemKind; value: string } {
  const cell = (column: Column) => {
    const position = columns.indexOf(column);
    return position < 0 ? "" : (record[position] ?? "").replace(/\s+/g, " ").trim();
  };
  const customerNumber = cell("customerNumber");
  const name = cell("name") || customerNumber;
  const note = cell("note");
  const typed = cell("quantity");
  const quantity = typed ? quantityOf(typed) : null;
  if (!name) return { problem: "nameless", value: "" };
  const long = Object.entries({ name, customerNumber, note }).find(
    ([column, value]) => value.length > limits[column as keyof typeof limits],
  );
  if (long) return { problem: "tooLong", value: long[1].slice(0, 40) };
  if (typed && quantity === null) return { problem: "quantity", value: typed.slice(0, 40) };
  return { name, customerNumber: customerNumber || null, quantity, note: note || null };
}
