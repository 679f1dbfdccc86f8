import type { Fact } from "#lib/notices/facts.ts";
import type { DateOrder } from "#lib/notices/reading/dates.ts";
import { dateOrderOf, findDates } from "#lib/notices/reading/dates.ts";
import type { Span } from "#lib/notices/reading/document.ts";
import { factAt } from "#lib/notices/reading/fact.ts";
import type { FieldValue, Prepared } from "#lib/notices/reading/passes.ts";
import { squeeze } from "#lib/notices/reading/text.ts";

const HEAD_LINES = 25;

/** Day or month first in numeric dates, judged by the whole text. */
export function orderOfDates(prepared: Prepared): DateOrder {
  return dateOrderOf(prepared.notice.lines.map((line) => line.text).join("\n"));
}

/** The date of the notice: under its label, else a date that stands by itself in the head of the letter. */
export function readNoticeDate(prepared: Prepared, values: readonly FieldValue[]): Fact | null {
  const order = orderOfDates(prepared);
  for (const value of values) {
    if (value.field !== "date" || value.form) continue;
    const text = value.text.split("\n")[0] ?? "";
    const compact = /^"?((?:19|20)\d\d)(\d\d)(\d\d)"?,?$/.exec(text.trim());
    const day = compact && findDates(`${compact[1]}-${compact[2]}-${compact[3]}`)[0];
    if (day) return dateFact(prepared, value.span, day, text.replace(/\D/g, ""), 0.9);
    const own = findDates(text, order)[0];
    const date = own ?? findDates(value.text, order)[0];
    if (date && date.start <= 25)
      return dateFact(
        prepared,
        value.span,
        date,
        (own ? text : value.text).slice(date.start, date.end),
        0.92,
      );
  }
  return inHead(prepared, order) ?? ofLetter(prepared, order);
}

/** "… Durham, NC, by letters dated April 8, 2008": the weekly reports of the FDA until 2012 date a recall so. */
function ofLetter(prepared: Prepared, order: DateOrder): Fact | null {
  for (const [index, line] of prepared.notice.lines.entries()) {
    const lead = /(?:letters?|fax(?:es)?|e-?mails?|telephone)\s(?:dated|on)\s/gi;
    const last = [...line.text.matchAll(lead)].at(-1);
    if (!last || line.zone !== "body") continue;
    const from = last.index + last[0].length;
    const date = findDates(line.text.slice(from), order)[0];
    if (date?.start === 0)
      return dateFact(
        prepared,
        { from: index, to: index },
        date,
        line.text.slice(from, from + date.end),
        0.6,
      );
  }
  return null;
}

function inHead(prepared: Prepared, order: DateOrder): Fact | null {
  const other = new Set(
    prepared.labels
      .filter((label) => label.field === "otherDate" || label.field === "replyBy" || label.field === "actBy")
      .map((label) => label.line),
  );
  let place = 0;
  for (const [index, line] of prepared.notice.lines.entries()) {
    if (line.text.trim() === "" || line.kind === "subject" || line.zone === "form") continue;
    place += 1;
    if (place > HEAD_LINES) return null;
    const dates = other.has(index) ? [] : findDates(line.text, order);
    const date = dates[0];
    if (date && dates.length === 1 && standsAlone(line.text, date.start, date.end)) {
      const written = line.text.slice(date.start, date.end);
      return dateFact(prepared, { from: index, to: index }, date, written, 0.75);
    }
  }
  return null;
}

function dateFact(
  prepared: Prepared,
  span: Span,
  date: { iso: string },
  written: string,
  confidence: number,
): Fact {
  const fact = factAt(prepared.notice, span, date.iso, confidence, squeeze(written));
  return { ...fact, written: squeeze(written) };
}

/** "Mölndal den 5 mars 2024" stands alone; a date inside a sentence does not. */
function standsAlone(text: string, start: number, end: number): boolean {
  // Only the cell that holds it counts: the address may stand to its left.
  const before = squeeze(
    text
      .slice(0, start)
      .split(/\t|\s{3,}/)
      .at(-1) ?? "",
  )
    .split(" ")
    .filter((word) => word !== "");
  const after = squeeze(text.slice(end)).replace(/[.,"\s|}]+$/, "");
  return (
    before.length <= 4 &&
    after.length <= 24 &&
    !/[.!?]$/.test(before.slice(0, -1).join(" ")) &&
    !/\p{Ll}{3,}\s\p{Ll}{3,}/u.test(after)
  );
}

const REVISION =
  /\b(?:rev(?:ision)?|version|utgåva|ausgabe|révision)\.?\s*(?:no|nr)?\.?\s*[:#]?\s*([A-Z]?\d{1,3}(?:\.\d{1,2})?|[A-Z])(?![\w.]*\d)/i;

/** The revision of the notice itself, never that of the printed template ("Rev 1: September 2018"). */
export function readRevision(prepared: Prepared, values: readonly FieldValue[]): Fact | null {
  for (const value of values) {
    if (value.field !== "revision" || value.form || /september\s+2018/i.test(value.text)) continue;
    const match = /^[\s:]*([A-Z]?\d{1,3}(?:\.\d{1,2})?|[A-Z])(?![\w])/.exec(value.text);
    if (match?.[1]) return factAt(prepared.notice, value.span, match[1], 0.85);
  }
  for (const [index, line] of prepared.notice.lines.slice(0, 60).entries()) {
    if (
      line.zone !== "body" ||
      line.text.length > 160 ||
      /september\s+2018|software|programvar|firmware|mjukvar/i.test(line.text)
    )
      continue;
    const match = /\b(?:FSN|FSCA)\b/i.test(line.text)
      ? REVISION.exec(line.text)
      : /^\W*rev/i.test(line.text)
        ? REVISION.exec(line.text)
        : null;
    if (match?.[1]) return factAt(prepared.notice, { from: index, to: index }, match[1].toUpperCase(), 0.7);
  }
  return null;
}
