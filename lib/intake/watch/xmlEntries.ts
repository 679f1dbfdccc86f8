import { WatchProblem } from "#lib/intake/watch/problems.ts";

/** The entries of an XML feed by their places in its text, and what frames them. */
export type XmlEntries = {
  format: "rss" | "atom" | "rdf";
  /** The start tags around the entries, and the end tags that close them. */
  head: string;
  tail: string;
  entries: { start: number; end: number }[];
  /** Elements are not closed as they were opened, or the text breaks off. */
  damaged: boolean;
  /** There were more entries than are read. */
  cut: boolean;
};

/** No feed nests deeper; no more entries are read of one answer. */
const MAX_DEPTH = 200;
export const MAX_ENTRIES = 20_000;

const FORMATS: Record<string, XmlEntries["format"]> = { rss: "rss", feed: "atom", rdf: "rdf" };
const NAME = /[^\s/>]+/y;

/**
 * Finds the entries of RSS, Atom or RDF without building a tree and without ever looking at a document type: what
 * that declares (entities within entities, files) is nowhere expanded. Damage is passed over, and told. The text may
 * be bytes as Latin-1: everything that is looked for is ASCII. Throws WatchProblem when it is no feed.
 */
export function splitXml(text: string): XmlEntries {
  return new Splitter(text).split();
}

type Open = { name: string; tag: string };

class Splitter {
  private readonly text: string;
  private readonly stack: Open[] = [];
  private readonly entries: { start: number; end: number }[] = [];
  private format: XmlEntries["format"] | null = null;
  private frame: Open[] = [];
  private entryStart = -1;
  private entryDepth = 0;
  private damaged = false;
  private cut = false;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  split(): XmlEntries {
    for (;;) {
      this.at = this.text.indexOf("<", this.at);
      if (this.at < 0 || this.cut) break;
      if (!this.skipped() && !this.element()) break;
    }
    if (!this.format) throw new WatchProblem("notAFeed");
    if (!this.cut && (this.stack.length > 0 || this.entryStart >= 0)) this.damaged = true;
    const { format, entries, damaged, cut, frame } = this;
    const head = frame.map(({ tag }) => tag).join("");
    const tail = frame
      .toReversed()
      .map(({ name }) => `</${name}>`)
      .join("");
    return { format, head, tail, entries, damaged, cut };
  }

  /** Passes over a comment, CDATA, an instruction or a document type. False when there is none here. */
  private skipped(): boolean {
    if (this.text.startsWith("<!--", this.at)) return this.passTo("-->");
    if (this.text.startsWith("<![CDATA[", this.at)) return this.passTo("]]>");
    if (this.text.startsWith("<?", this.at)) return this.passTo("?>");
    if (this.text.startsWith("<!", this.at)) return this.passDoctype();
    return false;
  }

  private passTo(end: string): true {
    const found = this.text.indexOf(end, this.at);
    if (found < 0) this.damaged = true;
    this.at = found < 0 ? this.text.length : found + end.length;
    return true;
  }

  private passDoctype(): true {
    let depth = 0;
    for (let at = this.at; at < this.text.length; at++) {
      const char = this.text[at];
      if (char === '"' || char === "'") {
        const close = this.text.indexOf(char, at + 1);
        if (close < 0) break;
        at = close;
      } else if (char === "[") depth++;
      else if (char === "]") depth--;
      else if (char === ">" && depth <= 0) {
        this.at = at + 1;
        return true;
      }
    }
    this.damaged = true;
    this.at = this.text.length;
    return true;
  }

  /** One start or end tag. False at the end of what can be read. */
  private element(): boolean {
    const start = this.at;
    const end = this.tagEnd(start);
    if (end < 0) {
      this.damaged = true;
      return false;
    }
    this.at = end;
    const closing = this.text[start + 1] === "/";
    NAME.lastIndex = start + (closing ? 2 : 1);
    const name = NAME.exec(this.text)?.[0];
    if (!name || !/^[\p{L}_]/u.test(name)) {
      this.damaged = true;
      this.at = start + 1;
      return true;
    }
    if (closing) this.close(name, start, end);
    else this.open({ name, tag: this.text.slice(start, end) }, start, end);
    return true;
  }

  /** Where a tag ends: an angle bracket within quotes does not end it. */
  private tagEnd(start: number): number {
    for (let at = start + 1; at < this.text.length; at++) {
      const char = this.text[at];
      if (char === ">") return at + 1;
      if (char === '"' || char === "'") {
        at = this.text.indexOf(char, at + 1);
        if (at < 0) return -1;
      }
    }
    return -1;
  }

  private open(open: Open, start: number, end: number): void {
    if (this.stack.length === 0) this.root(open);
    const isEntry = this.entryStart < 0 && this.isEntryHere(open.name);
    if (isEntry) {
      if (this.entries.length >= MAX_ENTRIES) {
        this.cut = true;
        return;
      }
      if (this.frame.length === 0) this.frame = [...this.stack];
      this.entryStart = start;
      this.entryDepth = this.stack.length;
    }
    if (open.tag.endsWith("/>")) {
      if (isEntry) this.endEntry(end);
      return;
    }
    if (this.stack.length >= MAX_DEPTH) throw new WatchProblem("tooDeep");
    this.stack.push(open);
  }

  private root(open: Open): void {
    if (this.format) {
      this.damaged = true;
      return;
    }
    const name = localName(open.name);
    if (name === "html") throw new WatchProblem("htmlInstead");
    this.format = FORMATS[name] ?? null;
    if (!this.format) throw new WatchProblem("notAFeed");
  }

  private isEntryHere(name: string): boolean {
    const wanted = this.format === "atom" ? "entry" : "item";
    if (localName(name) !== wanted) return false;
    if (this.stack.length === 1) return true;
    return this.stack.length === 2 && localName(this.stack[1]?.name ?? "") === "channel";
  }

  private close(name: string, start: number, end: number): void {
    const place = this.stack.findLastIndex((open) => open.name === name);
    if (place !== this.stack.length - 1) this.damaged = true;
    // An end tag of something that was never opened closes nothing.
    if (place < 0) return;
    this.stack.length = place;
    // What closes something around the entry stands outside of it.
    if (this.entryStart >= 0 && place <= this.entryDepth)
      this.endEntry(place < this.entryDepth ? start : end);
  }

  private endEntry(end: number): void {
    this.entries.push({ start: this.entryStart, end });
    this.entryStart = -1;
  }
}

function localName(name: string): string {
  return name.slice(name.lastIndexOf(":") + 1).toLowerCase();
}
