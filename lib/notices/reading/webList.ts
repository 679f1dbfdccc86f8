import { findDates } from "#lib/notices/reading/dates.ts";
import type { Line } from "#lib/notices/reading/document.ts";
import type { FieldValue, Prepared } from "#lib/notices/reading/passes.ts";

/** "Brook Medical: BrookFlow catheter": two short names with a colon between them. */
const PAIR = /^[\s*•#-]*(\p{Lu}[^:\n]{1,70}):\s+(\S[^:\n]{2,140})$/u;
const LOOK_AHEAD = 8;

/**
 * Entries of the weekly lists that authorities publish (MHRA): maker and device on one line, a date below, then
 * lines such as "MHRA reference". Nothing marks maker and device but their place.
 */
export function listedValues(prepared: Prepared): FieldValue[] {
  const labelled = new Set(prepared.labels.filter((label) => label.at === "line").map((label) => label.line));
  return prepared.notice.lines.flatMap((line, index) => {
    const pair = line.zone === "body" && !labelled.has(index) ? PAIR.exec(line.text) : null;
    if (!pair?.[1] || !pair[2]) return [];
    const below = nextLines(prepared, index);
    if (!below.some((next) => isAuthorityReference(next.text)) || !isDate(below[0]?.text ?? "")) return [];
    const span = { from: index, to: index };
    return [
      { field: "manufacturer" as const, text: pair[1], span, pass: "label" as const, form: false },
      { field: "device" as const, text: pair[2], span, pass: "label" as const, form: false },
    ];
  });
}

function nextLines(prepared: Prepared, from: number): Line[] {
  const { lines } = prepared.notice;
  return lines.slice(from + 1, from + 1 + LOOK_AHEAD).filter((line) => line.text.trim() !== "");
}

function isAuthorityReference(text: string): boolean {
  return /^\W*(?:MHRA|TGA|HPRA|NCA|authority)\s+ref/i.test(text);
}

function isDate(text: string): boolean {
  const date = findDates(text)[0];
  return date !== undefined && text.trim().length - (date.end - date.start) <= 8;
}
