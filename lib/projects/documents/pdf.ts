import { renderPdf } from "#lib/documents/pdf.ts";
import { richTextFunctions } from "#lib/documents/richTextPdf.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import type { PrintedDocument } from "#lib/projects/documents/printed.ts";

/** The layout: facts, headings with their text, and the list of D, E or F on pages of their own, on their side. */
const template = `${richTextFunctions}
= #d.title
#facts(d.facts)
#v(0.8em)
#if d.elsewhere != "" [#par(strong(d.elsewhere))]
#for section in d.sections {
  heading(level: 2, section.number + " " + section.title)
  if section.blocks.len() > 0 { rich(section.blocks) }
  if section.notApplicable != "" { par(lines(section.notApplicable)) }
  if section.blocks.len() == 0 and section.notApplicable == "" and d.elsewhere == "" { par(small(emph(d.nothing))) }
}
#if d.table != none {
  set page(flipped: true)
  heading(level: 2, d.table.title)
  par(small(d.kept))
  if d.table.rows.len() == 0 {
    par(d.table.none)
  } else {
    set text(size: 8.5pt)
    show table: set text(size: 8.5pt)
    table(
      columns: d.table.columns.map(column => column.share * 1fr),
      table.header(..d.table.columns.map(column => table.cell(fill: luma(92%), strong(column.label)))),
      ..d.table.rows.map(row => row.map(cell => text(hyphenate: true, lines(cell)))).flatten(),
    )
  }
  for line in d.table.after { par(lines(line)) }
}
`;

/** A document of a project as tagged PDF/A. `nothing` stands under a heading that nobody has written yet. */
export async function documentPdf(
  document: PrintedDocument,
  options: { number: string; revision: number; locale: Locale; at: Date; nothing: string },
): Promise<Uint8Array> {
  const { number, revision, locale, at, nothing } = options;
  const title = `${number} – ${document.title} – ${revision}`;
  return renderPdf(template, { ...document, nothing }, { title, locale, at });
}
