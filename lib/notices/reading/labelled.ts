import type { Line } from "#lib/notices/reading/document.ts";
import { opensRule, spokenEvery } from "#lib/notices/reading/everyNumber.ts";
import { NUMBERS } from "#lib/notices/reading/labelFields.ts";
import { continuation, spokenLines } from "#lib/notices/reading/labelledLines.ts";
import { isReliable, type Label } from "#lib/notices/reading/labels.ts";
import type { LabelField } from "#lib/notices/reading/languages/language.ts";
import type { FieldValue, Prepared } from "#lib/notices/reading/passes.ts";

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
  const all = labels.filter((label) => !read.has(label)).flatMap((label) => spokenEvery(prepared, label));
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
    (NUMBERS.has(label.field) && other.field === "otherDate") ||
    (label.field === "actionType" && other.field === "fscaReference");
  let count = 0;
  for (let other = usable[index + 1]; other?.line === label.line && passes(other); ) {
    count += 1;
    other = usable[index + 1 + count];
  }
  return count;
}

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
  if (!NUMBERS.has(label.field) || label.after !== "code" || label.at !== "inline") return false;
  return opensRule(line.text.slice(0, label.start));
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
