import type { Actor } from "#lib/auth/actor.ts";
import type { PageCase } from "#lib/cases/page.ts";
import { isOwnFunction, mayAnswerRow } from "#lib/checklist/policy.ts";
import { isRequired } from "#lib/checklist/rules.ts";
import type { ChecklistRowView } from "#lib/checklist/view.ts";
import type { ChecklistKey } from "#prisma/generated/enums.ts";
import type { RowState } from "./Row.tsx";

/** The rows under the headings of the page, in the order of the form. */
export const rowSections = [
  { name: "procurement", keys: ["contract_search", "purchase_analysis"] },
  {
    name: "logistics",
    keys: ["customers", "stock_item", "near_stock", "purchase_support", "external_customers"],
  },
  { name: "inventory", keys: ["medusa", "faciliate", "sesam"] },
  { name: "replies", keys: ["receipt_reply", "result_reply"] },
  { name: "assessment", keys: ["suggested_handling"] },
] as const satisfies readonly { name: string; keys: readonly ChecklistKey[] }[];

export type RowFilter = "all" | "mine" | "open";

/** A row with what the page needs to know of it. */
export type PageRow = {
  row: ChecklistRowView;
  state: RowState;
  required: boolean;
  editable: boolean;
  /** It waits for the reader's own function. */
  mine: boolean;
};

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
  return {
    row,
    state,
    required: isRequired(row.key, rows),
    editable,
    mine: editable && state === "open" && isOwnFunction(actor, row.key),
  };
}

export function shown(rows: PageRow[], filter: RowFilter, actor: Actor): PageRow[] {
  if (filter === "mine") return rows.filter(({ row }) => isOwnFunction(actor, row.key));
  return filter === "open" ? rows.filter(({ state }) => state === "open") : rows;
}
