/** The parts that a long document is made of. Widths are Typst columns: `1fr`, `3cm`, `auto`. */
export type Block =
  | { kind: "heading"; level: 1 | 2 | 3; text: string }
  | { kind: "facts"; rows: { label: string; value: string }[] }
  | { kind: "text"; text: string }
  | { kind: "quote"; text: string }
  | { kind: "list"; items: string[] }
  | { kind: "table"; columns: string[]; widths: string[]; rows: string[][] };

export const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: "heading", level, text });
export const paragraph = (text: string): Block => ({ kind: "text", text });

/** Names and values, without those that have no value. */
export function factList(rows: [string, string | null | undefined][]): Block {
  return {
    kind: "facts",
    rows: rows.flatMap(([label, value]) => (value?.trim() ? [{ label, value }] : [])),
  };
}

/** Typst markup for a list of blocks. */
export const blockTemplate = `
#let width(text) = if text == "auto" { auto } else if text.ends-with("fr") {
  float(text.slice(0, -2)) * 1fr
} else { float(text.slice(0, -2)) * 1cm }

#for block-data in d.blocks {
  let kind = block-data.kind
  if kind == "heading" { heading(level: block-data.level, block-data.text) }
  if kind == "facts" { facts(block-data.rows) }
  if kind == "text" { par(lines(block-data.text)) }
  if kind == "quote" {
    block(
      inset: (left: 0.8em, y: 0.4em),
      stroke: (left: 1.5pt + luma(65%)),
      text(size: 9.5pt, lines(block-data.text)),
    )
  }
  if kind == "list" { list(..block-data.items.map(item => lines(item))) }
  if kind == "table" {
    table(
      columns: block-data.widths.map(width),
      table.header(..block-data.columns.map(name => table.cell(fill: luma(92%), strong(name)))),
      ..block-data.rows.flatten().map(cell => lines(cell)),
    )
  }
}
`;
