import { createElement, type ReactNode } from "react";
import { blocksOf } from "#lib/documents/richText.ts";
import type { Block, Run } from "#lib/documents/richTextBlock.ts";

const look = "rich-text [overflow-wrap:anywhere]";

/**
 * Rich text to read, made from its blocks: nothing of the HTML itself reaches the page. Its headings come below an h3.
 */
export function RichText({ html }: { html: string }) {
  return createElement("div", { className: look }, ...nested(blocksOf(html), 1));
}

function nested(blocks: readonly Block[], depth: number): ReactNode[] {
  const shown: ReactNode[] = [];
  let at = 0;
  while (at < blocks.length) {
    const block = blocks[at] as Block;
    const end = block.kind === "bullet" || block.kind === "numbered" ? endOfList(blocks, at, depth) : at + 1;
    if (block.kind === "paragraph") shown.push(createElement("p", null, ...block.runs.map(inline)));
    else if (block.kind === "heading")
      shown.push(createElement(`h${block.level + 1}`, null, ...block.runs.map(inline)));
    else shown.push(list(blocks.slice(at, end), depth));
    at = end;
  }
  return shown;
}

/** Where the list that begins at `at` ends: another kind of block, another kind of list, or a shallower one. */
function endOfList(blocks: readonly Block[], at: number, depth: number): number {
  const kind = blocks[at]?.kind;
  let end = at + 1;
  for (; end < blocks.length; end++) {
    const next = blocks[end] as Block;
    if (next.kind !== "bullet" && next.kind !== "numbered") break;
    if (next.level < depth || (next.level <= depth && next.kind !== kind)) break;
  }
  return end;
}

function list(items: readonly Block[], depth: number): ReactNode {
  const entries: { own: Block; inner: Block[] }[] = [];
  for (const item of items) {
    const last = entries.at(-1);
    if (item.level > depth && last) last.inner.push(item);
    else entries.push({ own: item, inner: [] });
  }
  const rows = entries.map(({ own, inner }) =>
    createElement("li", null, ...own.runs.map(inline), ...nested(inner, depth + 1)),
  );
  return createElement(items[0]?.kind === "numbered" ? "ol" : "ul", null, ...rows);
}

function inline({ text, bold, italic, href }: Run): ReactNode {
  // Kept line breaks, without an element for each.
  let shown: ReactNode = <span className="whitespace-pre-line">{text}</span>;
  if (italic) shown = <em>{shown}</em>;
  if (bold) shown = <strong>{shown}</strong>;
  if (!href) return shown;
  return (
    <a href={href} rel="noopener noreferrer" className="underline">
      {shown}
    </a>
  );
}
