import { mailboxKinds, partyKinds } from "#lib/organisation/schema.ts";

/** The lists of the directory that go out as CSV and come back in. */
export const lists = ["administrations", "units", "mailboxes", "parties"] as const;
export type List = (typeof lists)[number];

export type Column =
  | "code"
  | "name"
  | "administration"
  | "parent"
  | "costCentre"
  | "rgsCustomerNumber"
  | "ownHandling"
  | "headOfOperations"
  | "headOfOperationsEmail"
  | "unitManager"
  | "unitManagerEmail"
  | "kind"
  | "address"
  | "unit"
  | "email"
  | "active";

/** How the cells of a column are read: `yes` and `no`, one of some words, or checked text. */
export type CellType =
  | "code"
  | "name"
  | "number"
  | "yesNo"
  | "email"
  | "names"
  | "emails"
  | readonly string[];

export type ColumnRule = {
  type: CellType;
  /** A file without this column, or a row without a value in it, is wrong. */
  required?: true;
  /** Part of what tells which row of the directory a row of the file is about. */
  key?: true;
  /** What an empty cell means. */
  empty?: string;
};

/** The columns of each list, in the order of an exported file. References to other rows are by code. */
export const columnsOf: Record<List, Partial<Record<Column, ColumnRule>>> = {
  administrations: {
    code: { type: "code", required: true, key: true },
    name: { type: "name", required: true },
    active: { type: "yesNo", empty: "yes" },
  },
  units: {
    code: { type: "code", required: true, key: true },
    name: { type: "name", required: true },
    administration: { type: "code", required: true },
    parent: { type: "code" },
    costCentre: { type: "number" },
    rgsCustomerNumber: { type: "number" },
    ownHandling: { type: "yesNo", empty: "no" },
    headOfOperations: { type: "names" },
    headOfOperationsEmail: { type: "emails" },
    unitManager: { type: "names" },
    unitManagerEmail: { type: "emails" },
    active: { type: "yesNo", empty: "yes" },
  },
  mailboxes: {
    kind: { type: mailboxKinds, required: true, key: true },
    address: { type: "email", required: true, key: true },
    name: { type: "name", required: true },
    administration: { type: "code" },
    unit: { type: "code" },
    active: { type: "yesNo", empty: "yes" },
  },
  parties: {
    code: { type: "code", required: true, key: true },
    kind: { type: partyKinds, required: true },
    name: { type: "name", required: true },
    email: { type: "email" },
    rgsCustomerNumber: { type: "number" },
    active: { type: "yesNo", empty: "yes" },
  },
};

/** The names of a list's columns with their rules, in order. */
export function columnEntries(list: List): [Column, ColumnRule][] {
  return Object.entries(columnsOf[list]) as [Column, ColumnRule][];
}

/**
 * One row in the form that files and the directory are compared in: every cell as text, words as their codes
 * (`yes`, `municipality`), several managers separated by ` | `. A column that a file lacks is absent.
 */
export type Cells = Partial<Record<Column, string>>;

/** A row of the directory, in the form it is compared in. */
export type DirectoryRow = { id: string; cells: Cells };

/** The directory that a file is compared with: the list itself, and what its rows may refer to. */
export type DirectoryPicture = {
  rows: DirectoryRow[];
  administrations: DirectoryRow[];
  units: DirectoryRow[];
};

/** A row as it will be once a file is in. `line` is null for a row that the file lacks, `id` for a new one. */
export type FinalRow = { line: number | null; id: string | null; cells: Cells };

/** Which row of the directory the cells are about; letter case does not tell two apart. */
export function keyOf(list: List, cells: Cells): string {
  const parts = columnEntries(list).flatMap(([column, rule]) => (rule.key ? [cells[column] ?? ""] : []));
  return parts.join(" ").toLocaleLowerCase("sv");
}

/** The words that headings and cells are written with, best first: each is also understood in any letter case. */
export type CsvWords = {
  columns: Record<Column, string[]>;
  values: Record<string, string[]>;
  /** What an exported file is called, by list. */
  files: Record<List, string>;
};

/** Separates several managers in one cell. */
export const separator = " | ";

/** Splits a cell of several managers. */
export function several(cell: string): string[] {
  return cell
    .split("|")
    .map((part) => part.trim())
    .filter(Boolean);
}
