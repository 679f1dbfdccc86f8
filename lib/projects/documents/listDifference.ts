import { type Part, partsOf } from "#lib/documents/wordDifference.ts";
import type { DocumentLists } from "#lib/projects/documents/lists.ts";
import type { ListTable } from "#lib/projects/documents/listTables.ts";

/** A row of a list that is in one revision only, or says something else in another. */
export type RowDifference = {
  /** The number that the row is known by. */
  key: string;
  change: "added" | "removed" | "changed";
  /** What differs in each column, or all of a row that was added or removed. */
  cells: { label: string; parts: Part[] }[];
};

const keysOf = (lists: DocumentLists): string[] =>
  lists.kind === "requirements"
    ? lists.rows.map(({ requirement }) => requirement)
    : lists.rows.map(({ number }) => String(number));

/** The rows of one list, each with its words, by their numbers. */
function byKey(lists: DocumentLists, table: ListTable): Map<string, string[]> {
  return new Map(keysOf(lists).map((key, index) => [key, table.rows[index] ?? []]));
}

type Side = { lists: DocumentLists; table: ListTable };

/**
 * The rows that differ between two lists of the same kind, as they are shown in words: in the order of the later one,
 * then what is no longer there. Pure.
 */
export function listDifference(before: Side, after: Side): RowDifference[] {
  const [was, is] = [byKey(before.lists, before.table), byKey(after.lists, after.table)];
  const labels = after.table.columns.map(({ label }) => label);
  const row = (key: string, change: RowDifference["change"]): RowDifference => ({
    ...{ key, change },
    cells: labels.flatMap((label, column) => {
      const [old, now] = [was.get(key)?.[column] ?? "", is.get(key)?.[column] ?? ""];
      if (old === now) return [];
      return [{ label, parts: partsOf(old, now).filter(({ text }) => text !== "") }];
    }),
  });
  const present = [...is.keys()].map((key) => row(key, was.has(key) ? "changed" : "added"));
  const gone = [...was.keys()].filter((key) => !is.has(key)).map((key) => row(key, "removed"));
  return [...present, ...gone].filter(({ cells }) => cells.length > 0);
}
