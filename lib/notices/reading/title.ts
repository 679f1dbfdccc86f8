import type { Fact } from "#lib/notices/facts.ts";
import type { Line } from "#lib/notices/reading/document.ts";
import { factAt } from "#lib/notices/reading/fact.ts";
import type { FieldValue, Prepared } from "#lib/notices/reading/passes.ts";
import { findPhrases } from "#lib/notices/reading/phrases.ts";
import { clip, squeeze } from "#lib/notices/reading/text.ts";
import { VOCABULARY } from "#lib/notices/reading/vocabulary.ts";

const MAX_TITLE = 200;
const HEAD_LINES = 60;

/** A line in the head of a text in which a notice names itself. `own` is false for the subject of the mail. */
export type Heading = { index: number; line: Line };

/** The lines that look like the title of a notice, attachments first. */
export function noticeHeadings(prepared: Prepared): Heading[] {
  const depth = new Map<string, number>();
  return prepared.notice.lines.flatMap((line, index) => {
    if (line.text.trim() === "" || line.zone === "form") return [];
    const place = (depth.get(line.source) ?? 0) + 1;
    depth.set(line.source, place);
    return place <= HEAD_LINES && isHeading(line) ? [{ index, line }] : [];
  });
}

/** "RECALL – Specific lots of …": the first word in capitals, a dash, and what it concerns. */
export const SHOUTED =
  /^\W{0,4}(?:[A-Z]{3,}\s){0,3}(?:RECALL|CORRECTION|REMOVAL|WITHDRAWAL|NOTICE|ALERT|NOTIFICATION|ÅTERKALLELSE|RÜCKRUF|RAPPEL)(?:\s\(?(?:EXPANSION|EXTENSION|UPDATED?|LETTER|NOTICE|NOTIFICATION)\)?)?\s*[–—:-]\s*(?=\S)/u;

/** "NOTICE: This e-mail and its attachments may contain confidential information": what mail systems put below mails. */
const FOOTER =
  /\b(?:confidential|privacy|legal|copyright|disclaimer|privileged)|\bthis (?:e-?mail|communication|message|transmission|electronic)\b|\binformation (?:contained|in this)\b/iu;

function isHeading(line: Line): boolean {
  const text = squeeze(line.text);
  if (text.length > MAX_TITLE || line.tokens.length > 26) return false;
  if (SHOUTED.test(text)) return !FOOTER.test(text);
  const match = findPhrases(VOCABULARY.headings, line.tokens)[0];
  if (!match) return false;
  if (line.kind === "subject") return true;
  // In running text the words stand inside a sentence: a title begins with them, or shouts them.
  const first = line.tokens[match.from];
  const phrase = line.text.slice(first?.start ?? 0, line.tokens[match.to - 1]?.end ?? 0);
  if (phrase === phrase.toUpperCase() && /\p{Lu}{4}/u.test(phrase)) return true;
  return (
    match.from <= 3 && /^\p{Lu}/u.test(phrase.trim()) && !/[.?!]$/.test(text) && line.tokens.length <= 20
  );
}

const SUBJECT_PREFIX = /^(?:\s*(?:re|sv|aw|fw|fwd|vb|wg|vs|tr|vl|antw|ang|rv)\s*:\s*)+/i;

/** A subject without the marks of forwarding and answering. */
function plainSubject(subject: string): string {
  return squeeze(subject.replace(SUBJECT_PREFIX, ""));
}

/** The title: the line in which the notice names itself, with the next one when that continues it. */
export function readTitle(prepared: Prepared, values: readonly FieldValue[]): Fact | null {
  const headings = noticeHeadings(prepared);
  const best = headings.find(({ line }) => line.kind !== "subject") ?? headings[0];
  if (best) {
    const text =
      best.line.kind === "subject"
        ? plainSubject(best.line.text)
        : squeeze(best.line.text).replace(/^[#*\s|"]+|[*|"\s]+$/g, "");
    const span = { from: best.index, to: best.index };
    return factAt(prepared.notice, span, clip(text, MAX_TITLE), best.line.kind === "subject" ? 0.75 : 0.85);
  }
  const subject = values.find((value) => value.field === "subject" && !value.form);
  if (subject) {
    return factAt(
      prepared.notice,
      subject.span,
      clip(squeeze(subject.text.split("\n")[0] ?? ""), MAX_TITLE),
      0.6,
    );
  }
  const index = prepared.notice.lines.findIndex((line) => line.kind === "subject" && line.text.trim() !== "");
  const line = prepared.notice.lines[index];
  return line
    ? factAt(prepared.notice, { from: index, to: index }, clip(plainSubject(line.text), MAX_TITLE), 0.5)
    : null;
}
