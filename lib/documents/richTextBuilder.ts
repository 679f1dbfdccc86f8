import type { Block, Run } from "#lib/documents/richTextBlock.ts";

/** Elements whose content nobody reads. */
const unseen = new Set([
  ..."script style head title template noscript textarea select option object iframe svg math xml audio".split(
    " ",
  ),
  ..."video canvas button datalist applet frameset noframes".split(" "),
]);
const paragraphs = new Set(
  "p div section article header footer main aside blockquote pre address figure figcaption dt dd caption tr".split(
    " ",
  ),
);
/** The deepest list that documents show. */
const deepest = 4;
/** Elements deeper than this within each other are read as if they stood at this depth. */
const deepestElement = 300;

type Frame = { name: string; bold: boolean; italic: boolean; href: string | null };
type Attributes = Record<string, string>;

/** Word writes list items as paragraphs of their own kind that begin with a sign or a number. */
const wordBullet = /^(?:[·•§oØ■▪–\u{f0b7}\u{f0a7}]|-)[\s\u00a0]+/u;
const wordNumber = /^(?:\d{1,3}|[a-z])[.)][\s\u00a0]+/i;

/** Puts blocks together from elements and texts as they come. */
export class RichTextBuilder {
  #frames: Frame[] = [];
  #hidden = 0;
  #preformatted = 0;
  #lists: ("bullet" | "numbered")[] = [];
  #blocks: Block[] = [];
  #open: Block | null = null;
  /** The item of the list that is being read, until its first words make a block of it. */
  #item: Block | null = null;
  #wordItem = false;

  open(name: string, attributes: Attributes): void {
    if (unseen.has(name)) this.#hidden += 1;
    this.#push(name, attributes);
    if (this.#hidden > 0) return;
    const heading = /^h([1-6])$/.exec(name);
    if (heading) this.#begin({ kind: "heading", level: Number(heading[1]) <= 3 ? 3 : 4 });
    else if (name === "ul" || name === "ol" || name === "menu") {
      this.#end();
      this.#lists.push(name === "ol" ? "numbered" : "bullet");
    } else if (name === "li") this.#beginItem();
    else if (name === "br") this.#break();
    else if (name === "hr") this.#end();
    else if ((name === "td" || name === "th") && this.#open && this.#open.runs.length > 0) this.#add(" | ");
    else if (paragraphs.has(name)) this.#beginParagraph(attributes);
    if (name === "pre") this.#preformatted += 1;
  }

  close(name: string): void {
    const place = this.#frames.findLastIndex((frame) => frame.name === name);
    if (place < 0) return;
    this.#frames.splice(place, 1);
    if (unseen.has(name)) {
      this.#hidden = Math.max(0, this.#hidden - 1);
      return;
    }
    if (this.#hidden > 0) return;
    if (name === "pre") this.#preformatted -= 1;
    if (name === "ul" || name === "ol" || name === "menu") {
      this.#end();
      this.#lists.pop();
      this.#item = null;
    } else if (name === "li") {
      this.#end();
      this.#item = null;
    } else if (/^h[1-6]$/.test(name)) this.#end();
    else if (paragraphs.has(name) && !this.#item) this.#end();
  }

  text(text: string): void {
    if (this.#hidden > 0) return;
    this.#add(
      this.#preformatted > 0
        ? text.replace(/\r\n?/g, "\n").replace(/[^\S\n]+/g, " ")
        : text.replace(/[\s\u00a0]+/g, " "),
    );
  }

  finish(): Block[] {
    this.#end();
    return this.#blocks.filter((block) => block.runs.length > 0);
  }

  #push(name: string, attributes: Attributes): void {
    if (this.#frames.length >= deepestElement || name === "br" || name === "hr" || name === "img") return;
    const outer = this.#frames.at(-1) ?? { bold: false, italic: false, href: null };
    const style = attributes.style ?? "";
    const weight = /font-weight\s*:\s*([\w]+)/i.exec(style)?.[1]?.toLowerCase();
    const slant = /font-style\s*:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase();
    const heavy = weight ? weight === "bold" || Number(weight) >= 600 : null;
    const leaning = slant ? slant !== "normal" : null;
    const href = name === "a" ? safeHref(attributes.href) : outer.href;
    this.#frames.push({
      name,
      bold: heavy ?? (["b", "strong", "th"].includes(name) || outer.bold),
      italic: leaning ?? (["i", "em", "cite"].includes(name) || outer.italic),
      href,
    });
  }

  #begin({ kind, level }: Pick<Block, "kind" | "level">): void {
    this.#end();
    this.#open = { kind, level, number: null, runs: [] };
  }

  #beginItem(): void {
    this.#end();
    const kind = this.#lists.at(-1) ?? "bullet";
    const level = Math.min(deepest, Math.max(1, this.#lists.length));
    this.#item = { kind, level, number: null, runs: [] };
    this.#open = this.#item;
  }

  #beginParagraph(attributes: Attributes): void {
    // A second paragraph of an item goes on in it, on a line of its own.
    if (this.#item) {
      this.#open = this.#item;
      if (this.#item.runs.length > 0) this.#break();
      return;
    }
    this.#end();
    this.#wordItem =
      /\bMsoListParagraph/i.test(attributes.class ?? "") || /mso-list\s*:/i.test(attributes.style ?? "");
  }

  #break(): void {
    if (this.#open && this.#open.runs.length > 0) this.#add("\n");
  }

  #add(text: string): void {
    if (!this.#open) {
      if (text.trim() === "") return;
      this.#open = { kind: "paragraph", level: 0, number: null, runs: [] };
    }
    const { runs } = this.#open;
    const { bold, italic, href } = this.#frames.at(-1) ?? { bold: false, italic: false, href: null };
    const last = runs.at(-1);
    const ended = last?.text.at(-1) ?? "\n";
    const words = /\s/.test(ended) ? text.replace(/^ +/, "") : text;
    if (words === "") return;
    if (last && last.bold === bold && last.italic === italic && last.href === href) last.text += words;
    else runs.push({ text: words, bold, italic, href });
  }

  #end(): void {
    const block = this.#open;
    this.#open = null;
    if (block) {
      trim(block.runs);
      if (this.#wordItem && block.kind === "paragraph") asWordItem(block);
      if (block.runs.length > 0) this.#blocks.push(block);
    }
    this.#wordItem = false;
  }
}

/** Takes blank beginnings and ends away, and blanks beside line breaks. */
function trim(runs: Run[]): void {
  for (const run of runs) run.text = run.text.replace(/ *\n */g, "\n");
  while (runs[0]) {
    runs[0].text = runs[0].text.trimStart();
    if (runs[0].text !== "") break;
    runs.shift();
  }
  for (let last = runs.at(-1); last; last = runs.at(-1)) {
    last.text = last.text.trimEnd();
    if (last.text !== "") break;
    runs.pop();
  }
}

function asWordItem(block: Block): void {
  const first = block.runs[0];
  if (!first) return;
  const bullet = wordBullet.test(first.text);
  if (!bullet && !wordNumber.test(first.text)) return;
  first.text = first.text.replace(bullet ? wordBullet : wordNumber, "");
  if (first.text === "") block.runs.shift();
  block.kind = bullet ? "bullet" : "numbered";
  block.level = 1;
}

/** Only addresses that lead to a page or a mailbox; anything else leaves its text alone. */
function safeHref(href: string | undefined): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop control characters in addresses
  const address = (href ?? "").replace(/[\u0000-\u0020\u007f-\u009f]+/g, "").slice(0, 2000);
  return /^(?:https?:\/\/[^/]|mailto:.)/i.test(address) ? address : null;
}
