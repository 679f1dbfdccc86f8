import type { Fact } from "#lib/notices/facts.ts";
import { isOfArticle } from "#lib/notices/reading/articles.ts";
import { isCareOrAuthority } from "#lib/notices/reading/companies.ts";
import { factAt, mergeFacts } from "#lib/notices/reading/fact.ts";
import { NUMBERS } from "#lib/notices/reading/labelFields.ts";
import type { FieldValue, Prepared } from "#lib/notices/reading/passes.ts";
import { referenceAtStart, referenceBefore } from "#lib/notices/reading/reference.ts";
import { identifierKey } from "#lib/notices/reading/text.ts";

export type References = { fscaReferences: Fact[]; fsnReferences: Fact[] };

/** FSCA and FSN references under their labels; "our reference" counts where neither is named. */
export function readReferences(prepared: Prepared, values: readonly FieldValue[]): References {
  const named = collect(prepared, values, "fscaReference");
  const labelled = named.length > 0 ? named : fromRecallNumbers(prepared);
  // "Manufacturer reference: XY-FSN-2025-01" names no kind, but the reference itself does.
  const misnamed = (fact: Fact) =>
    NAMES_FSN.test(fact.value) && !/FSCA|ação de campo|field action|recall/i.test(fact.value + fact.evidence);
  const fsca = labelled.filter((fact) => !misnamed(fact));
  // "Ref: XY-FSN-0044" in the head of a letter is no article number.
  const heads = collect(prepared, values, "ref").filter((fact) => NAMES_FSN.test(fact.value));
  const ofLetter = collect(
    prepared,
    values.filter((value) => isOfLetter(prepared, value)),
    "ref",
  ).filter((fact) => !NAMES_FSN.test(fact.value));
  const circulars = values
    .filter(({ field }) => field === "circular")
    .map((value) => factAt(prepared.notice, value.span, value.text, CONFIDENCE[value.pass]));
  const fsn = [
    ...collect(prepared, values, "fsnReference"),
    ...labelled.filter(misnamed),
    ...heads,
    ...circulars,
  ];
  const plain = isFromAuthority(prepared)
    ? []
    : [
        ...collect(prepared, values, "reference"),
        ...ofLetter,
        ...collect(
          prepared,
          values.filter(({ text }) => referenceAtStart(text) === text.trim()),
          "subject",
        ),
      ].filter((fact) => !isKnown(fact, [...fsca, ...fsn]));
  const titled = fsca.length + fsn.length + plain.length === 0 ? fromHeadings(prepared) : [];
  for (const fact of [...plain, ...titled]) {
    if (NAMES_FSN.test(fact.value)) fsn.push(fact);
    else if (fsca.length === 0 || NAMES_FSCA.test(fact.value))
      fsca.push({ ...fact, confidence: fact.confidence - (plain.includes(fact) ? 0.15 : 0) });
  }
  return { fscaReferences: strongest(fsca), fsnReferences: strongest(fsn) };
}

/** Lines of a letter before its text begins. */
const HEAD_LINES = 16;

/** "Ref" and "Réf." before the reference of a letter; "REF" is the sign on a package for its article number. */
const SYMBOL = /^[^\p{L}]*REF(?!\p{L})/u;
const OF_LETTER = /^[^\p{L}]*r[eé]f(?:erence|erens|érence)?(?!\p{L})/iu;
const NAMES_ACTION = /(?<![A-Z])(?:REC|CAPA|FCA|MV|QA)(?![A-Z])/;

/**
 * "Ref: REC 842/25" or "Réf. : FHI/MV/2026-01" alone in the head of a letter: what has a year or a slash in it is the
 * reference of the letter, not an article number. Between the name of a device and its numbers it is the article's.
 */
export function isOfLetter(prepared: Prepared, value: FieldValue): boolean {
  if (value.field !== "ref" || value.pass !== "label" || value.span.from !== value.span.to) return false;
  const line = prepared.notice.lines[value.span.from];
  if (!line || /[,;]/.test(value.text) || SYMBOL.test(line.text) || !OF_LETTER.test(line.text)) return false;
  const named = NAMES_ACTION.test(value.text);
  if (!named && !/\/\d|(?<!\d)(?:19|20)\d\d(?!\d)/.test(value.text)) return false;
  return isInHead(prepared, value.span.from) && !isBesideDevice(prepared, value.span.from, named);
}

function isInHead(prepared: Prepared, from: number): boolean {
  const { lines } = prepared.notice;
  let place = 0;
  for (let at = from - 1; at >= 0 && lines[at]?.source === lines[from]?.source; at -= 1) {
    if (lines[at]?.text.trim() !== "") place += 1;
    if (place >= HEAD_LINES) return false;
  }
  return true;
}

/** Whether the line above or below has the label of a device or of its numbers. */
function isBesideDevice(prepared: Prepared, line: number, onlyNumbers: boolean): boolean {
  return prepared.labels.some(
    (label) =>
      Math.abs(label.line - line) === 1 &&
      (NUMBERED.has(label.field) || (!onlyNumbers && NAMED.has(label.field))) &&
      label.at !== "inline" &&
      label.after !== "text",
  );
}

const NAMES_FSN = /(?<![A-Z])FSN(?![A-Z])/i;
const NAMES_FSCA = /(?<![A-Z])FSCA/i;

/** An authority that reports on a recall gives its own reference, not the manufacturer's. */
export function isFromAuthority(prepared: Prepared): boolean {
  const first = prepared.notice.lines.filter((line) => line.text.trim() !== "").slice(0, 2);
  return first.some((line) => line.tokens.length <= 6 && isCareOrAuthority(line.text));
}

function isKnown(fact: Fact, known: readonly Fact[]): boolean {
  return known.some((other) => keyOf(other.value) === keyOf(fact.value));
}

/** Numbers of authorities' own alerts: MHRA, HPRA and Health Canada. The FDA's and TGA's name one recall. */
const OF_AUTHORITY = /^(?:(?:MDA|DSI|NatPSA)\/\d{4}\/\d|SN\d{4}\(\d|RA-\d{5}$)/;

const CONFIDENCE = { template: 0.95, table: 0.85, label: 0.92, sentence: 0.75 } as const;

function collect(prepared: Prepared, values: readonly FieldValue[], field: FieldValue["field"]): Fact[] {
  return values
    .filter(
      (value) => value.field === field && !(field === "reference" && isOfArticle(prepared, value, values)),
    )
    .flatMap((value) =>
      splitReferences(value.text).flatMap((part) => {
        const reference = referenceBefore(part) ?? referenceAtStart(part);
        if (reference && OF_AUTHORITY.test(reference)) return [];
        const confidence = CONFIDENCE[value.pass] - (value.form ? 0.2 : 0);
        return reference ? [factAt(prepared.notice, value.span, reference, confidence)] : [];
      }),
    );
}

/**
 * "Référence" between the name of a device and its numbers is the article number, whatever a letter in French,
 * Spanish or Italian calls by that word in its head. In other languages an authority's own reference stands there.
 */
export function withArticles(prepared: Prepared, values: readonly FieldValue[]): FieldValue[] {
  const before = new Map<number, FieldValue>();
  const after = new Map<number, FieldValue>();
  for (const value of values) {
    if (value.pass !== "label") continue;
    before.set(value.span.to, value);
    if (!after.has(value.span.from)) after.set(value.span.from, value);
  }
  return values.map((value) => {
    if (value.field !== "reference" || value.pass !== "label" || value.closedBy) return value;
    if (!LATIN_REFERENCE.test(prepared.notice.lines[value.span.from]?.text ?? "")) return value;
    const named = NAMED.has(before.get(value.span.from - 1)?.field ?? "other");
    const numbered = NUMBERED.has(after.get(value.span.to + 1)?.field ?? "other");
    return named && numbered && !NAMES_FSN.test(value.text) && !NAMES_FSCA.test(value.text)
      ? { ...value, field: "ref" as const }
      : value;
  });
}

const LATIN_REFERENCE = /^\s*(?:référence|referencia|riferimento)\s*:/iu;
const NAMED: ReadonlySet<FieldValue["field"]> = new Set(["device", "model"] as const);
const NUMBERED: ReadonlySet<FieldValue["field"]> = new Set<FieldValue["field"]>([...NUMBERS, "udi"]);

/** "FSCA-2024-01, FSCA-2024-02" and "A och B" are two; "2023,001" is one. */
function splitReferences(text: string): string[] {
  const line = text.split("\n").find((part) => part.trim() !== "") ?? "";
  const parts = line.split(/[,;]\s+|\s(?:and|och|und|&)\s/).filter((part) => part.trim() !== "");
  return parts.length > 1 && parts.every((part) => referenceAtStart(part)) ? parts : [line];
}

/** The FDA's numbers of recalls, "Z-1234-2020" and before 2006 "Z-1234-05", show by their form what they are. */
function fromRecallNumbers(prepared: Prepared): Fact[] {
  return prepared.notice.lines.flatMap((line, index) =>
    line.zone === "body"
      ? [...line.text.matchAll(/(?<![\w=%/-])Z-\d{4}-(?:20)?\d\d(?![\w-])/g)].map((match) =>
          factAt(prepared.notice, { from: index, to: index }, match[0], 0.8),
        )
      : [],
  );
}

/** "DRINGEND: RÜCKRUF R2015533", "Philips …, FSCA 2021-CC-EC-012-IR" in the head of the letter. */
function fromHeadings(prepared: Prepared): Fact[] {
  const found: Fact[] = [];
  prepared.notice.lines.forEach((line, index) => {
    if (found.length > 0 || line.zone !== "body" || line.text.length > 200) return;
    const match =
      /\b(?:FSCA|FSN|RÜCKRUF|RECALL)[\s:#]{1,3}([A-Z]{0,6}[-_]?\d[A-Z\d_/-]{3,25})|\b((?:[A-Z\d]{1,12}[-_/]){0,3}(?:FSCA|FSN)[-_/][A-Z\d_/-]*\d[A-Z\d_/-]*)/.exec(
        line.text,
      );
    const reference = match ? referenceAtStart(match[1] ?? match[2] ?? "") : null;
    if (reference && index < 80)
      found.push(factAt(prepared.notice, { from: index, to: index }, reference, 0.75));
  });
  return found;
}

function keyOf(value: string): string {
  return identifierKey(value)
    .replace(/^(?:FSCA|FSN)[-:#]?(?=.*\d{3})/, "")
    .replace(/[^A-Z\d]/g, "");
}

/** References found under labels make those found in sentences needless. */
function strongest(facts: readonly Fact[]): Fact[] {
  const merged = mergeFacts(facts, keyOf);
  const best = Math.max(0, ...merged.map((fact) => fact.confidence));
  return merged.filter((fact) => fact.confidence > best - 0.16);
}
