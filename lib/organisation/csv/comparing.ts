import {
  type Cells,
  type Column,
  columnEntries,
  type DirectoryPicture,
  type DirectoryRow,
  type FinalRow,
  keyOf,
  type List,
} from "#lib/organisation/csv/lists.ts";
import { placeProblems } from "#lib/organisation/csv/placing.ts";
import type { Problem, ReadRow, ReadTable } from "#lib/organisation/csv/reading.ts";

export type CellChange = { column: Column; from: string; to: string };
export type AddedRow = { line: number; cells: Cells };
export type ChangedRow = { line: number; id: string; cells: Cells; changes: CellChange[] };
/** `line` is null for a row that the file lacks. */
export type DeactivatedRow = { line: number | null; id: string; cells: Cells; changes: CellChange[] };

/** Exactly what an import does: nothing at all while there are problems. */
export type ImportPlan = {
  added: AddedRow[];
  changed: ChangedRow[];
  deactivated: DeactivatedRow[];
  unchanged: number;
  problems: Problem[];
};

function withDefaults(list: List, cells: Cells): Cells {
  return Object.fromEntries(
    columnEntries(list).map(([column, rule]) => [column, cells[column] ?? rule.empty ?? ""]),
  );
}

/** The key as the directory writes it: letter case in a file changes nothing. */
function keyCells(list: List, before: Cells = {}): Cells {
  const keys = columnEntries(list).filter(([column, rule]) => rule.key && before[column] !== undefined);
  return Object.fromEntries(keys.map(([column]) => [column, before[column]]));
}

function changesOf(list: List, before: Cells, after: Cells): CellChange[] {
  return columnEntries(list).flatMap(([column, rule]) => {
    const [from = "", to = ""] = [before[column], after[column]];
    return from === to || rule.key ? [] : [{ column, from, to }];
  });
}

/** Codes in a file find the directory's own whatever their letter case, and are written as the directory does. */
function likeDirectory(directory: DirectoryPicture, read: ReadRow[], list: List): (code: string) => string {
  const known = new Map<string, string>();
  const all = [...directory.administrations, ...directory.units].map((row) => row.cells);
  const own = list === "administrations" || list === "units" ? read.map((row) => row.cells) : [];
  for (const { code = "" } of [...own, ...all]) known.set(code.toLocaleLowerCase("sv"), code);
  return (code) => known.get(code.toLocaleLowerCase("sv")) ?? code;
}

const references = ["administration", "parent", "unit"] as const;

/**
 * Compares a file with the directory. A column that the file lacks stays as it is; an empty cell empties. Rows that
 * the file lacks stay too, unless `deactivateMissing`. Pure: the same input always gives the same plan.
 */
export function compareWithDirectory(
  list: List,
  table: ReadTable,
  directory: DirectoryPicture,
  options: { deactivateMissing: boolean },
): ImportPlan {
  const plan: ImportPlan = {
    added: [],
    changed: [],
    deactivated: [],
    unchanged: 0,
    problems: [...table.problems],
  };
  const existing = new Map(directory.rows.map((row) => [keyOf(list, row.cells), row]));
  const written = likeDirectory(directory, table.rows, list);
  const final: FinalRow[] = [];
  for (const { line, key, cells } of table.rows) {
    const given = { ...cells };
    for (const column of references) if (given[column]) given[column] = written(given[column]);
    const before = existing.get(key);
    const after = withDefaults(list, { ...before?.cells, ...given, ...keyCells(list, before?.cells) });
    final.push({ line, id: before?.id ?? null, cells: after });
    existing.delete(key);
    if (!before) plan.added.push({ line, cells: after });
    else addToPlan(plan, line, before, after, changesOf(list, before.cells, after));
  }
  // With problems among the rows, those that were left out would look as if the file lacked them.
  const closeRest = options.deactivateMissing && table.problems.length === 0;
  for (const { id, cells } of existing.values()) {
    if (!closeRest || cells.active !== "yes") {
      final.push({ line: null, id, cells });
      continue;
    }
    const closed = { ...cells, active: "no" };
    final.push({ line: null, id, cells: closed });
    plan.deactivated.push({ line: null, id, cells: closed, changes: changesOf(list, cells, closed) });
  }
  const misplaced = placeProblems(list, final, directory);
  // A parent may be in a row that was left out for its own problem.
  const certain = misplaced.filter(({ line, column }) => line !== null && column !== "parent");
  plan.problems.push(...(table.problems.length === 0 ? misplaced : certain));
  return plan;
}

function addToPlan(
  plan: ImportPlan,
  line: number,
  before: DirectoryRow,
  cells: Cells,
  changes: CellChange[],
): void {
  if (changes.length === 0) plan.unchanged += 1;
  else if (changes.some(({ column, to }) => column === "active" && to === "no"))
    plan.deactivated.push({ line, id: before.id, cells, changes });
  else plan.changed.push({ line, id: before.id, cells, changes });
}
