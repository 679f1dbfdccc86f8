import { capitalCode, looksLikeCode } from "#lib/notices/reading/codeShape.ts";
import type { Line, NoticeText } from "#lib/notices/reading/document.ts";
import { CODED } from "#lib/notices/reading/labelFields.ts";
import type { LabelField } from "#lib/notices/reading/languages/language.ts";
import { canHold, findPhrases, type PhraseMatch, phraseAt } from "#lib/notices/reading/phrases.ts";
import { referenceAtStart, referenceBefore } from "#lib/notices/reading/reference.ts";
import { tokenise } from "#lib/notices/reading/text.ts";
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
  ...CODED,
  "fscaReference",
  "fsnReference",
  "srn",
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
      if (
        CODE_FIELDS.has(match.key) &&
        AFFECTED.test(line.tokens[to]?.word ?? "") &&
        isNear(line, to) &&
        endsCell(line, to)
      )
        to += 1;
      to = withDates(line, match.key, to);
      const label = labelFrom(line, index, fieldOf(match.key), token, to);
      if (isProductNumber(label, line)) label.field = "ref";
      if (match.key !== "refWord" || isBeforeArticle(label, line)) found.push(label);
      // What stands in brackets behind a label, or between it and its value, is part of it: "Product number (lot code):".
      const bracketed = label.field === "model" && line.text.slice(label.start, label.end).includes("(");
      const told =
        (CODE_FIELDS.has(label.field) || bracketed) && (label.after === "colon" || label.after === "code");
      while (told && (line.tokens[to]?.start ?? label.end) < label.end) to += 1;
      token = to;
    }
  });
  return found;
}

function fieldOf(key: LabelField): LabelField {
  return key === "refWord" ? "ref" : key;
}

/** "PageWriter TC50, Product 860310": the word alone, with a long number right behind it. */
function isProductNumber(label: Label, line: Line): boolean {
  if (label.field !== "device" || label.after !== "code") return false;
  const words = line.text.slice(label.start, label.end).trim();
  return /^product$/i.test(words) && /^\d[\d.-]{4,}/.test(line.text.slice(label.end));
}

/** "Item 7305", "list 6A75-22", "(Cat. 078-A001)": the number of an article, not "item 3", "kit 2024" or "list below". */
function isBeforeArticle(label: Label, line: Line): boolean {
  const code = /^[^\s,;()]+/.exec(line.text.slice(label.end))?.[0].replace(/[.:]$/, "") ?? "";
  return (
    (label.after === "code" || label.after === "colon") &&
    code.length >= 4 &&
    /\d{2}/.test(code) &&
    looksLikeCode(code)
  );
}

/** A label ends with its table cell: "Lot" and "Serial number" in two cells are two headings, "S, REF" is no "S. ref". */
function labelAt(line: Line, token: number): PhraseMatch<LabelField> | null {
  const match = phraseAt(VOCABULARY.labels, line.tokens, token);
  if (!match) return null;
  for (let at = token + 1; at < match.to; at += 1) {
    const gap = line.text.slice(line.tokens[at - 1]?.end ?? 0, line.tokens[at]?.start ?? 0);
    if (gap !== " " && /\t|\s\|\s|[,;]\s/.test(gap))
      return phraseAt(VOCABULARY.labels, line.tokens.slice(0, at), token);
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

/** What a code may go on with beside a label in it. */
const CODE_SIGN = /[^\s:=#,;|()]/;

/** "FSN" in "OLI-FSN-0087" is no label: the whole run of characters is one identifier. */
function isPartOfCode(line: Line, from: number, to: number): boolean {
  const start = line.tokens[from]?.start ?? 0;
  const end = line.tokens[to - 1]?.end ?? start;
  if (!CODE_SIGN.test(line.text[start - 1] ?? "") && !CODE_SIGN.test(line.text[end] ?? "")) return false;
  const before = /[^\s:=#,;|()]*$/.exec(line.text.slice(Math.max(0, start - 40), start))?.[0] ?? "";
  const after = /^[^\s:=#,;|()]*/.exec(line.text.slice(end, end + 40))?.[0] ?? "";
  // "03B11LP-Lot #: G4RW5U" lacks the space before the label.
  if (
    /-$/.test(before) &&
    after === "" &&
    /^\p{Lu}\p{Ll}/u.test(line.text.slice(start)) &&
    /^ ?#/.test(line.text.slice(end))
  )
    return false;
  return (
    (before !== "" || after !== "") &&
    /\d/.test(before + after) &&
    looksLikeCode(before + line.text.slice(start, end) + after)
  );
}

/** "Serial numbers affected": what may follow the word for the numbers in a label. */
const AFFECTED =
  /^(?:affected|concerned|impacted|involved|berorda|paverkade|betroffen|concernes?|concernees?|impactes?|berorte?|betrokken|getroffen)$/;

function endsCell(line: Line, token: number): boolean {
  return /^\s*(?:[:=|\t]|\s{2}|$)/.test(line.text.slice(line.tokens[token]?.end ?? 0));
}

function isNear(line: Line, token: number): boolean {
  const gap = line.text.slice(line.tokens[token - 1]?.end ?? 0, line.tokens[token]?.start ?? 0);
  return (gap.length <= 2 || /^ #['’]$/.test(gap)) && !/[:;,|\t]/.test(gap);
}

function labelFrom(line: Line, index: number, field: LabelField, from: number, to: number): Label {
  const start = line.tokens[from]?.start ?? 0;
  const wordsEnd = line.tokens[to - 1]?.end ?? start;
  const rest = line.text.slice(wordsEnd);
  const note = NOTE.exec(rest)?.[0].length ?? 0;
  const tail = rest.slice(note);
  const label = { field, line: index, start, at: placeOf(line.text.slice(0, start)) };
  const colon =
    /^[\s*"'°º#.)\]]{0,4}[:=]["'\s*]*/.exec(tail) ?? (label.at === "line" ? LATE_COLON.exec(tail) : null);
  if (colon) return { ...label, end: wordsEnd + note + colon[0].length, after: "colon" };
  // "The following lots are affected:" announces the list below it.
  if (CODE_FIELDS.has(field) && /^ [^:\d]{1,60}:\s*$/u.test(tail) && !/[.!?]\s/.test(tail))
    return { ...label, end: line.text.length, after: "colon" };
  // "The following lot numbers are included: 4711, 4712".
  const included = CODE_FIELDS.has(field) ? INCLUDED.exec(tail) : null;
  if (
    included &&
    beginsWithCode(field, tail.slice(included[0].length)) &&
    !findPhrases(VOCABULARY.labels, tokenise(included[0])).some((other) => other.key !== "other")
  )
    return { ...label, end: wordsEnd + note + included[0].length, after: "colon" };
  if (/^[\s*"'°º#.)\]|]*$/.test(tail)) return { ...label, end: line.text.length, after: "end" };
  const gap = /^[*.°º#]?(?:\t|\s*\||\s{2,})[\s|]*/.exec(tail);
  if (gap) return { ...label, end: wordsEnd + note + gap[0].length, after: "gap" };
  const link = CODE_FIELDS.has(field) || field === "model" ? (LINK.exec(tail)?.[0].length ?? 0) : 0;
  const lead = link > 0 ? link : (/^[\s.°º#("-]{1,3}/.exec(tail)?.[0].length ?? 0);
  const value = tail.slice(lead, lead + 120);
  const first = link > 0 ? line.tokens.findIndex((token) => token.start >= wordsEnd + note + link) : to;
  const told = beginsWithCode(field, value) || beginsWithRule(field, line, first);
  return { ...label, end: wordsEnd + note + lead, after: told ? "code" : "text" };
}

/** "LOT (see label):" and "Material Number (SMN) 10444944": words in brackets that belong to the label. */
const NOTE = /^\s?[([](?:[^()[\]\d]{1,60}[)\]](?=\s*[*:=]|\s*$)|\p{Lu}{2,5}\)(?=\s+\S*\d))/u;

/** "The affected lot numbers are 4711 and 4712", "serial numbers in the range 1000 to 1999": what leads to the numbers. */
const LINK =
  /^(?:\s(?:of|for)\s[^.:;,]{3,60}?)?\s(?:(?:is|are|was|were|include|includes|sono|son|sont|são|est)|(?:(?:is|are|was|were)\s)?(?:in|within) (?:the )?range(?: of| from)?|ranging from|range(?:s|d)? from)\s+(?=\S*\d|between\s|from\s)/i;

/** "lot numbers are included: 4711", "Serial Numbers Domestic: 4711": some words more before the colon. */
const INCLUDED =
  /^ (?:(?:is|are|was|were)(?: \p{Ll}+){1,5}|\p{L}{2,15}(?: \p{L}{2,15})?|[^:\n]{0,90}(?<!\p{L})(?:are|is|sind|ist|är|sont|er|zijn|follows|following|folgende\p{L}?|följande|suivants?|suivantes?|følgende|volgende)):\s+/u;

function beginsWithCode(field: LabelField, value: string): boolean {
  if (field === "fscaReference" || field === "fsnReference")
    return referenceAtStart(value) !== null || referenceBefore(value) !== null;
  if (field === "ref" && capitalCode(value)) return true;
  // "UDI-DI (01)00889024567124": the opening bracket of the carrier stands before the value.
  if (field === "udi" && /^\(?01\)\s?\d{14}(?!\d)/.test(value)) return true;
  if (field === "software" && /^[vV]?\d+(?:\.[\dx]+)+/.test(value)) return true;
  return looksLikeCode(/^[^\s,;()]+/.exec(value)?.[0] ?? "");
}

/** "Serial numbers beginning with DE51", "lots before 2315": a rule in place of the numbers. */
function beginsWithRule(field: LabelField, line: Line, to: number): boolean {
  if (field !== "lot" && field !== "serial" && field !== "lotOrSerial" && field !== "software") return false;
  const verb = /^(?:lies|lie|is|are|ligger|liegt|liegen|ar|er|ligt|liggen|zijn)$/.test(
    line.tokens[to]?.word ?? "",
  );
  const rule = phraseAt(VOCABULARY.rules, line.tokens, verb ? to + 1 : to);
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
  if (label.after === "code" && isModelSeries(label, line)) return false;
  if (label.after === "code")
    return (
      CODE_FIELDS.has(label.field) ||
      // "Catheter V 720, referencia 4161211, lotes …": the article of what is listed.
      (label.field === "reference" && /[,;(]\s*$/.test(line.text.slice(0, label.start))) ||
      // "…, Model HA-2200, …" in a list, not in a sentence.
      (label.field === "model" &&
        (label.at !== "inline" ||
          /[,;:("]\s*$/.test(line.text.slice(0, label.start)) ||
          // "with model numbers 041-00250, 041-00255", "the affected model is 1505-9000".
          /\s(?:numbers?|nos?|is|are)[\s.:#]*$/i.test(line.text.slice(label.start, label.end))) &&
        !/^\S+:\s/.test(line.text.slice(label.end)))
    );
  if (label.after === "colon") {
    if (label.at !== "inline" || CODE_FIELDS.has(label.field) || label.field === "reference") return true;
    // "… inclusive Model: 086-330".
    if (label.field === "model" && beginsWithCode("ref", line.text.slice(label.end))) return true;
    return (
      /[.;:,([|"]\s*$/.test(line.text.slice(0, label.start)) && /\p{Lu}/u.test(line.text[label.start] ?? "")
    );
  }
  return label.at !== "inline";
}

/** "De serie 300", "la série 5000": the word without one for number, before a short round one, is a series of models. */
function isModelSeries(label: Label, line: Line): boolean {
  return (
    label.field === "serial" &&
    /^s[eé]rie[\s:]*$/iu.test(line.text.slice(label.start, label.end)) &&
    /^\s*\d{1,2}00?0?(?![\p{L}\d])/u.test(line.text.slice(label.end))
  );
}
