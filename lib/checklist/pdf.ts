import type { ChecklistDocument } from "#lib/checklist/document.ts";
import { renderPdf } from "#lib/documents/pdf.ts";
import type { Locale } from "#lib/i18n/locale.ts";

/** The layout of Bilaga 1: a table of task, what was said, boxes and responsibility; customers and assessment below. */
export const checklistTemplate = `
= #d.heading
#small(lines(d.usedBy))

== #d.noticeHeading
#facts(d.notice)

#v(0.6em)
#table(
  columns: (4cm, 1fr, 2.7cm, 4cm),
  table.header(
    ..(d.columns.row, d.columns.said, d.columns.boxes, d.columns.responsible).map(name =>
      table.cell(fill: luma(92%), strong(name))),
  ),
  ..d.rows.map(row => (
    // One cell that may not be divided keeps its row whole.
    table.cell(breakable: not fits(..row.said), text(hyphenate: false, strong(row.title))),
    row.said.map(lines).join(parbreak()),
    row.boxes.map(box => box-of(box.checked, box.label)).join(linebreak()),
    text(hyphenate: false, lines(row.responsible)),
  )).flatten(),
)

== #d.customersHeading
#if d.customers.len() == 0 { lines(d.noCustomers) }
#for group in d.customers {
  heading(level: 3, group.title)
  let names = d.customerColumns
  table(
    columns: (1fr, 2.6cm, 1.8cm, 5cm),
    align: (start, start, end, start),
    table.header(
      ..(names.name, names.number, names.quantity, names.note).map(name =>
        table.cell(fill: luma(92%), strong(name))),
    ),
    ..group.rows.map(row => (
      table.cell(breakable: not fits(row.name, row.number, row.note), shown(row.name)),
      shown(row.number),
      row.quantity,
      shown(row.note),
    )).flatten(),
  )
}
#if d.external.len() > 0 {
  heading(level: 3, d.externalHeading)
  list(..d.external.map(shown))
}

== #d.assessmentHeading
#for line in d.assessment { par(lines(line)) }
`;

/** Bilaga 1 as tagged PDF/A. */
export async function checklistPdf(
  document: ChecklistDocument,
  options: { number: string; locale: Locale; at: Date },
): Promise<Uint8Array> {
  const { number, locale, at } = options;
  return renderPdf(checklistTemplate, document, { title: `${document.heading} – ${number}`, locale, at });
}
