import type { Cells, DirectoryPicture, FinalRow, List } from "#lib/organisation/csv/lists.ts";
import type { Problem } from "#lib/organisation/csv/reading.ts";

type ByCode = Map<string, Cells>;

function byCode(rows: { cells: Cells }[]): ByCode {
  return new Map(rows.map(({ cells }) => [cells.code ?? "", cells]));
}

/**
 * What would not hold together once the file is in: references to nothing, a unit below itself or in another
 * administration than its parent, something in use below something out of use. Each is told at a line of the file.
 */
export function placeProblems(list: List, final: FinalRow[], directory: DirectoryPicture): Problem[] {
  switch (list) {
    case "administrations":
      return final.flatMap((row) => administrationProblems(row, directory));
    case "units":
      return unitProblems(final, byCode(directory.administrations));
    case "mailboxes":
      return final.flatMap((row) => mailboxProblems(row, directory));
    case "parties":
      return [];
  }
}

function administrationProblems({ line, cells }: FinalRow, directory: DirectoryPicture): Problem[] {
  if (cells.active === "yes") return [];
  const before = directory.administrations.find((other) => other.cells.code === cells.code);
  if (before?.cells.active !== "yes") return [];
  const inUse = directory.units.filter(
    (u) => u.cells.administration === cells.code && u.cells.active === "yes",
  );
  if (inUse.length === 0) return [];
  const values = { name: cells.name ?? "", count: inUse.length };
  return [{ line, column: "active", reason: "administrationHasUnits", values }];
}

function mailboxProblems({ line, cells }: FinalRow, directory: DirectoryPicture): Problem[] {
  if (line === null) return [];
  const { kind, administration = "", unit = "" } = cells;
  const needed = kind === "administration" ? "administration" : kind === "own_handling" ? "unit" : null;
  const problems: Problem[] = [];
  for (const [column, code, rows] of [
    ["administration", administration, directory.administrations],
    ["unit", unit, directory.units],
  ] as const) {
    if (column === needed && !code) problems.push({ line, column, reason: "cellMissing" });
    else if (column !== needed && code) problems.push({ line, column, reason: "cellNotUsed" });
    else if (code && !rows.some((row) => row.cells.code === code))
      problems.push({ line, column, reason: "unknownCode", values: { code } });
  }
  return problems;
}

function unitProblems(final: FinalRow[], administrations: ByCode): Problem[] {
  const units = byCode(final);
  const lines = new Map(final.map(({ cells, line }) => [cells.code ?? "", line]));
  return final.flatMap((row) => {
    const found = problemOfUnit(row.cells, units, administrations);
    if (!found) return [];
    // A row outside the file is wrong only because of one in it: the parent that was changed or left out.
    const line = row.line ?? lines.get(row.cells.parent ?? "") ?? null;
    return [{ line, ...found }];
  });
}

function problemOfUnit(cells: Cells, units: ByCode, administrations: ByCode): Omit<Problem, "line"> | null {
  const { code = "", name = "", parent = "", administration = "", active } = cells;
  const home = administrations.get(administration);
  if (!home) return { column: "administration", reason: "unknownCode", values: { code: administration } };
  if (active === "yes" && home.active !== "yes")
    return { column: "administration", reason: "belowInactive", values: { name, above: home.name ?? "" } };
  if (!parent) return null;
  const above = units.get(parent);
  if (!above) return { column: "parent", reason: "unknownCode", values: { code: parent } };
  const values = { name, above: above.name ?? "" };
  if (above.administration !== administration) return { column: "parent", reason: "parentElsewhere", values };
  if (active === "yes" && above.active !== "yes")
    return { column: "parent", reason: "belowInactive", values };
  return isBelowItself(code, units) ? { column: "parent", reason: "parentBelow", values } : null;
}

/** Follows the parents up; comes back to where it began only in a circle through the unit itself. */
function isBelowItself(code: string, units: ByCode): boolean {
  const seen = new Set<string>();
  let at = units.get(code)?.parent ?? "";
  while (at && !seen.has(at)) {
    if (at === code) return true;
    seen.add(at);
    at = units.get(at)?.parent ?? "";
  }
  return false;
}
