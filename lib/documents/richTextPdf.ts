/**
 * Typst functions that set rich text (`Block[]` of richTextBlock.ts): put before a template that calls `rich(blocks)`.
 * Headings come at the third level and below.
 */
export const richTextFunctions = `
#let rich-run(run) = {
  let shown = lines(run.text)
  if run.italic { shown = emph(shown) }
  if run.bold { shown = strong(shown) }
  if run.href != none { link(run.href, shown) } else { shown }
}
#let rich-runs(runs) = runs.map(rich-run).join()
#let rich-list(items, level) = {
  let own = ()
  for item in items {
    if item.level > level and own.len() > 0 {
      let last = own.pop()
      own.push((..last, inner: (..last.inner, item)))
    } else {
      own.push((runs: item.runs, kind: item.kind, inner: ()))
    }
  }
  let groups = ()
  for item in own {
    if groups.len() > 0 and groups.last().kind == item.kind {
      let last = groups.pop()
      groups.push((kind: last.kind, items: (..last.items, item)))
    } else {
      groups.push((kind: item.kind, items: (item,)))
    }
  }
  for group in groups {
    let bodies = group.items.map(item => {
      rich-runs(item.runs)
      if item.inner.len() > 0 { rich-list(item.inner, level + 1) }
    })
    if group.kind == "numbered" { enum(..bodies) } else { list(..bodies) }
  }
}
#let rich(blocks) = {
  let items = ()
  for block in blocks {
    if block.kind == "bullet" or block.kind == "numbered" {
      items.push(block)
    } else {
      if items.len() > 0 { rich-list(items, 1) }
      items = ()
      if block.kind == "heading" { heading(level: block.level, rich-runs(block.runs)) } else { par(rich-runs(block.runs)) }
    }
  }
  if items.len() > 0 { rich-list(items, 1) }
}
`;
