import { parseHtml } from "#lib/mail/boundedHtml.ts";
import { cleanText } from "#lib/mail/charset.ts";

const SKIPPED = new Set(["script", "style", "title", "template", "noscript", "object", "select", "svg"]);
const BLOCKS = new Set(
  "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody tfoot thead tr ul".split(
    " ",
  ),
);
/** Blocks that people see as set off by an empty line. */
const SPACED = new Set([
  "p",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "table",
  "ul",
  "ol",
  "blockquote",
  "pre",
  "hr",
]);

/** Tables within tables beyond this are read as if they were no tables. */
const MAX_TABLES = 20;

type Cell = { lines: string[] };
/** Where text goes: the page, or one cell of a table row. `open` means that the line ends within a word. */
type Target = { lines: string[]; line: string; open: boolean; blank: boolean };
type Row = { cells: Cell[]; target: Target; outer: Target };

/**
 * HTML as text for people and for recognition: one line per line that a reader sees, table rows on one line
 * with a tab between cells, list items after "- ", preformatted lines kept. Tables that hold tables (layout)
 * give their inner lines. Entities are resolved, scripts and styles left out. Never throws.
 */
export function htmlToText(html: string): string {
  const writer = new TextWriter();
  const complete = parseHtml(html, {
    onopentag: (name, attributes) => writer.open(name, attributes),
    onclosetag: (name) => writer.close(name),
    ontext: (text) => writer.text(text),
  });
  return cleanText(complete ? writer.finish() : withoutTags(html));
}

/** Text of HTML that is too tangled to be read properly. */
function withoutTags(html: string): string {
  return html
    .replace(/<[^<>]*>/g, " ")
    .replace(/[ \t]+/g, " ")
    .trim();
}

function emptyTarget(lines: string[]): Target {
  return { lines, line: "", open: false, blank: false };
}

class TextWriter {
  private target = emptyTarget([]);
  private rows: Row[] = [];
  private ignoredRows = 0;
  private skipping = 0;
  private preformatted = 0;
  private lists: { ordered: boolean; count: number }[] = [];

  open(name: string, attributes: Record<string, string>): void {
    if (SKIPPED.has(name)) this.skipping++;
    if (this.skipping > 0) return;
    if (name === "br") this.endLine();
    else if (name === "img") this.text(attributes.alt ?? "");
    else if (name === "tr") this.openRow();
    else if (name === "td" || name === "th") this.openCell();
    else if (BLOCKS.has(name)) this.openBlock(name);
  }

  close(name: string): void {
    if (SKIPPED.has(name) && this.skipping > 0) this.skipping--;
    if (this.skipping > 0) return;
    if (BLOCKS.has(name)) this.endLine();
    if (name === "tr") this.closeRow();
    else if (name === "pre") this.preformatted = Math.max(0, this.preformatted - 1);
    else if (name === "ul" || name === "ol") this.lists.pop();
    if (SPACED.has(name)) this.target.blank = true;
  }

  text(text: string): void {
    if (this.skipping > 0 || text === "") return;
    if (this.preformatted > 0) {
      const [first = "", ...rest] = text.split(/\r?\n/);
      this.target.line += first;
      for (const line of rest) {
        this.endLine(true);
        this.target.line = line;
      }
      return;
    }
    const words = text.replace(/[\s\u00a0]+/g, " ");
    const added = this.target.open ? words : words.trimStart();
    if (added === "") return;
    this.target.line += added;
    this.target.open = !added.endsWith(" ");
  }

  finish(): string {
    this.ignoredRows = 0;
    while (this.rows.length > 0) this.closeRow();
    this.endLine();
    return this.target.lines
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim();
  }

  private openBlock(name: string): void {
    this.endLine();
    if (SPACED.has(name)) this.target.blank = true;
    if (name === "pre") this.preformatted++;
    if (name === "ul" || name === "ol") this.lists.push({ ordered: name === "ol", count: 0 });
    if (name === "li") {
      const list = this.lists.at(-1);
      if (list) list.count++;
      this.target.line = list?.ordered ? `${list.count}. ` : "- ";
      this.target.open = false;
    }
  }

  private openRow(): void {
    this.endLine();
    if (this.rows.length >= MAX_TABLES) {
      this.ignoredRows++;
      return;
    }
    const target = emptyTarget([]);
    this.rows.push({ cells: [], target, outer: this.target });
    this.target = target;
  }

  private openCell(): void {
    const row = this.rows.at(-1);
    this.endLine();
    if (!row || this.ignoredRows > 0) return;
    const cell: Cell = { lines: [] };
    row.cells.push(cell);
    this.target = emptyTarget(cell.lines);
  }

  private closeRow(): void {
    this.endLine();
    if (this.ignoredRows > 0) {
      this.ignoredRows--;
      return;
    }
    const row = this.rows.pop();
    if (!row) return;
    this.target = row.outer;
    for (const line of [...row.target.lines, ...rowLines(row.cells)]) this.pushLine(line);
  }

  private endLine(keepEmpty = false): void {
    const line = this.preformatted > 0 || keepEmpty ? this.target.line : this.target.line.trim();
    this.target.line = "";
    this.target.open = false;
    if (line !== "" || keepEmpty) this.pushLine(line);
  }

  private pushLine(line: string): void {
    if (this.target.blank && this.target.lines.length > 0) this.target.lines.push("");
    this.target.blank = false;
    this.target.lines.push(line);
  }
}

/** "1.", "1.2" or "1. 2.": the cell with the number of a field. */
const FIELD_NUMBER = /^[1-9]\W{0,3}(?:\d{1,2}\W{0,2})?$/;

/**
 * Lines of one table row. Cells of data go on one line, several lines within a cell joined by a space. A row
 * with a single cell that has text is layout: its lines stay lines. So do those of the value in a row that names
 * a field and gives its value.
 */
function rowLines(cells: Cell[]): string[] {
  const filled = cells.filter((cell) => cell.lines.length > 0);
  const only = filled[0];
  if (filled.length <= 1) return only?.lines ?? [];
  // Long cells side by side are columns of a page, not fields of a record.
  if (filled.some((cell) => cell.lines.length > 12 || cell.lines.some((line) => line.includes("\t")))) {
    return filled.flatMap((cell) => cell.lines);
  }
  const [name, ...values] = filled.map((cell) => cell.lines.filter(Boolean));
  const numbered = FIELD_NUMBER.test(name?.join(" ") ?? "") && cells.length <= 3;
  if (numbered || (cells.length === 2 && name?.length === 1))
    return fieldLines(name?.join(" ") ?? "", values);
  return [
    cells
      .map((cell) => cell.lines.filter(Boolean).join(" "))
      .join("\t")
      .trimEnd(),
  ];
}

/** The name of a field and the first line of its value on one line, the other lines of the value below. */
function fieldLines(name: string, values: string[][]): string[] {
  const lines = [name];
  let joins = true;
  for (const value of values) {
    for (const line of value) {
      if (joins) lines[lines.length - 1] += `\t${line}`;
      else lines.push(line);
      joins = false;
    }
    joins = value.length === 1;
  }
  return lines;
}
