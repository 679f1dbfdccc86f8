import { LANGUAGES } from "#lib/notices/reading/languages/all.ts";
import { fold } from "#lib/notices/reading/text.ts";

/** A date found in a text: `iso` is YYYY-MM-DD, the rest says where the words stood. */
type FoundDate = { iso: string; start: number; end: number };

const MONTHS: ReadonlyMap<string, number> = new Map(
  LANGUAGES.flatMap((language) =>
    language.months.flatMap((names, index) =>
      names.split("|").map((name): [string, number] => [fold(name), index + 1]),
    ),
  ),
);

/** The number of a month by its name or abbreviation in any known language, or undefined. */
export function monthOf(name: string): number | undefined {
  return MONTHS.get(fold(name));
}

/** What every date has, however it is written. */
const ANY_DAY_OR_YEAR = /\d{4}|\d ?[-/.] ?\d/;
const NUMERIC_ISO = /(?<![\d.,/-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d]|[-/]\d)/g;
const NUMERIC = /(?<![\d.,/-])(\d{1,2})[ ]?([-/.])[ ]?(\d{1,2})[ ]?\2[ ]?(\d{4}|\d{2})(?![\d]|[-/.]\d)/g;
/** "5/2-2026", as Danes, Norwegians and Swedes write by hand. */
const SLASH_AND_DASH = /(?<![\d.,/-])(\d{1,2})\/(\d{1,2})\s?-\s?(\d{4})(?![\d]|[-/.]\d)/g;
const DAY_FIRST =
  /(?<![\d.,/-])(\d{1,2})(?:st|nd|rd|th|er|:[ae])?[ .-]{0,3}(?:de |of )?(\p{L}{3,10})[.,]?(?: de)?[ .-]{0,2}(\d{4})(?!\d)/gu;
const MONTH_FIRST = /(?<!\p{L})(\p{L}{3,10})\.?[ ]{1,2}(\d{1,2})(?:st|nd|rd|th)?,?[ ]{1,2}(\d{4})(?!\d)/gu;

/** Latest year that two digits can stand for: the expiry of what is made today. */
const LATEST_SHORT_YEAR = 45;

export type DateOrder = "dayFirst" | "monthFirst";

/** All dates in a text, in the order they stand. Numeric dates with both parts below 13 follow `order`. */
export function findDates(text: string, order: DateOrder = "dayFirst"): FoundDate[] {
  const found: FoundDate[] = [];
  if (!ANY_DAY_OR_YEAR.test(text)) return found;
  const add = (match: RegExpExecArray, year: string, month: number | undefined, day: string) => {
    const iso = month === undefined ? null : toIso(Number(year), month, Number(day));
    if (iso) found.push({ iso, start: match.index, end: match.index + match[0].length });
  };
  for (const match of text.matchAll(NUMERIC_ISO))
    add(match, match[1] ?? "", Number(match[3]), match[4] ?? "");
  for (const match of text.matchAll(NUMERIC)) {
    const [first, second] = [match[1] ?? "", match[3] ?? ""];
    const monthFirst = Number(second) > 12 || (order === "monthFirst" && Number(first) <= 12);
    const year = (match[4] ?? "").padStart(4, "20");
    if (match[4]?.length === 2 && match[2] !== "/" && match[2] !== ".") continue;
    // "7.5.51" is the version of a program, not a day in 2051.
    if (match[4]?.length === 2 && Number(match[4]) > LATEST_SHORT_YEAR) continue;
    add(match, year, Number(monthFirst ? first : second), monthFirst ? second : first);
  }
  for (const match of text.matchAll(SLASH_AND_DASH))
    add(match, match[3] ?? "", Number(match[2]), match[1] ?? "");
  for (const match of text.matchAll(DAY_FIRST)) {
    add(match, match[3] ?? "", MONTHS.get(fold(match[2] ?? "")), match[1] ?? "");
  }
  for (const match of text.matchAll(MONTH_FIRST)) {
    add(match, match[3] ?? "", MONTHS.get(fold(match[1] ?? "")), match[2] ?? "");
  }
  return found.sort((a, b) => a.start - b.start);
}

/** American order is assumed only where the text itself shows it: a date such as 06/25/2026. */
export function dateOrderOf(text: string): DateOrder {
  let monthFirst = 0;
  let dayFirst = 0;
  for (const match of text.matchAll(NUMERIC)) {
    if (match[2] !== "/") continue;
    if (Number(match[3]) > 12) monthFirst += 1;
    else if (Number(match[1]) > 12) dayFirst += 1;
  }
  return monthFirst > dayFirst ? "monthFirst" : "dayFirst";
}

/** A day that exists and that a notice can bear; letters from before 1990 or after 2099 are misreadings. */
function toIso(year: number, month: number, day: number): string | null {
  if (year < 1990 || year > 2099 || month < 1 || month > 12 || day < 1) return null;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
