import { looksLikeCode } from "#lib/notices/reading/codes.ts";
import type { Line, NoticeText } from "#lib/notices/reading/document.ts";
import type { LabelField } from "#lib/notices/reading/languages/language.ts";
import { canHold, type PhraseMatch, phraseAt } from "#lib/notices/reading/phrases.ts";
import { referenceAtStart, referenceBefore } from "#lib/notices/reading/reference.ts";
import { VOCABULARY } from "#lib/notices/reading/vocabulary.ts";

/**
 * A label in the text. `at`: first in its line, first in a table cell, or inside a sentence. `after`: what
 * follows it: a colon, the end of the line, a gap to the next cell, a code at once, or other words.
 */
export type Label = {
  field: LabelField;
  line: number;
  start: number;
  /** Where its value can begin in the line. */
  end: number;
  at: "line" | "cell" | "inline";
  after: "colon" | "end" | "gap" | "code" | "text";
};

/** Fields whose values are codes; their labels can be believed inside a sentence too. */
export const CODE_FIELDS: ReadonlySet<LabelField> = new Set<LabelField>([
  "fscaReference",
  "fsnReference",
  "ref",
  "udi",
  "srn",
  "lot",
  "serial",
  "lotOrSerial",
  "software",
]);

const NUMBER_WORDS = new Set([
  "no",
  "nr",
  "nos",
  "number",
  "numbers",
  "nummer",
  "num",
  "n",
  "numero",
  "numeros",
  "nummern",
  "numre",
  "numret",
  "numrene",
  "numeri",
  "numery",
  "nrs",
  "codes",
  "code",
  "s",
]);

/** A list with a label before each of its numbers has thousands; what has more is junk. */
const MAX_LABELS = 8_000;

/** All labels of the text, from left to right, without overlap, plausible or not (see `isReliable`). */
export function findLabels(notice: NoticeText): Label[] {
  const found: Label[] = [];
  notice.lines.forEach((line, index) => {
    if (!canHold(VOCABULARY.labels, line.tokens)) return;
    let token = 0;
    while (token < line.tokens.length && found.length < MAX_LABELS) {
      const match = labelAt(line, token);
      if (!match || isPartOfCode(line, match.from, match.to)) {
        token += 1;
        continue;
      }
      let to = match.to;
      while (NUMBER_WORDS.has(line.tokens[to]?.word ?? "") && isNear(line, to)) to += 1;
      to = withDates(line, match.key, to);
      found.push(labelFrom(line, index, match.key, token, to));
      token = to;
    }
  });
  return found;
}

/** A label ends with its table cell: "Lot" and "Serial number" in two cells are two headings, not one. */
function labelAt(line: Line, token: number): PhraseMatch<LabelField> | null {
  const match = phraseAt(VOCABULARY.labels, line.tokens, token);
  if (!match) return null;
  for (let at = token + 1; at < match.to; at += 1) {
    const gap = line.text.slice(line.tokens[at - 1]?.end ?? 0, line.tokens[at]?.start ?? 0);
    if (/\t|\s\|\s/.test(gap)) return phraseAt(VOCABULARY.labels, line.tokens.slice(0, at), token);
  }
  return match;
}

/** "Lot numbers/Expiration dates:" and "LOT (exp. date)" announce lots; where the label of the dates ends. */
function withDates(line: Line, field: LabelField, to: number): number {
  if (field !== "lot" && field !== "serial") return to;
  const gap = line.text.slice(line.tokens[to - 1]?.end ?? 0, line.tokens[to]?.start ?? 0);
  if (!/^\s?(?:\/|&|\()\s?$/.test(gap)) return to;
  const next = phraseAt(VOCABULARY.labels, line.tokens, to);
  return next?.key === "otherDate" ? next.to : to;
}

/** "FSN" in "OLI-FSN-0087" is no label: the whole run of characters is one identifier. */
function isPartOfCode(line: Line, from: number, to: number): boolean {
  const start = line.tokens[from]?.start ?? 0;
  const end = line.tokens[to - 1]?.end ?? start;
  const before = /[^\s:=#,;|()]*$/.exec(line.text.slice(Math.max(0, start - 40), start))?.[0] ?? "";
  const after = /^[^\s:=#,;|()]*/.exec(line.text.slice(end, end + 40))?.[0] ?? "";
  return (
    (before !== "" || after !== "") &&
    /\d/.test(before + after) &&
    looksLikeCode(before + line.text.slice(start, end) + after)
  );
}

function isNear(line: Line, token: number): boolean {
  const gap = line.text.slice(line.tokens[token - 1]?.end ?? 0, line.tokens[token]?.start ?? 0);
  return gap.length <= 2 && !/[:;,|\t]/.test(gap);
}

function labelFrom(line: Line, index: number, field: LabelField, from: number, to: number): Label {
  const start = line.tokens[from]?.start ?? 0;
  const wordsEnd = line.tokens[to - 1]?.end ?? start;
  const rest = line.text.slice(wordsEnd);
  const note = /^\s?[([][^()[\]\d]{1,60}[)\]](?=\s*[*:=]|\s*$)/.exec(rest)?.[0].length ?? 0;
  const tail = rest.slice(note);
  const label = { field, line: index, start, at: placeOf(line.text.slice(0, start)) };
  const colon =
    /^[\s*"'°º#.)\]]{0,4}[:=]["'\s*]*/.exec(tail) ?? (label.at === "line" ? LATE_COLON.exec(tail) : null);
  if (colon) return { ...label, end: wordsEnd + note + colon[0].length, after: "colon" };
  // "The following lots are affected:" announces the list below it.
  if (CODE_FIELDS.has(field) && /^ [^:\d]{1,60}:\s*$/u.test(tail) && !/[.!?]\s/.test(tail))
    return { ...label, end: line.text.length, after: "colon" };
  if (/^[\s*"'°º#.)\]|]*$/.test(tail)) return { ...label, end: line.text.length, after: "end" };
  const gap = /^[*.°º#]?(?:\t|\s*\||\s{2,})[\s|]*/.exec(tail);
  if (gap) return { ...label, end: wordsEnd + note + gap[0].length, after: "gap" };
  const lead = /^[\s.°º#("-]{1,3}/.exec(tail)?.[0].length ?? 0;
  const value = tail.slice(lead, lead + 120);
  const told = beginsWithCode(field, value) || beginsWithRule(field, line, to);
  return { ...label, end: wordsEnd + note + lead, after: told ? "code" : "text" };
}

function beginsWithCode(field: LabelField, value: string): boolean {
  if (field === "fscaReference" || field === "fsnReference")
    return referenceAtStart(value) !== null || referenceBefore(value) !== null;
  return looksLikeCode(/^[^\s,;()]+/.exec(value)?.[0] ?? "");
}

/** "Serial numbers beginning with DE51", "lots before 2315": a rule in place of the numbers. */
function beginsWithRule(field: LabelField, line: Line, to: number): boolean {
  if (field !== "lot" && field !== "serial" && field !== "lotOrSerial") return false;
  const rule = phraseAt(VOCABULARY.rules, line.tokens, to);
  const next = rule ? line.tokens[rule.to] : undefined;
  return next !== undefined && looksLikeCode(/^[^\s,;()]+/.exec(line.text.slice(next.start))?.[0] ?? "");
}

/** "Affected lot numbers in Sweden: …": a few more words before the colon. */
const LATE_COLON = /^ [\p{L} ,/&-]{1,36}:\s*/u;

function placeOf(before: string): Label["at"] {
  if (before.length > 12) return /(?:\t|\||\s{2})[*•\s]*$/.test(before.slice(-6)) ? "cell" : "inline";
  if (/^[^\p{L}\d]*(?:\d{1,2}[.)]?\d?[.)]?\s*|[a-z][.)]\s*)?[^\p{L}\d]*$/u.test(before)) return "line";
  return /(?:\t|\||\s{2})[*•\s]*$/.test(before) ? "cell" : "inline";
}

/**
 * Whether what follows a label may be taken for its value. In running text a colon after an everyday word
 * ("these products: …") is no label, unless a new sentence or clause begins with it.
 */
export function isReliable(label: Label, line: Line): boolean {
  if (label.after === "text") return label.field === "previousNotice" && label.at === "line";
  if (label.after === "code")
    return (
      CODE_FIELDS.has(label.field) ||
      // "…, Model HA-2200, …" in a list, not in a sentence.
      (label.field === "model" && /[,;:(]\s*$/.test(line.text.slice(0, label.start)))
    );
  if (label.after === "colon") {
    if (label.at !== "inline" || CODE_FIELDS.has(label.field) || label.field === "reference") return true;
    return (
      /[.;:,([|"]\s*$/.test(line.text.slice(0, label.start)) && /\p{Lu}/u.test(line.text[label.start] ?? "")
    );
  }
  return label.at !== "inline";
}
