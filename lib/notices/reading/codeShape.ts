import { findDates } from "#lib/notices/reading/dates.ts";

const SHAPE = /^[\p{Lu}\d](?:[\p{L}\d]|[._\-/+#*](?=[\p{L}\d]))*$/u;
const MEASURE =
  /^(?!\d{5})[\d.,x×*-]+(?:mm|cm|ml|mg|kg|fr|ch|g|l|m|v|w|hz|khz|mhz|kv|ma|st|pcs|pack|%|°c|c|h|min|s|x)$/i;
const DIMENSION = /^\d{1,4}(?:[.,]\d+)?[x×]\d{1,4}(?:[.,]\d+)?(?:mm|cm|ml)?$/i;
const LAW = /^(?:20\d\d\/\d{2,3}|9[038]\/\d{2,3}(?:\/[A-Z]+)?|1348[58]|14971|60601(?:-\d+)*)$/;
export const YEAR = /^(?:19\d|20[0-4])\d$/;
/** "06/2021" and "2027-09": a month, of expiry or manufacture. */
const MONTH = /^(?:(?:0?[1-9]|1[0-2])[/.-](?:19|20)\d\d|(?:19|20)\d\d[/.-](?:0[1-9]|1[0-2]))$/;

/** Longest identifier that is believed; UDI carriers are longer and read elsewhere. */
export const MAX_CODE = 40;

/** Whether a word has the shape of an article, lot or serial number: it holds a digit and no prose. */
export function looksLikeCode(word: string): boolean {
  const code = word.replace(/[.,;:)"'”]+$/, "");
  if (code.length < 3 || code.length > MAX_CODE || !/\d/.test(code)) return false;
  if (!SHAPE.test(code) || /\p{Ll}{3,}/u.test(code) || /\p{Ll}.*\p{Ll}.*\p{Ll}/u.test(code)) return false;
  if (
    (MEASURE.test(code) && !/^(?:\d{3,}X{2,}|\d{4}[CHSX])$/.test(code)) ||
    DIMENSION.test(code) ||
    LAW.test(code)
  )
    return false;
  if (YEAR.test(code) || MONTH.test(code) || /^PM-\d{2,4}-\d{1,4}$/.test(code)) return false;
  return !findDates(code).some((date) => date.end - date.start === code.length);
}

/** "SDS-CTP-SPK": an article number of capitals alone at the start of a text, told from words by a part without vowels. */
export function capitalCode(text: string): string | null {
  const code = /^\s*([A-Z]{2,5}(?:-[A-Z\d]{2,5}){1,3})\s*(?:[,;.("]|--?(?:\s|$)|$)/.exec(text)?.[1];
  return code?.split("-").some((part) => /^[B-DF-HJ-NP-TV-XZ]{3,}$/.test(part)) ? code : null;
}

/** A date of expiry that stands behind a number without a word for it. */
export function isDay(word: string): boolean {
  const day = word.replace(/[,;]$/, "");
  return /^\d/.test(day) && findDates(day).some((date) => date.start === 0 && date.end === day.length);
}
