import { findDates } from "#lib/notices/reading/dates.ts";
import type { Line } from "#lib/notices/reading/document.ts";
import type { FieldValue, Prepared } from "#lib/notices/reading/passes.ts";
import { SHOUTED } from "#lib/notices/reading/title.ts";

/** "Brook Medical: BrookFlow catheter": two short names with a colon between them. */
const PAIR = /^[\s*•#-]*(\p{Lu}[^:\n]{1,70}):\s+(\S[^:\n]{2,140})$/u;
const LOOK_AHEAD = 8;

/** What stands in lists and notices of web pages, where nothing marks maker and device but their place. */
export function listedValues(prepared: Prepared): FieldValue[] {
  return [...weeklyValues(prepared), ...distributorValues(prepared)];
}

const DATE_ALONE = /^[\s*#]*\d{1,2}\/\d{1,2}\/(?:\d{2}|\d{4})[\s*#]*$/;

/**
 * The notices of a distributor's web page: the date on a line of its own, the maker on the next, then a picture that
 * links to the letter or a heading in capitals. The text below names the distributor more often than the maker.
 */
function distributorValues(prepared: Prepared): FieldValue[] {
  const { lines } = prepared.notice;
  return lines.flatMap((line, index) => {
    if (line.zone !== "body" || line.text.length > 20 || !DATE_ALONE.test(line.text)) return [];
    const [maker, next] = lines
      .map((other, at) => ({ other, at }))
      .slice(index + 1, index + 1 + LOOK_AHEAD)
      .filter(({ other }) => other.text.trim() !== "");
    if (!maker || !next || (!/^\s*\[?!\[/.test(next.other.text) && !SHOUTED.test(next.other.text))) return [];
    const text = maker.other.text.replace(/[*#]+/g, "").trim();
    if (text.length > 80 || !/^[\p{Lu}\d]/u.test(text) || /[.!?:[\]](?:\s|$)/.test(text.replace(/\.$/, "")))
      return [];
    const span = { from: maker.at, to: maker.at };
    return [{ field: "manufacturer" as const, text, span, pass: "label" as const, form: false }];
  });
}

/**
 * Entries of the weekly lists that authorities publish (MHRA): maker and device on one line, a date below, then
 * lines such as "MHRA reference".
 */
function weeklyValues(prepared: Prepared): FieldValue[] {
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
