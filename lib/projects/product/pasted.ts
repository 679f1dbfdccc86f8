import { bareUdi } from "#lib/projects/product/udi.ts";

/** One part as pasted. */
export type PastedComponent = {
  name: string;
  manufacturer: string;
  reference: string | null;
  udiDi: string | null;
  lots: string[];
  quantity: number;
};

/** `problem` is a key under `errors.pastedComponents` in the messages. */
export type PastedProblemKind =
  | "unreadable"
  | "tooMany"
  | "nameless"
  | "makerless"
  | "tooLong"
  | "quantity"
  | "columns";
export type PastedProblem = { line: number; problem: PastedProblemKind; value: string };
export type PastedRow = { line: number } & ({ component: PastedComponent } | Omit<PastedProblem, "line">);

/** The most rows of one paste. */
export const mostPasted = 300;
export const largestQuantity = 1_000_000;
export const mostLots = 50;

const columns = ["name", "manufacturer", "reference", "udiDi", "lots", "quantity"] as const;
type Column = (typeof columns)[number];
export const limits = { name: 200, manufacturer: 200, reference: 100, udiDi: 60, lots: 100 } as const;

/** The headings of parts lists, in Swedish and English; compared in lower case without dots. */
const headings: Record<Column, readonly string[]> = {
  name: ["namn", "komponent", "benämning", "artikel", "name", "component", "item", "description"],
  manufacturer: ["tillverkare", "fabrikat", "manufacturer", "maker"],
  reference: ["ref", "referens", "artikelnummer", "artnr", "reference", "part number", "catalogue number"],
  udiDi: ["udi-di", "udi", "gtin", "udi di"],
  lots: ["lot", "batch", "lotnummer", "lots", "lot number"],
  quantity: ["antal", "kvantitet", "quantity", "qty", "amount"],
};

type Cells = { line: number; cells: string[] };

/**
 * Rows as Excel copies them: cells between tabs; a cell that begins with a quotation mark goes on to the next lone one,
 * line breaks within it included. Null when such a cell never ends.
 */
function cellsOf(text: string): Cells[] | null {
  const rows: Cells[] = [];
  let cells: string[] = [];
  let cell = "";
  let quoted = false;
  let line = 1;
  let startedAt = 1;
  const endCell = () => {
    cells.push(cell);
    cell = "";
  };
  const endRow = () => {
    endCell();
    if (cells.some((value) => value.trim() !== "")) rows.push({ line: startedAt, cells });
    cells = [];
    startedAt = line;
  };
  const source = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at];
    if (character === "\n") line += 1;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (source[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"' && cell === "") quoted = true;
    else if (character === "\t") endCell();
    else if (character === "\n") endRow();
    else cell += character;
  }
  if (quoted) return null;
  endRow();
  return rows;
}

function headerOf(cells: readonly string[]): (Column | null)[] | null {
  const found = cells.map((cell) => {
    const plain = cell.trim().toLowerCase().replaceAll(".", "").replace(/\s+/g, " ");
    return columns.find((column) => headings[column].includes(plain)) ?? null;
  });
  const known = found.filter((column) => column !== null);
  const whole = known.includes("name") && known.includes("manufacturer");
  return whole && new Set(known).size === known.length ? found : null;
}

/** A whole number as people write it: `1 200`, `12 st`, `3,0`. Null when it is none. */
function quantityOf(text: string): number | null {
  const match = /^(\d{1,9})(?:[.,]0+)?$/.exec(text.replace(/\s/g, "").replace(/st\.?$/i, ""));
  const value = match ? Number(match[1]) : Number.NaN;
  return value >= 1 && value <= largestQuantity ? value : null;
}

/** Lots as they are written in one field: between commas, semicolons or line breaks; each once. */
export function lotsOf(text: string): string[] {
  const parts = text.split(/[,;\n]+/).map((lot) => lot.replace(/\s+/g, " ").trim());
  return [...new Set(parts.filter(Boolean))];
}

function readRow(cells: readonly string[], order: readonly (Column | null)[]) {
  const raw = (column: Column) => {
    const position = order.indexOf(column);
    // Control characters and what turns text about have no place in a name.
    return position < 0 ? "" : (cells[position] ?? "").replace(/[\p{Cc}\p{Cf}]+/gu, " ");
  };
  const cell = (column: Column) => raw(column).replace(/\s+/g, " ").trim();
  const fail = (problem: PastedProblemKind, value = "") => ({ problem, value: value.slice(0, 40) });
  const extra = cells.slice(order.length).find((value) => value.trim() !== "");
  if (extra) return fail("columns", extra.trim());
  const [name, manufacturer, reference] = [cell("name"), cell("manufacturer"), cell("reference")];
  const udiDi = bareUdi(cell("udiDi"));
  if (!name) return fail("nameless", manufacturer || reference);
  if (!manufacturer) return fail("makerless", name);
  const texts = { name, manufacturer, reference, udiDi };
  const long = Object.entries(texts).find(([key, value]) => value.length > limits[key as keyof typeof texts]);
  if (long) return fail("tooLong", long[1]);
  const lots = lotsOf(cells[order.indexOf("lots")] ?? "");
  const longLot =
    lots.find((lot) => lot.length > limits.lots) ?? (lots.length > mostLots ? lots.join(", ") : "");
  if (longLot) return fail("tooLong", longLot);
  const typed = cell("quantity");
  const quantity = typed ? quantityOf(typed) : 1;
  if (quantity === null) return fail("quantity", typed);
  const component = {
    ...{ name, manufacturer, lots, quantity },
    reference: reference || null,
    udiDi: udiDi || null,
  };
  return { component };
}

/**
 * Reads parts copied from Excel: name, manufacturer, REF, UDI-DI, lot and quantity between tabs, or in any order when the
 * first row has headings. Every row comes back, as a part or with its problem; its line is counted from 1 as pasted.
 * Empty rows are passed over. Nothing is guessed.
 */
export function parsePastedComponents(text: string): PastedRow[] {
  const rows = cellsOf(text);
  if (!rows) return [{ line: 1, problem: "unreadable", value: "" }];
  const header = rows[0] ? headerOf(rows[0].cells) : null;
  const body = header ? rows.slice(1) : rows;
  if (body.length > mostPasted)
    return [{ line: body[mostPasted]?.line ?? 1, problem: "tooMany", value: String(body.length) }];
  return body.map(({ line, cells }) => ({ line, ...readRow(cells, header ?? columns) }));
}
