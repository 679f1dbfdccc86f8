const MONTHS = ["jan", "feb", "mar", "apr", "ma[jy]", "jun", "jul", "aug", "sep", "o[ck]t", "nov", "dec"];
const DATE = new RegExp(
  String.raw`(\d{1,2})[\s-]+(${MONTHS.join("|")})[a-z.]*[\s-]+(\d{2,4})(?:[\s,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:[.,]\d+)?\s*([+-]\d{4}|[+-]\d{2}:\d{2}|[a-z]{1,5})?)?`,
  "i",
);
/** Zones that RFC 5322 (4.3) still allows, and the Swedish ones, in minutes east of Greenwich. */
const ZONES: Record<string, number> = {
  cet: 60,
  cest: 120,
  met: 60,
  mest: 120,
  bst: 60,
  eet: 120,
  eest: 180,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
};

/**
 * The moment in a Date header (RFC 5322, 3.3, and common deviations: two-digit years, missing zone or time,
 * Swedish months, ISO 8601). A missing or unknown zone counts as UTC. Null when it is no date between
 * 1970 and 2099.
 */
export function parseMailDate(header: string | null): Date | null {
  if (header === null) return null;
  const text = header.slice(0, 200);
  const match = DATE.exec(text);
  const time = match
    ? fromMatch(match)
    : /^\s*\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})/.test(text)
      ? Date.parse(text.trim())
      : Number.NaN;
  const date = new Date(time);
  const year = date.getUTCFullYear();
  return year >= 1970 && year < 2100 ? date : null;
}

function fromMatch(match: RegExpExecArray): number {
  const [, day, monthName = "", yearText = "", hour, minute, second, zone] = match;
  const month = MONTHS.findIndex((name) => new RegExp(`^${name}$`, "i").test(monthName));
  const short = Number(yearText);
  const year = yearText.length === 4 ? short : short < 50 ? 2000 + short : 1900 + short;
  const [d, h, m, s] = [Number(day), Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0)];
  if (d < 1 || d > 31 || h > 24 || m > 59 || s > 60) return Number.NaN;
  return Date.UTC(year, month, d, h, m, s) - zoneMinutes(zone) * 60_000;
}

function zoneMinutes(zone: string | undefined): number {
  const numeric = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? "");
  if (!numeric) return ZONES[(zone ?? "").toLowerCase()] ?? 0;
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3]);
  return minutes > 14 * 60 ? 0 : numeric[1] === "-" ? -minutes : minutes;
}
