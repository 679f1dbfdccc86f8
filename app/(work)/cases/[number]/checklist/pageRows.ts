import type { Actor } from "#lib/auth/actor.ts";
import type { PageCase } from "#lib/cases/page.ts";
import { isOwnFunction, mayAnswerRow } from "#lib/checklist/policy.ts";
import type { ChecklistRowView } from "#lib/checklist/queries.ts";
import { isRequired } from "#lib/checklist/rules.ts";
import type { RowState } from "./Row.tsx";

export type RowFilter = "all" | "mine" | "open";

/** A row with what the page needs to know of it. */
export type PageRow = { row: ChecklistRowView; state: RowState; editable: boolean; mine: boolean };

function stateOf(row: ChecklistRowView, rows: readonly ChecklistRowView[]): RowState {
  if (row.answeredAt) return "answered";
  if (row.key === "suggested_handling") return "free";
  return isRequired(row.key, rows) ? "open" : "notRequired";
}

export function pageRow(
  row: ChecklistRowView,
  rows: readonly ChecklistRowView[],
  actor: Actor,
  found: PageCase,
): PageRow {
  const state = stateOf(row, rows);
  const editable = mayAnswerRow(actor, row.key, found.status);
  return { row, state, editable, mine: editable && state === "open" && isOwnFunction(actor, row.key) };
}

export function shown(rows: PageRow[], filter: RowFilter, actor: Actor): PageRow[] {
  if (filter === "mine") return rows.filter(({ row }) => isOwnFunction(actor, row.key));
  return filter === "open" ? rows.filter(({ state }) => state === "open") : rows;
}
