import type { DateOrder } from "#lib/notices/reading/dates.ts";
import { findDates, monthOf } from "#lib/notices/reading/dates.ts";
import { findPhrases } from "#lib/notices/reading/phrases.ts";
import { squeeze, type Token, tokenise } from "#lib/notices/reading/text.ts";
import { VOCABULARY } from "#lib/notices/reading/vocabulary.ts";

/** A deadline as it is kept, as it stands in the notice without the word before it, and where it stands. */
export type Deadline = { value: string; written: string; start: number; end: number };

/** How dates are read: the order of numeric ones, and the date of the notice, which tells the year of "14 March". */
export type Calendar = { order: DateOrder; noticeDate: string | null };

/**
 * The deadlines in a text: "no later than 5 March 2025" and "before 14 March" as dates, "within 5 working days",
 * "by the end of May 2025" and "senast vecka 10" in their words.
 */
export function deadlinesIn(
  text: string,
  calendar: Calendar,
  tokens: readonly Token[] = tokenise(text),
): Deadline[] {
  const by = findPhrases(VOCABULARY.by, tokens);
  const dates = by.length > 0 ? findDates(text, calendar.order) : [];
  const found: Deadline[] = [];
  const add = (deadline: Deadline | null) => {
    if (deadline && !found.some((other) => other.start < deadline.end && deadline.start < other.end))
      found.push(deadline);
  };
  for (const match of by) {
    const end = tokens[match.to - 1]?.end ?? 0;
    const date = dates.find((other) => other.start >= end && BETWEEN.test(text.slice(end, other.start)));
    if (date) {
      const { start } = date;
      add({ value: date.iso, written: squeeze(text.slice(start, date.end)), start, end: date.end });
    } else
      add(
        dayOfMonth(text, end, calendar) ??
          endOfMonth(text, end) ??
          periodAfter(text, tokens, match.from, match.to),
      );
  }
  for (const match of findPhrases(VOCABULARY.within, tokens))
    add(periodAfter(text, tokens, match.from, match.to));
  return found.sort((a, b) => a.start - b.start);
}

/** Between "by" and its date stands at most an article and a weekday: "senast fredagen den 5 mars". */
const BETWEEN =
  /^\W{0,3}(?:(?:the|den|der|dem|le|o|op|on|close of business|end of business|cob|am|zum|jedoch|dia|lundi|mardi|mercredi|jeudi|vendredi|\p{L}{3,8}da[yg](?:en)?|\p{L}{3,8}tag)\W{1,2}){0,3}$/iu;

const DAY_MONTH =
  /^\W{0,3}(?:(?:the|den|der|dem|le|op|am|zum|jedoch|lundi|mardi|mercredi|jeudi|vendredi|\p{L}{3,8}da[yg](?:en)?|\p{L}{3,8}tag)\W{1,2}){0,3}((\d{1,2})(?:st|nd|rd|th|er|:[ae]|\.)?\s(?:of\s)?(\p{L}{3,10})|(\p{L}{3,10})\s(\d{1,2})(?:st|nd|rd|th)?)(?![\p{L}\d])(?!\.?,?\s(?:19|20)\d\d)/iu;

/** "14 March" without its year: the first one that is not before the notice. */
function dayOfMonth(text: string, from: number, { noticeDate }: Calendar): Deadline | null {
  const match = DAY_MONTH.exec(text.slice(from, from + 60));
  const month = match && monthOf(match[3] ?? match[4] ?? "");
  const day = Number(match?.[2] ?? match?.[5]);
  if (!match?.[1] || !month || !noticeDate || day < 1 || day > 31) return null;
  const year = Number(noticeDate.slice(0, 4));
  const dated = (of: number) => `${of}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const value = [dated(year), dated(year + 1)].find((iso) => iso >= noticeDate);
  const start = from + match[0].length - match[1].length;
  return value && findDates(value).length > 0
    ? { value, written: squeeze(match[1]), start, end: from + match[0].length }
    : null;
}

const PART_OF_YEAR =
  /^\W{0,3}((?:(?:the\s)?end\sof|utgången\sav|slutet\sav|ende|la\sfin\s(?:de\s|du\smois\sde\s)?|fin|udgangen\saf|utgangen\sav|eind(?:e)?|het\seinde\svan)\s*(?:de\s|d')?(\p{L}{3,10})(?:\s(?:19|20)\d\d)?|(?:vecka|week|woche|kw|uge|uke|semaine|v\.)\s?\d{1,2}(?!\d)(?:[\s,/]{1,2}(?:19|20)\d\d)?)/iu;

/** "the end of May", "vecka 10": kept in its words. */
function endOfMonth(text: string, from: number): Deadline | null {
  const match = PART_OF_YEAR.exec(text.slice(from, from + 60));
  if (!match?.[1] || (match[2] !== undefined && !monthOf(match[2]))) return null;
  const written = squeeze(match[1]);
  const start = from + match[0].length - match[1].length;
  return { value: written, written, start, end: from + match[0].length };
}

const SMALL_NUMBERS =
  /^(?:\d{1,3}|one|two|three|four|five|six|seven|eight|ten|fourteen|fifteen|thirty|en|ett|två|tre|fyra|fem|sex|sju|åtta|tio|fjorton|trettio|einer|einem|zwei|drei|vier|fünf|sechs|sieben|acht|zehn|vierzehn|cinco|dez|une|un|deux|trois|quatre|cinq|six|sept|huit|dix|quinze|et|to|fire|seks|syv|sju|otte|åtte|ti|fjorten|een|twee|drie|vier|vijf|zes|zeven|acht|tien|veertien)$/i;

/** "5 working days", "einer Woche" after a word such as "within". */
function periodAfter(text: string, tokens: readonly Token[], from: number, to: number): Deadline | null {
  const after = tokens.slice(to, to + 5);
  const number = after.findIndex((token) => SMALL_NUMBERS.test(text.slice(token.start, token.end)));
  const units = findPhrases(VOCABULARY.units, after).at(-1);
  if (number < 0 || number > 1 || !units || units.from <= number) return null;
  const first = tokens[from];
  const last = after[units.to - 1];
  const start = after[number]?.start ?? first?.start ?? 0;
  if (!first || !last || /[.;:!?]\s/.test(text.slice(first.start, last.end))) return null;
  return {
    value: squeeze(text.slice(first.start, last.end)),
    written: squeeze(text.slice(start, last.end)),
    start: first.start,
    end: last.end,
  };
}
