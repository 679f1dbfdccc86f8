import { Parser } from "htmlparser2";
import type { Block, Run } from "#lib/documents/richTextBlock.ts";
import { RichTextBuilder } from "#lib/documents/richTextBuilder.ts";

/** More than this of a pasted page is not read, in characters. */
const longest = 400_000;

/**
 * HTML as people write or paste it, as blocks: only paragraphs, headings, lists, bold, italic and links survive, all
 * else becomes its text. Tables become a line for each row. Lists that Word writes as paragraphs become lists. What
 * is hidden or runs (scripts, styles) is left out. Never throws; works in the browser too.
 */
export function blocksOf(html: string): Block[] {
  const builder = new RichTextBuilder();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => builder.open(name, attributes),
      ontext: (text) => builder.text(text),
      onclosetag: (name) => builder.close(name),
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html.slice(0, longest));
  parser.end();
  return numbered(builder.finish());
}

/** Gives numbered items their numbers: a list goes on until something else stands between. */
function numbered(blocks: Block[]): Block[] {
  const counts: number[] = [];
  return blocks.map((block) => {
    if (block.kind !== "numbered" && block.kind !== "bullet") counts.length = 0;
    else counts.length = Math.min(counts.length, block.level);
    if (block.kind === "bullet") counts[block.level - 1] = 0;
    if (block.kind !== "numbered") return block;
    const number = (counts[block.level - 1] ?? 0) + 1;
    counts[block.level - 1] = number;
    return { ...block, number };
  });
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

function runHtml({ text, bold, italic, href }: Run): string {
  let html = escaped(text).replace(/\n/g, "<br>");
  if (italic) html = `<em>${html}</em>`;
  if (bold) html = `<strong>${html}</strong>`;
  return href ? `<a href="${escaped(href)}">${html}</a>` : html;
}

/** Blocks as HTML: p, br, strong, em, ul, ol, li, h3, h4 and a, with nothing else in them. */
export function htmlOf(blocks: readonly Block[]): string {
  const open: string[] = [];
  let html = "";
  const closeTo = (depth: number) => {
    while (open.length > depth) html += `</li></${open.pop()}>`;
  };
  for (const { kind, level, runs } of blocks) {
    const inner = runs.map(runHtml).join("");
    if (kind === "paragraph" || kind === "heading") {
      closeTo(0);
      html += kind === "paragraph" ? `<p>${inner}</p>` : `<h${level}>${inner}</h${level}>`;
      continue;
    }
    const list = kind === "bullet" ? "ul" : "ol";
    closeTo(level);
    if (open.length === level && open[level - 1] !== list) closeTo(level - 1);
    if (open.length === level) html += "</li><li>";
    while (open.length < level) {
      html += `<${list}><li>`;
      open.push(list);
    }
    html += `<p>${inner}</p>`;
  }
  closeTo(0);
  return html;
}

/** Anything as HTML of the small subset that documents are kept in. Cleaning what is clean changes nothing. */
export function cleanHtml(html: string): string {
  return htmlOf(blocksOf(html));
}

/** Blocks as plain text that `textBlocks` reads back, without bold, italic and links. */
export function textOf(blocks: readonly Block[]): string {
  let text = "";
  let before: Block | null = null;
  for (const block of blocks) {
    const words = block.runs.map((run) => run.text).join("");
    const inList = block.kind === "bullet" || block.kind === "numbered";
    const wasInList = before !== null && (before.kind === "bullet" || before.kind === "numbered");
    if (before) text += inList && wasInList ? "\n" : "\n\n";
    const indent = "  ".repeat(Math.max(0, block.level - 1));
    if (block.kind === "heading") text += `${"#".repeat(block.level - 2)} ${words}`;
    else if (block.kind === "bullet") text += `${indent}- ${words.replace(/\n/g, " ")}`;
    else if (block.kind === "numbered") text += `${indent}${block.number}. ${words.replace(/\n/g, " ")}`;
    else text += words;
    before = block;
  }
  return text;
}

/** Plain text as blocks: a blank line ends a paragraph; `- `, `1. ` and `# ` begin list items and headings. */
export function textBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  const run = (words: string): Run => ({ text: words, bold: false, italic: false, href: null });
  for (const line of text.replace(/\r\n?/g, "\n").split("\n")) {
    const item = /^( *)(-|\*|\d{1,3}[.)]) +(.+)$/.exec(line);
    const heading = /^(#{1,2}) +(.+)$/.exec(line);
    if (item) {
      const level = Math.min(4, Math.floor((item[1] ?? "").length / 2) + 1);
      const kind = /\d/.test(item[2] ?? "") ? "numbered" : "bullet";
      blocks.push({ kind, level, number: null, runs: [run((item[3] ?? "").trim())] });
      open = null;
    } else if (heading) {
      const level = (heading[1] ?? "").length + 2;
      blocks.push({ kind: "heading", level, number: null, runs: [run((heading[2] ?? "").trim())] });
      open = null;
    } else if (line.trim() === "") open = null;
    else if (open) open.runs = [run(`${open.runs[0]?.text ?? ""}\n${line.trim()}`)];
    else {
      open = { kind: "paragraph", level: 0, number: null, runs: [run(line.trim())] };
      blocks.push(open);
    }
  }
  return numbered(blocks);
}
