import type { ChecklistDocument } from "#lib/checklist/document.ts";
import { type Block, heading, paragraph } from "#lib/documents/blocks.ts";

/** Bilaga 1 as a part of the record. */
export function checklistBlocks(document: ChecklistDocument): Block[] {
  const { columns, customerColumns } = document;
  const boxes = (row: ChecklistDocument["rows"][number]) =>
    row.boxes.map((box) => `${box.checked ? "☒" : "☐"} ${box.label}`).join("\n");
  return [
    heading(2, document.heading),
    {
      kind: "table",
      columns: [columns.row, columns.said, columns.boxes, columns.responsible],
      widths: ["4cm", "1fr", "2.7cm", "4cm"],
      rows: document.rows.map((row) => [row.title, row.said.join("\n"), boxes(row), row.responsible]),
    },
    heading(3, document.customersHeading),
    ...(document.customers.length === 0 ? [paragraph(document.noCustomers)] : []),
    ...document.customers.flatMap((group): Block[] => [
      paragraph(group.title),
      {
        kind: "table",
        columns: [
          customerColumns.name,
          customerColumns.number,
          customerColumns.quantity,
          customerColumns.note,
        ],
        widths: ["1fr", "2.6cm", "1.8cm", "5cm"],
        rows: group.rows.map((row) => [row.name, row.number, row.quantity, row.note]),
      },
    ]),
    ...(document.external.length > 0
      ? [heading(3, document.externalHeading), { kind: "list" as const, items: document.external }]
      : []),
    heading(3, document.assessmentHeading),
    ...document.assessment.map(paragraph),
  ];
}
