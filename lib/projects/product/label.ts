import { renderPdf } from "#lib/documents/pdf.ts";
import { type CodeKind, codeSvg } from "#lib/projects/product/code.ts";
import type { LabelSize } from "#lib/projects/product/labelSizes.ts";
import { codeText } from "#lib/projects/product/marking.ts";

/** One label: its lines in the order of what must never be lost, and what its code carries. */
export type Label = { lines: string[]; number: string; unit: string | null; contact: string; code: string };

type Marked = {
  title: string;
  legalEntity: string;
  markingNumber: string;
  markingText: string;
  owner: { name: string; email: string };
  units: { code: string; batch: boolean; quantity: number }[];
};

/**
 * The labels of a device: one general, or one for each unit; a batch gets one for each of its pieces. What the marking
 * does not say itself of product and institution is added. At most `most`.
 */
export function labelsOf(marked: Marked, most: number): Label[] {
  const { markingNumber, owner } = marked;
  const written = marked.markingText.split(/\r?\n/).flatMap((line) => line.trim() || []);
  const says = (text: string) => written.some((line) => line.toLowerCase().includes(text.toLowerCase()));
  const added = [marked.title, marked.legalEntity].filter((text) => text && !says(text));
  const label = (unit: Marked["units"][number] | null): Label => ({
    lines: [...written, ...added],
    number: `Nr ${markingNumber}`,
    unit: unit && `${unit.batch ? "LOT" : "SN"} ${unit.code}`,
    contact: `Produktägare: ${owner.name}, ${owner.email}`,
    code: codeText(markingNumber, unit?.code ?? null),
  });
  if (marked.units.length === 0) return [label(null)];
  return marked.units
    .flatMap((unit) =>
      Array.from({ length: Math.min(unit.batch ? unit.quantity : 1, most) }, () => label(unit)),
    )
    .slice(0, most);
}

/** The largest letters with which everything fits; what then still does not is cut at the label's edge. */
export const labelTemplate = `
#let labels = d.labels
#let cell(label) = {
  let side = calc.min(d.height - 3, d.width * 0.36, 30) * 1mm
  let words(size) = {
    set text(size: size, hyphenate: false)
    set par(leading: 0.35em, spacing: 0.45em)
    show "artikel 5(5)": box
    for (position, line) in label.lines.enumerate() {
      par(if position == 0 { strong(line) } else { line })
    }
    par(strong(box(label.number) + if label.unit != none { [ #h(0.5em, weak: true) ] + box(label.unit) }))
    par(label.contact)
  }
  box(width: d.width * 1mm, height: d.height * 1mm, clip: true, inset: 1.5mm, {
    let room = (width: d.width * 1mm - 3mm - side - 2mm, height: d.height * 1mm - 3mm)
    context {
      let sizes = (10pt, 9pt, 8pt, 7pt, 6.5pt, 6pt, 5.5pt, 5pt, 4.5pt)
      let fitting = sizes.find(size => measure(words(size), width: room.width).height <= room.height)
      let size = if fitting == none { sizes.last() } else { fitting }
      grid(
        columns: (side, room.width),
        column-gutter: 2mm,
        align: (center + horizon, start + horizon),
        rows: room.height,
        image(
          bytes(d.codes.at(label.code).replace("\\u{200b}", "")),
          format: "svg",
          width: side,
          alt: label.code,
        ),
        block(width: room.width, height: room.height, clip: true, align(horizon, words(size))),
      )
    }
  })
}
#if d.sheet == none {
  set page(width: d.width * 1mm, height: d.height * 1mm, margin: 0mm, footer: none)
  for (position, label) in labels.enumerate() {
    if position > 0 { pagebreak() }
    cell(label)
  }
} else {
  let sheet = d.sheet
  set page(
    paper: "a4",
    margin: (left: sheet.left * 1mm, right: 0mm, top: sheet.top * 1mm, bottom: 0mm),
    footer: none,
  )
  set par(spacing: 0pt)
  set block(spacing: 0pt)
  let each = sheet.columns * sheet.rows
  for (position, page) in labels.chunks(each).enumerate() {
    if position > 0 { pagebreak() }
    grid(
      columns: (d.width * 1mm,) * sheet.columns,
      rows: d.height * 1mm,
      column-gutter: sheet.gapX * 1mm,
      row-gutter: sheet.gapY * 1mm,
      ..page.map(cell),
    )
  }
}
`;

type Options = { size: LabelSize; kind: CodeKind; onSheet: boolean; title: string; at: Date };

/**
 * Labels as PDF: a page for each, or A4 sheets of many. One general label fills its sheet. Always in Swedish: it is for
 * those who use the device.
 */
export async function labelPdf(labels: readonly Label[], options: Options): Promise<Uint8Array> {
  const { size, kind, onSheet, title, at } = options;
  const sheet = onSheet ? size.sheet : null;
  const [first] = labels;
  const filled =
    sheet && labels.length === 1 && first && first.unit === null
      ? Array.from({ length: sheet.columns * sheet.rows }, () => first)
      : labels;
  const codes = Object.fromEntries(labels.map(({ code }) => [code, codeSvg(kind, code)]));
  const data = { width: size.width, height: size.height, sheet, labels: filled, codes };
  return renderPdf(labelTemplate, data, { title, locale: "sv", at });
}
