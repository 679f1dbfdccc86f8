import { looksLikeCode } from "#lib/notices/reading/codeShape.ts";
import { CODED, IDENTIFYING } from "#lib/notices/reading/labelFields.ts";
import type { Label } from "#lib/notices/reading/labels.ts";
import type { LabelField } from "#lib/notices/reading/languages/language.ts";
import type { Prepared } from "#lib/notices/reading/passes.ts";
import type { Header } from "#lib/notices/reading/tableColumns.ts";

const MAX_COLUMNS = 12;

/** The rows of column headings in a text. */
export function findHeaders(prepared: Prepared): Header[] {
  const byLine = Map.groupBy(prepared.labels, (label) => label.line);
  const headers: Header[] = [];
  const used = new Set<number>();
  for (const [line, labels] of byLine) {
    if (used.has(line) || prepared.notice.lines[line]?.zone !== "body") continue;
    // A heading that is no known label is a column too: where cells are told apart, they decide.
    const header =
      (labels.length < cellsOf(prepared.notice.lines[line]?.text ?? "").length
        ? cellHeader(prepared, line, labels)
        : null) ??
      rowHeader(prepared, line, labels) ??
      cellHeader(prepared, line, labels) ??
      stackedHeader(prepared, line, byLine);
    if (!header) continue;
    headers.push(header);
    for (let at = header.first; at < header.body; at += 1) used.add(at);
  }
  return headers;
}

/** "REF  Description  LOT": a line that is almost nothing but labels. */
function rowHeader(prepared: Prepared, line: number, all: Label[]): Header | null {
  const text = prepared.notice.lines[line]?.text ?? "";
  const labels = withoutHalves(text, all);
  if (labels.length < 2 || labels.some((label) => label.after === "colon" || label.after === "code"))
    return null;
  const covered = labels.reduce((sum, label, index) => {
    const end = Math.min(
      label.after === "text" ? label.end : text.length,
      labels[index + 1]?.start ?? text.length,
    );
    return sum + Math.max(0, text.slice(label.start, end).replace(/\s/g, "").length);
  }, 0);
  if (covered < text.replace(/\s/g, "").length * 0.8 || endsSentence(text)) return null;
  const columns = columnsOf(labels);
  if (columns.length > MAX_COLUMNS) return null;
  return columns.some((field) => IDENTIFYING.has(field))
    ? { columns, labels, first: line, body: line + 1 }
    : null;
}

/** "Nom du dispositif": of two labels within one cell the one that says nothing is no column of its own. */
function withoutHalves(text: string, labels: Label[]): Label[] {
  if (!text.includes("\t")) return labels;
  const cellOf = ({ start }: Label) => text.slice(0, start).split("\t").length;
  const told = new Set(labels.filter(({ field }) => field !== "other").map(cellOf));
  return labels.filter((label) => label.field !== "other" || !told.has(cellOf(label)));
}

/**
 * Headings in cells of their own, of which some are no known label ("Country of origin"): those are columns too,
 * whatever they hold.
 */
function cellHeader(prepared: Prepared, line: number, labels: Label[]): Header | null {
  const text = prepared.notice.lines[line]?.text ?? "";
  const cells = cellsOf(text);
  if (cells.length < 2 || cells.length > MAX_COLUMNS) return null;
  const heads = cells.map((cell) => {
    const end = cell.index + cell[0].length;
    const label = labels.find((one) => one.start >= cell.index && one.start < end && one.at !== "inline");
    return { text: cell[0].trim(), label };
  });
  // A heading is short and holds no number; a row of values does.
  const isValue = ({ text: head }: { text: string }) =>
    head.length > 60 || /\d{3}/.test(head) || endsSentence(head) || head.split(/[\s;,]+/).some(looksLikeCode);
  if (heads.some(isValue)) return null;
  const found = heads.flatMap(({ label }) => (label ? [label] : []));
  if (found.some((label) => label.after === "colon" || label.after === "code")) return null;
  const columns = heads.map(({ label }): LabelField => label?.field ?? "other");
  const coded = columns.map((field, index): LabelField => {
    if (field === "reference" || (field === "other" && ARTICLE_HEAD.test(heads[index]?.text ?? "")))
      return "ref";
    return field;
  });
  // "Item" beside "Cat. #" names the device.
  const refs = coded.filter((field) => field === "ref").length;
  for (const [index, { text: head }] of heads.entries())
    if (refs > 1 && coded[index] === "ref" && /^(?:items?|article|artikel|artikkel)$/i.test(head))
      coded[index] = "device";
  return found.length > 0 && coded.some((field) => CODED.has(field))
    ? { columns: coded, labels: found, first: line, body: line + 1 }
    : null;
}

const ARTICLE_HEAD = /^(?:cat|kat|ref|art)\b[.\s]*(?:#|no|nr)?\.?$/i;

/** The cells of a line that are not empty. */
function cellsOf(text: string): RegExpExecArray[] {
  if (!/[\t|]/.test(text)) return [];
  return [...text.matchAll(/[^\t|]+/g)].filter((cell) => cell[0].trim() !== "");
}

/** "Lot No." and "Art.nr." end in a point without being sentences. */
function endsSentence(text: string): boolean {
  return (
    /[.!?]$/.test(text.trim()) &&
    !/(?:nrs?|(?:^|[\s./-])(?:nos?|num|art|cat|kat|ref|réf|qty|exp))\.$/i.test(text.trim())
  );
}

/** A column "Reference" beside lots and names holds article numbers, not the reference of the letter. */
function columnsOf(labels: readonly Label[]): LabelField[] {
  return labels.map((label) => (label.field === "reference" ? "ref" : label.field));
}

/** The same headings as a PDF often gives them: one on each line. */
function stackedHeader(prepared: Prepared, line: number, byLine: Map<number, Label[]>): Header | null {
  const labels: Label[] = [];
  let at = line;
  let blanks = 0;
  while (at < prepared.notice.lines.length && blanks <= 1) {
    const only = byLine.get(at);
    const label = only?.[0];
    const blank = prepared.notice.lines[at]?.text.trim() === "";
    if (label && only.length === 1 && label.at === "line" && label.after === "end") labels.push(label);
    else if (!blank) break;
    blanks = blank ? blanks + 1 : 0;
    at += 1;
  }
  const columns = columnsOf(labels);
  if (labels.length < 2 || labels.length > MAX_COLUMNS || !columns.some((field) => IDENTIFYING.has(field)))
    return null;
  return { columns, labels, first: line, body: (labels.at(-1)?.line ?? line) + 1 };
}
