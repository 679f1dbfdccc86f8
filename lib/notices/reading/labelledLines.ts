import { looksLikeCode } from "#lib/notices/reading/codeShape.ts";
import { readCodes } from "#lib/notices/reading/codes.ts";
import type { Line } from "#lib/notices/reading/document.ts";
import { CODED } from "#lib/notices/reading/labelFields.ts";
import { CODE_FIELDS, type Label } from "#lib/notices/reading/labels.ts";
import type { LabelField } from "#lib/notices/reading/languages/language.ts";
import type { Prepared } from "#lib/notices/reading/passes.ts";
import { codesAtStart } from "#lib/notices/reading/spokenCodes.ts";
import { squeeze } from "#lib/notices/reading/text.ts";

const PROSE_FIELDS: ReadonlySet<LabelField> = new Set<LabelField>([
  "problem",
  "userAction",
  "previousNotice",
]);
const LIST_FIELDS: ReadonlySet<LabelField> = new Set<LabelField>([...CODED, "software"]);

/** Longest list of numbers under one label, in lines: annexes run over many pages. */
const MAX_LIST_LINES = 3_000;
const MAX_PROSE = 2_000;
/** A list of numbers inside a sentence is shorter. */
const MAX_SPOKEN_LINES = 12;

/** The lines below that still belong to the value, by the kind of thing that the label announces. */
export function continuation(prepared: Prepared, label: Label, first: string, listEnd: number): string[] {
  const line = prepared.notice.lines[label.line];
  if (!line) return [];
  if (LIST_FIELDS.has(label.field))
    return ownCells(label, line, listLines(prepared, label.line, first, listEnd));
  if (PROSE_FIELDS.has(label.field)) return proseLines(prepared, label.line, first);
  if (first !== "" && first !== "-") return wrappedLines(prepared, label, first);
  return label.field === "device" ? bulletLines(prepared, label.line) : firstLine(prepared, label.line);
}

function following(prepared: Prepared, from: number, limit: number): Line[] {
  const { lines } = prepared.notice;
  const found: Line[] = [];
  for (let at = from + 1; at < Math.min(from + 1 + limit, lines.length); at += 1) {
    const line = lines[at];
    if (!line || line.source !== lines[from]?.source || prepared.boundaries.has(at)) break;
    if (line.zone !== lines[from]?.zone && line.zone !== "furniture") break;
    found.push(line);
  }
  return found;
}

const CELL_GAP = /\t|\s\|\s/;

/** Below the heading of a column, of lines with several cells only the one in that column counts. */
function ownCells(label: Label, line: Line, lines: string[]): string[] {
  if (label.at !== "cell" || label.after !== "end") return lines;
  const width = line.text.trim().split(CELL_GAP).length;
  const column = line.text.slice(0, label.start).trimStart().split(CELL_GAP).length - 1;
  return lines.map((text) => {
    const cells = text.split(CELL_GAP);
    if (cells.length < 2) return text;
    return cells.length === width ? (cells[column] ?? "") : "";
  });
}

/** Lines of nothing but numbers, ranges and rules; a blank line ends the list once it has begun. */
function listLines(prepared: Prepared, from: number, first: string, end: number): string[] {
  const kept: string[] = [];
  let open = first === "" || /[,;/&:-]$/.test(first);
  for (const line of following(prepared, from, Math.min(MAX_LIST_LINES, end - from - 1))) {
    const text = line.text.trim();
    if (line.zone === "furniture") {
      kept.push("");
      continue;
    }
    if (text === "") {
      if (!open && (first !== "" || kept.some((before) => before !== ""))) break;
      kept.push("");
      continue;
    }
    if (!isList(text) && !(open && kept.every((before) => before === "") && text.length < 120)) break;
    kept.push(text);
    open = /[,;/&-]$/.test(text);
  }
  return kept;
}

function isList(text: string): boolean {
  const words = text.split(/[\s,;|]+/).filter((word) => word !== "");
  const codes = words.filter((word) => looksLikeCode(word.replace(/^[("']+|[)"'.:]+$/g, ""))).length;
  return codes > 0 && codes >= words.length * 0.6
    ? true
    : readCodes(text, true).values.length > 0 && words.length <= 10 && !isSentence(text);
}

/** "El motivo es un error de rotulado. ZX 2024-31.": a full stop inside, behind words in small letters. */
function isSentence(text: string): boolean {
  return /(?<!\p{L})\p{Ll}{2,}\s\p{Ll}{2,}(?:\s\p{Ll}{2,})+\.(?:\s|$)/u.test(text);
}

/** A list of numbers inside a sentence goes on in the next line where the line holds nothing else up to its end. */
export function spokenLines(prepared: Prepared, label: Label, first: string): string[] {
  if (label.field === "software" || !LIST_FIELDS.has(label.field)) return [];
  const kept: string[] = [];
  let text = first;
  for (const line of following(prepared, label.line, MAX_SPOKEN_LINES)) {
    if (line.text.trim() === "" || line.zone === "furniture" || !isOpenList(text)) break;
    kept.push(line.text.trim());
    text = line.text.trim();
  }
  return kept;
}

function isOpenList(text: string): boolean {
  return (
    !/[.:!?]$/.test(text) &&
    squeeze(codesAtStart(text)).length >= squeeze(text.replace(/\([^()]{0,40}\)/g, "")).length
  );
}

function proseLines(prepared: Prepared, from: number, first: string): string[] {
  const kept: string[] = [];
  let length = first.length;
  for (const line of following(prepared, from, 80)) {
    if (length > MAX_PROSE) break;
    kept.push(line.zone === "furniture" ? "" : line.text.trim());
    length += line.text.length + 1;
  }
  return kept;
}

function firstLine(prepared: Prepared, from: number): string[] {
  const next = following(prepared, from, 2);
  const at = next.findIndex((line) => line.text.trim() !== "");
  return at < 0 ? [] : next.slice(0, at + 1).map((line) => line.text.trim());
}

/** A name in a table cell or after a colon goes on where the line breaks off at a comma or a joining word. */
function wrappedLines(prepared: Prepared, label: Label, first: string): string[] {
  if (
    CODE_FIELDS.has(label.field) ||
    !/(?:[,;&/]|\s(?:and|och|und|et|og|en|for|för|für|with|med|mit))$/i.test(first)
  )
    return [];
  const next = following(prepared, label.line, 1)[0];
  return next && next.text.trim() !== "" && next.zone !== "furniture" ? [next.text.trim()] : [];
}

/** Under "Affected products:" either one name or a list of names with bullets. */
function bulletLines(prepared: Prepared, from: number): string[] {
  const kept: string[] = [];
  for (const line of following(prepared, from, 40)) {
    const text = line.text.trim();
    if (text === "" && kept.every((before) => before === "")) {
      if (kept.length > 0) break;
      kept.push("");
      continue;
    }
    const bullet = /^[•·▪*–-]\s/.test(text);
    if (text === "" || (!bullet && kept.some((before) => before !== ""))) break;
    kept.push(text);
  }
  return kept;
}
