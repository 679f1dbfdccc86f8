import { looksLikeCode } from "#lib/notices/reading/codeShape.ts";
import { readCodes } from "#lib/notices/reading/codes.ts";
import type { Line } from "#lib/notices/reading/document.ts";
import type { Label } from "#lib/notices/reading/labels.ts";
import { CODE_FIELDS, isReliable } from "#lib/notices/reading/labels.ts";
import type { LabelField } from "#lib/notices/reading/languages/language.ts";
import type { FieldValue, Prepared } from "#lib/notices/reading/passes.ts";
import { codesAtStart } from "#lib/notices/reading/spokenCodes.ts";
import { squeeze } from "#lib/notices/reading/text.ts";

const PROSE_FIELDS: ReadonlySet<LabelField> = new Set<LabelField>([
  "problem",
  "userAction",
  "previousNotice",
]);
const LIST_FIELDS: ReadonlySet<LabelField> = new Set<LabelField>([
  "ref",
  "udi",
  "lot",
  "serial",
  "lotOrSerial",
  "software",
]);

/** Longest list of numbers under one label, in lines: annexes run over many pages. */
const MAX_LIST_LINES = 3_000;
const MAX_PROSE = 2_000;
/** A list of numbers inside a sentence is shorter. */
const MAX_SPOKEN_LINES = 12;

/** The third pass: values that stand after or under a label. `taken` are the labels that head a table. */
export function labelledValues(prepared: Prepared, taken: ReadonlySet<Label>): FieldValue[] {
  const { notice, labels } = prepared;
  const usable = labels.filter((label) => {
    const line = notice.lines[label.line];
    return (
      line !== undefined &&
      line.zone !== "furniture" &&
      !taken.has(label) &&
      isReliable(label, line) &&
      !isInsideRule(label, line)
    );
  });
  const read = new Set(usable);
  const all = labels.filter((label) => !read.has(label)).flatMap((label) => everyNumber(prepared, label));
  const ends = listEnds(usable);
  const values = usable.flatMap((label, index) => {
    const next = usable[index + 1 + passedOver(usable, label, index)];
    const value = readValue(prepared, label, next, ends.get(label) ?? notice.lines.length);
    return value ? [value] : [];
  });
  return [...values, ...all];
}

/**
 * How many labels on the same line do not end a value: the expiry dates in a list of lots ("4711, exp. date
 * 12/30/2025; 4712"), and the reference that heads a list of actions.
 */
function passedOver(usable: readonly Label[], label: Label, index: number): number {
  const passes = (other: Label) =>
    (NUMBER_FIELDS.has(label.field) && other.field === "otherDate") ||
    (label.field === "actionType" && other.field === "fscaReference");
  let count = 0;
  for (let other = usable[index + 1]; other?.line === label.line && passes(other); ) {
    count += 1;
    other = usable[index + 1 + count];
  }
  return count;
}

const NUMBER_FIELDS: ReadonlySet<LabelField> = new Set<LabelField>(["lot", "serial", "lotOrSerial"]);

/**
 * The line at which the list under each label ends at the latest: where a later line has such a label of its own.
 * Without it a list with a label on every line would be read again from each of them.
 */
function listEnds(usable: readonly Label[]): Map<Label, number> {
  const ends = new Map<Label, number>();
  const below = new Map<LabelField, number>();
  let line: Label[] = [];
  for (const label of usable.toReversed()) {
    if (line[0] && line[0].line !== label.line) {
      for (const { field, line: at } of line) below.set(field, at);
      line = [];
    }
    const end = below.get(label.field);
    if (end !== undefined) ends.set(label, end);
    if (label.after === "colon" || label.after === "code") line.push(label);
  }
  return ends;
}

/** "Losnummern: alle Lose vor 2508": the word for the numbers within a rule about them, behind their label. */
function isInsideRule(label: Label, line: Line): boolean {
  if (!NUMBER_FIELDS.has(label.field) || label.after !== "code" || label.at !== "inline") return false;
  return /[:\t]\s*(?:all|alla|samtliga|alle|sämtliche|samtlige|tous les)\s+$/iu.test(
    line.text.slice(0, label.start),
  );
}

/** "All serial numbers", "samtliga lotnummer" inside a sentence: a rule that stands before its label. */
function everyNumber(prepared: Prepared, label: Label): FieldValue[] {
  const line = prepared.notice.lines[label.line];
  if (line?.zone !== "body" || (label.field !== "lot" && label.field !== "serial")) return [];
  const before = /(?<!\p{L})(?:all|alla|samtliga|alle|sämtliche|samtlige|tous les|todos os)\s+$/iu.exec(
    line.text.slice(Math.max(0, label.start - 16), label.start),
  );
  if (!before) return [];
  const words = line.text
    .slice(
      Math.max(0, label.start - 16) + before.index,
      label.after === "text" ? label.end : line.text.length,
    )
    .trim();
  const text = /^[\p{L}\s]+/u.exec(words)?.[0].trim() ?? "";
  return [
    { field: label.field, text, span: { from: label.line, to: label.line }, pass: "sentence", form: false },
  ];
}

function readValue(
  prepared: Prepared,
  label: Label,
  next: Label | undefined,
  listEnd: number,
): FieldValue | null {
  const line = prepared.notice.lines[label.line];
  if (!line) return null;
  const closed = next?.line === label.line;
  const stop = closed ? next.start : line.text.length;
  const first = line.text.slice(label.end, stop).trim();
  const spoken = isSpoken(label, line, first);
  const goesOn = () =>
    spoken ? spokenLines(prepared, label, first) : continuation(prepared, label, first, listEnd);
  const rest = closed ? [] : goesOn();
  const text = withoutQuote([first, ...rest].join("\n").trim(), line);
  if (text === "") return null;
  const to = label.line + rest.length;
  return {
    field: label.field,
    text,
    span: { from: label.line, to },
    pass: spoken ? "sentence" : "label",
    form: line.zone === "form",
    closedBy: closed ? next.field : undefined,
    bare: label.after === "code",
    note:
      (label.field === "ref" || label.field === "udi") &&
      WITH_NUMBERS.test(line.text.slice(label.start, label.end)),
  };
}

/** The value of a JSON record without the quotation mark and comma that end it. */
function withoutQuote(text: string, line: Line): string {
  return RECORD.test(line.text) ? text.replace(/"\s*,?$/, "").trimEnd() : text;
}

const WITH_NUMBERS = /\((?:lot|batch|serial)[^()]*\)/i;

/** "The lots 4711 and 4712 are affected": a label without colon in running text. */
function isSpoken(label: Label, line: Line, value: string): boolean {
  if (label.after !== "code") return false;
  const before = line.text.slice(0, label.start);
  const said = label.at === "inline" && RECORD.test(line.text) ? value : line.text.slice(label.end);
  const clause = said.split(CLAUSE_END)[0] ?? "";
  const words = clause.match(/(?<!\p{L})\p{Ll}{2,}(?!\p{L})/gu)?.length ?? 0;
  return (label.at === "inline" && !OPENS.test(before) && !isApposition(before, label, line)) || words >= 3;
}

/** Where what is said about the numbers ends: at a full stop, or where another sentence or item begins. */
const CLAUSE_END = /(?<=\S)\.\s+(?=\p{Lu})|[;\n]/u;

/** "Suction Tube, REF 809600, sterile": a label in capitals behind a comma in a field, which is no sentence. */
function isApposition(before: string, label: Label, line: Line): boolean {
  if (!/(?:[.,]|\d\s(?:and|or|&))\s*$/.test(before)) return false;
  return RECORD.test(line.text) || (FIELD.test(line.text) && /^\p{Lu}/u.test(line.text.slice(label.start)));
}

/** A line of a JSON record: its value is made of labels and numbers, whatever words stand between them. */
const RECORD = /^\s*"[^"]{1,40}"\s*:\s*"/;

/** The line begins with a label of its own, as in a record: "Product Description: …", "\"product\": \"…". */
const FIELD = /^[\s|"]*\p{L}[\p{L} _/-]{1,40}"?\s*(?::\s|\||\t)/u;

/** "Code information: Lot 4711 …", "REF BB50: Lots …": what stands before the label is no sentence. */
const OPENS = /(?:[:;()[–"-]|\d,)\s*(?:\*\*)?$/;

/** The lines below that still belong to the value, by the kind of thing that the label announces. */
function continuation(prepared: Prepared, label: Label, first: string, listEnd: number): string[] {
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
function spokenLines(prepared: Prepared, label: Label, first: string): string[] {
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
