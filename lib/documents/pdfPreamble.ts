/**
 * What every Typst template begins with: the document's title, language and date, its page, its embedded files,
 * and some functions. `d` is the data of the document.
 *
 * - `shown(words)`: a text of one line as it is to be printed
 * - `lines(text)`: a text of several lines; a blank line begins a paragraph
 * - `box-of(checked, label)`: ☒ or ☐ before a word
 * - `facts(rows)`: names and values in two columns
 * - `fits(..texts)`: whether a table row of these texts surely fits on a page, and so can be kept whole
 * - `small(body)`: what is said beside the main thing
 */
export const preamble = `
#let meta = json(bytes(sys.inputs.meta))
#let d = json(bytes(sys.inputs.data))
#set document(title: meta.title, date: datetime(..meta.date))
#set page(
  paper: "a4",
  margin: (x: 2cm, top: 2cm, bottom: 2.2cm),
  footer: context [
    #set text(size: 8.5pt, fill: luma(35%))
    #grid(
      columns: (1fr, auto),
      column-gutter: 1em,
      meta.title,
      [#counter(page).display() (#counter(page).final().first())],
    )
  ],
)
#set text(font: ("Source Sans 3", "DejaVu Sans Mono"), fallback: false, size: 10.5pt, lang: meta.lang, hyphenate: true)
#set par(leading: 0.55em, spacing: 0.8em)
#set table(stroke: 0.5pt + luma(55%), inset: 5pt)
#show table: set text(size: 9.5pt)
#set heading(numbering: none)
#show heading: set text(hyphenate: false)
#show heading.where(level: 1): set text(size: 17pt)
#show heading.where(level: 1): set block(below: 0.9em)
#show heading.where(level: 2): set text(size: 13pt)
#show heading.where(level: 2): set block(above: 1.5em, below: 0.7em)
#show heading.where(level: 3): set text(size: 11pt)
#show heading.where(level: 3): set block(above: 1.1em, below: 0.5em)
#let tick(sign) = text(font: "DejaVu Sans Mono", size: 1.25em, sign)
// Not by show rules: the typesetter gives up on a text in which they match some thousand times. Drawn as a sign, a
// place to break would become one with the sign before it, and readers of PDF would lose both. A mail address with
// a hyphen put into it is another address.
#let shown(words) = {
  let at = 0
  for found in words.matches(regex("[☐☑☒]|[^\\s☐☑☒]*[\u{200b}@][^\\s☐☑☒]*")) {
    words.slice(at, found.start)
    at = found.end
    if found.text in ("☐", "☑", "☒") { tick(found.text) } else {
      let whole = found.text.split("\u{200b}").join(box(width: 0pt))
      if "@" in found.text { text(hyphenate: false, whole) } else { whole }
    }
  }
  words.slice(at)
}
#let lines(text) = {
  for (position, paragraph) in text.split(regex("\\\\n[ ]*\\\\n\\\\s*")).enumerate() {
    if position > 0 { parbreak() }
    for (line, words) in paragraph.split("\\n").enumerate() {
      if line > 0 { linebreak() }
      shown(words)
    }
  }
}
#let box-of(checked, label) = [#tick(if checked { "☒" } else { "☐" })~#label]
#let fits(..texts) = texts.pos().map(text => text.len() + 60 * text.matches("\n").len()).sum(default: 0) < 1000
#let small(body) = text(size: 9pt, fill: luma(30%), body)
#let facts(rows) = grid(
  columns: (4.2cm, 1fr),
  column-gutter: 0.8em,
  row-gutter: 0.55em,
  ..rows.map(row => (strong(row.label), lines(row.value))).flatten(),
)
#for file in meta.files {
  pdf.attach(
    file.name,
    read(file.path, encoding: none),
    relationship: "supplement",
    mime-type: file.type,
    description: file.description,
  )
}
`;
