import { entryKeys, replyKeys, searchAnswerSchema, searchKeys } from "#lib/checklist/schema.ts";
import type { ChecklistKey, Role } from "#prisma/generated/enums.ts";

export type RowAnswer = { key: ChecklistKey; answer: unknown };

/** The rows of Bilaga 1 in the order of the form, each with the functions that answer it (RH-15405). */
export const checklistRows: readonly { key: ChecklistKey; responsible: readonly Role[] }[] = [
  { key: "contract_search", responsible: ["procurement"] },
  { key: "purchase_analysis", responsible: ["procurement"] },
  { key: "customers", responsible: ["logistics"] },
  { key: "stock_item", responsible: ["logistics"] },
  { key: "near_stock", responsible: ["logistics"] },
  { key: "purchase_support", responsible: ["logistics"] },
  { key: "external_customers", responsible: ["logistics", "procurement"] },
  { key: "medusa", responsible: ["technician", "coordinator"] },
  { key: "faciliate", responsible: ["technician", "coordinator"] },
  { key: "sesam", responsible: ["technician", "coordinator"] },
  { key: "receipt_reply", responsible: ["procurement", "coordinator"] },
  { key: "result_reply", responsible: ["procurement", "coordinator"] },
  { key: "suggested_handling", responsible: ["coordinator", "procurement", "logistics", "technician"] },
];

/** What a row asks for: a search, whether the sender wants an answer, or words of one's own. */
export function kindOf(key: ChecklistKey): "search" | "reply" | "suggestion" {
  if ((searchKeys as readonly ChecklistKey[]).includes(key)) return "search";
  return (replyKeys as readonly ChecklistKey[]).includes(key) ? "reply" : "suggestion";
}

/** Whether a row names customers, one by one. */
export function takesEntries(key: ChecklistKey): boolean {
  return (entryKeys as readonly ChecklistKey[]).includes(key);
}

/** The functions that answer a row. */
export function responsibleFor(key: ChecklistKey): readonly Role[] {
  return checklistRows.find((row) => row.key === key)?.responsible ?? [];
}

/** The rows that Logistikservice clears up when the product is on contract (RH-15405, Underlag). */
const afterContractHit: readonly ChecklistKey[] = ["customers", "stock_item", "near_stock"];

function searchOf(rows: readonly RowAnswer[], key: ChecklistKey) {
  const parsed = searchAnswerSchema.safeParse(rows.find((row) => row.key === key)?.answer);
  return parsed.success ? parsed.data : null;
}

/** Whether a search row was answered with a hit. */
export function isHit(rows: readonly RowAnswer[], key: ChecklistKey): boolean {
  return searchOf(rows, key)?.result === "hit";
}

/**
 * Whether a row must be answered before the checklist can be submitted. The three rows of Logistikservice
 * are required unless the contract database was searched without a hit; the suggestion is always free.
 */
export function isRequired(key: ChecklistKey, rows: readonly RowAnswer[]): boolean {
  if (key === "suggested_handling") return false;
  if (!afterContractHit.includes(key)) return true;
  const contract = searchOf(rows, "contract_search");
  return contract === null || contract.result === "hit";
}

/** The rows that must be answered before the checklist can be submitted, in the order of the form. */
function requiredRows(rows: readonly RowAnswer[]): ChecklistKey[] {
  return checklistRows.map((row) => row.key).filter((key) => isRequired(key, rows));
}

/** Required rows without an answer, in the order of the form. */
export function unansweredRows(rows: readonly RowAnswer[]): ChecklistKey[] {
  return requiredRows(rows).filter(
    (key) => !rows.some((row) => row.key === key && row.answer !== null && row.answer !== undefined),
  );
}

/** Whether the contract database gave a hit that names no contract number (RH-15405 Bilaga 1). */
export function lacksContractNumber(rows: readonly RowAnswer[]): boolean {
  const contract = searchOf(rows, "contract_search");
  return contract?.result === "hit" && !contract.contractNumbers;
}
