import type { ChecklistDocument, DocumentCustomer, DocumentRow } from "#lib/checklist/document.ts";

const rule = "-".repeat(64);

function rowText(row: DocumentRow, responsible: string): string {
  const boxes = row.boxes.map((box) => `${box.checked ? "☒" : "☐"} ${box.label}`).join("   ");
  return [
    row.title,
    ...row.said.map((line) => `  ${line}`),
    `  ${boxes}`,
    `  ${responsible}: ${row.responsible.replace(/\n+/g, ". ")}`,
  ].join("\n");
}

function customerText({ name, number, quantity, note }: DocumentCustomer): string {
  return `  - ${[name, number, quantity, note].filter(Boolean).join(" | ")}`;
}

/** Bilaga 1 as plain text: the body of the mail that goes between the functions (mailmall). */
export function checklistPlainText(document: ChecklistDocument): string {
  const { columns, customerColumns } = document;
  const head = `  (${Object.values(customerColumns).join(" | ")})`;
  const customers = document.customers.flatMap((group) => [
    "",
    group.title,
    head,
    ...group.rows.map(customerText),
  ]);
  return [
    document.heading,
    document.usedBy,
    "",
    document.noticeHeading,
    ...document.notice.map(({ label, value }) => `  ${label}: ${value}`),
    rule,
    document.rows.map((row) => rowText(row, columns.responsible)).join(`\n${rule}\n`),
    rule,
    document.customersHeading,
    ...(customers.length > 0 ? customers : [document.noCustomers]),
    ...(document.external.length > 0
      ? ["", document.externalHeading, ...document.external.map((name) => `  - ${name}`)]
      : []),
    rule,
    document.assessmentHeading,
    ...document.assessment,
    "",
  ].join("\n");
}
