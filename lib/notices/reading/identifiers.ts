import type { Fact } from "#lib/notices/facts.ts";
import { readAnvisaIdentifiers } from "#lib/notices/reading/anvisaIdentifiers.ts";
import { anvisaPage } from "#lib/notices/reading/anvisaPage.ts";
import { articlesWithNumbers, isOfArticle, namedItems } from "#lib/notices/reading/articles.ts";
import { capitalCode, looksLikeCode } from "#lib/notices/reading/codeShape.ts";
import { readCodes } from "#lib/notices/reading/codes.ts";
import { everyNumberWith } from "#lib/notices/reading/everyNumber.ts";
import { factAt, mergeFacts } from "#lib/notices/reading/fact.ts";
import { NUMBERS } from "#lib/notices/reading/labelFields.ts";
import type { LabelField } from "#lib/notices/reading/languages/language.ts";
import { fromModels, fromNames } from "#lib/notices/reading/modelArticles.ts";
import { numberKindOf } from "#lib/notices/reading/numbers.ts";
import { CONFIDENCE, type FieldValue, type Prepared } from "#lib/notices/reading/passes.ts";
import { findPhrases, phraseAt } from "#lib/notices/reading/phrases.ts";
import { isOfLetter } from "#lib/notices/reading/references.ts";
import { readSoftware, VERSIONS } from "#lib/notices/reading/software.ts";
import { codesAtStart } from "#lib/notices/reading/spokenCodes.ts";
import { identifierKey, tokenise } from "#lib/notices/reading/text.ts";
import { fromCarriers, readUdiDis } from "#lib/notices/reading/udiFacts.ts";
import { VOCABULARY } from "#lib/notices/reading/vocabulary.ts";
import { isGtin } from "#lib/notices/udi.ts";

export type Identifiers = {
  refs: Fact[];
  udiDis: Fact[];
  lots: Fact[];
  serials: Fact[];
  softwareVersions: Fact[];
};

type Found = { refs: Fact[]; lots: Fact[]; serials: Fact[] };

/**
 * Article, lot and serial numbers, device identifiers and software versions. What stands in fields, tables
 * and under labels comes first; numbers inside sentences count only where those hold none.
 */
export function readIdentifiers(prepared: Prepared, values: readonly FieldValue[]): Identifiers {
  const body = values.filter((value) => !value.form);
  const udiDis = readUdiDis(prepared, body);
  const page = anvisaPage(prepared);
  if (page) return { udiDis, ...readAnvisaIdentifiers(prepared, page) };
  const known = new Set(udiDis.map((fact) => fact.value));
  const strong = readNumbers(
    prepared,
    body.filter((value) => value.pass !== "sentence"),
    known,
  );
  const weak = readNumbers(
    prepared,
    body.filter((value) => value.pass === "sentence"),
    known,
  );
  const carried = fromCarriers(prepared);
  const lots = [...(strong.lots.length > 0 ? strong.lots : weak.lots), ...carried.lots];
  const serials = [...(strong.serials.length > 0 ? strong.serials : weak.serials), ...carried.serials];
  const numbers = new Set([...lots, ...serials].map((fact) => identifierKey(fact.value)));
  const labelled = strong.refs.length > 0 ? strong.refs : weak.refs;
  const models = labelled.length > 0 ? labelled : fromModels(prepared, body);
  const refs = models.length > 0 ? models : fromNames(prepared, body);
  return {
    udiDis,
    ...settle(prepared, mergeFacts(lots), mergeFacts(serials), weak),
    refs: mergeFacts(refs).filter(
      (fact) => !numbers.has(identifierKey(fact.value)) && !known.has(fact.value),
    ),
    softwareVersions: readSoftware(prepared, body),
  };
}

function readNumbers(prepared: Prepared, values: readonly FieldValue[], known: ReadonlySet<string>): Found {
  const found: Found = { refs: [], lots: [], serials: [] };
  for (const value of values) {
    const kind = kindOf(prepared, value, values) ?? (value.note ? "lots" : null);
    if (!kind || isOfLetter(prepared, value)) continue;
    const pairs = articlesWithNumbers(value);
    if (pairs) {
      const add = (code: string) => factAt(prepared.notice, value.span, code, CONFIDENCE[value.pass]);
      found.refs.push(...pairs.refs.map(add));
      found[kind === "refs" ? "lots" : kind].push(...pairs.numbers.map(add));
      continue;
    }
    if (value.field === "udi") continue;
    const { text, group } =
      kind === "refs" ? { text: narrowed(value.text), group: null } : withoutNextGroup(value);
    const every = kind === "refs" ? null : everyNumberWith(prepared, value);
    const words = wordsOf({ ...value, text: kind === "refs" ? text : withoutDates(text) }, values);
    const list = every ? readCodes(every.beside, true) : readCodes(words, kind !== "refs");
    if (every) list.values.push(every.rule);
    const inCapitals = [capitalCode(value.text) ?? []].flat();
    if (kind === "refs") list.values.push(...namedItems(value.text, list.values), ...inCapitals);
    if (group && value.pass !== "template") list.groups.push(group);
    for (const code of list.values) {
      if (kind !== "refs" && VERSIONS.test(code)) continue;
      // The clearance of a device type by the FDA, "510(K)s with product code: K981234".
      if (/^[KP]\d{6}$/.test(code) && /510\s?\(k\)|\bPMA\b/i.test(lineAt(prepared, value))) continue;
      if (kind === "refs" && /(?<![A-Z])FS(?:N|CA)(?![A-Z])/.test(code)) continue;
      if (known.has(code.padStart(14, "0")) || (code.length === 14 && isGtin(code))) continue;
      found[kind].push(factAt(prepared.notice, value.span, code, CONFIDENCE[value.pass]));
    }
    if (kind === "refs") continue;
    for (const group of list.groups) {
      found.refs.push(factAt(prepared.notice, value.span, group, CONFIDENCE[value.pass] - 0.1));
    }
  }
  return found;
}

/** "425–00": an article number that was set with a dash of ranges. */
function narrowed(text: string): string {
  return text.replace(/(?<=[\p{L}\d])–(?=[\p{L}\d])/gu, "-");
}

function lineAt(prepared: Prepared, value: FieldValue): string {
  return prepared.notice.lines[value.span.from]?.text ?? "";
}

/** What joins an article to the label of its lots: "BR38, Lot", "04.118: Lots", "7305 - Lots", "REF 7K62 (Lot". */
const GROUP_END = /(?:^|[;\n.]\s*|\s{2,})(?:\p{L}{2,12}[.:]?\s)?([([]?[^\s;,]{3,40})\s*[,:(–-]?\s*$/u;

/** "…, 284944. 200512 Lag Screw 40 MM, Lot #": the next article with its name between the lists. */
const NAMED_GROUP = /(?:^|[.;\n]\s+)([A-Z\d][A-Z\d.-]{3,20})\s\p{Lu}\p{Ll}[^;\n]{2,80}$/u;

/**
 * A list of lots that is ended by the label of the next one ends in the article which that next one belongs to:
 * "Lots 5300, 5301; BR38NS, Lot: 1707". The article is told from the lots by standing alone before the label.
 */
function withoutNextGroup(value: FieldValue): { text: string; group: string | null } {
  if (!value.closedBy || (!NUMBERS.has(value.closedBy) && value.closedBy !== "udi"))
    return { text: value.text, group: null };
  const named = NAMED_GROUP.exec(value.text);
  if (named?.[1] && looksLikeCode(named[1]))
    return { text: value.text.slice(0, named.index), group: named[1] };
  const match = GROUP_END.exec(value.text);
  const group = match?.[1]?.replace(/[:,]$/, "");
  if (!match || !group) return { text: value.text, group: null };
  // A number in brackets is the registration of what follows, not its article number.
  if (/^[([].*[)\]]$/.test(group)) return { text: value.text.slice(0, match.index), group: null };
  if (!looksLikeCode(group)) return { text: value.text, group: null };
  // The only number under "lots", with nothing after it, is a lot: "Lot 4711  Serial no. 12".
  const whole = match.index === 0 && value.text.trim() === match[0].trim();
  if (whole && (value.field === "lot" || value.field === "serial")) return { text: value.text, group: null };
  return { text: value.text.slice(0, match.index), group };
}

/** What is written for a date after its label, down to "9/2018" and "Feb. 2017". */
const ANY_DATE =
  /^[\s:.(-]{0,4}(?:\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?|\d{1,2}[-/. ](?:\d{1,2}|\p{L}{3,9})[-/. ]\d{2,4}|\d{1,2}\/\d{4}|\p{L}{3,9}\.? (?:\d{1,2}, )?\d{4})\)?/iu;

/** The numbers without the dates of expiry or manufacture that stand between them. */
function withoutDates(text: string): string {
  const tokens = tokenise(text);
  let kept = "";
  let at = 0;
  for (const match of findPhrases(VOCABULARY.labels, tokens)) {
    const [first, last] = [tokens[match.from], tokens[match.to - 1]];
    if (!first || !last || first.start < at) continue;
    // "; System ID 082416120008, 203694REVCT" is another kind of number, down to the end of its clause.
    if (match.key === "otherReference" && /[;.]\s*$/.test(text.slice(0, first.start))) {
      kept += text.slice(at, first.start);
      at = last.end + text.slice(last.end).search(/[;\n]|$/);
    }
    if (match.key !== "otherDate") continue;
    const date = ANY_DATE.exec(text.slice(last.end, last.end + 40));
    kept += text.slice(at, first.start).replace(/[/,(\s-]*(?:\bno\b)?\s*$/i, "");
    kept += "; ";
    at = last.end + (date ? date[0].length : 0);
  }
  return kept + text.slice(at);
}

function kindOf(prepared: Prepared, value: FieldValue, values: readonly FieldValue[]): keyof Found | null {
  if (value.field === "ref") return "refs";
  // "Artikel: 97.6000.26, 97.6000.29" names no device but its numbers.
  // "HAMILTON-C6, Part Number 160021" does, and its number follows.
  const isNamed = value.closedBy === "ref" || value.closedBy === "model";
  if (value.field === "device" && value.pass === "label" && !isNamed && isNumbers(value.text)) return "refs";
  // "Reference number: 2064-HQS-10F (Lot number: 14/751)" is the reference of an article.
  if (value.field === "reference" && isOfArticle(prepared, value, values)) return "refs";
  if (value.field === "lot") return "lots";
  if (value.field === "serial") return "serials";
  if (value.field !== "lotOrSerial") return null;
  const said = phraseAt(VOCABULARY.labels, tokenise(value.text.slice(0, 60)), 0)?.key;
  if (said === "lot" || said === "serial") return said === "lot" ? "lots" : "serials";
  // Where the field itself says "LOT: …", that decides; with both, the inner labels have read each.
  const inner = values.filter((other) => isInside(other, value)).map((other) => other.field);
  const [lots, serials] = [inner.includes("lot"), inner.includes("serial")];
  if (value.pass === "template" && lots && serials) return null;
  if (value.pass === "template" && (lots || serials)) return lots ? "lots" : "serials";
  return numberKindOf(prepared);
}

function isNumbers(text: string): boolean {
  const words = text.split(/[\s,;]+/).filter((word) => !/^(?:and|och|und|et|og|en|)$/.test(word));
  return words.length > 0 && words.every(looksLikeCode) && words.every((word) => word.length > 3);
}

function isInside(inner: FieldValue, outer: FieldValue): boolean {
  return (
    inner !== outer &&
    inner.span.from >= outer.span.from &&
    inner.span.to <= outer.span.to &&
    inner.pass !== "template"
  );
}

function wordsOf(value: FieldValue, values: readonly FieldValue[]): string {
  if (value.pass === "template") return withoutInnerFields(value, values);
  // "All serial numbers" has no number at all and is taken whole.
  const spoken = value.pass === "sentence" || (value.bare && value.field !== "software");
  return spoken && /\d/.test(value.text) ? codesAtStart(value.text) : value.text;
}

const REFERENCE_WORDS = /\b(?:FSN|FSCA|ISO|EN|IEC|MDR|IVDR)[- ]?\S*/g;

/** Numbers that stand in a template field under another inner label, such as lots in the article field. */
function withoutInnerFields(value: FieldValue, values: readonly FieldValue[]): string {
  let text = value.text.replace(REFERENCE_WORDS, " ");
  const foreign: ReadonlySet<LabelField> = new Set<LabelField>([
    "lot",
    "serial",
    "udi",
    "ref",
    "software",
    "otherDate",
    "otherReference",
  ]);
  for (const other of values) {
    if (isInside(other, value) && foreign.has(other.field) && !sameKind(other.field, value.field)) {
      text = text.replace(other.text, "\n");
    }
  }
  return text;
}

function sameKind(a: LabelField, b: LabelField): boolean {
  return a === b || (b === "lotOrSerial" && (a === "lot" || a === "serial"));
}

/**
 * Letters put lots under the heading "serial numbers". A number that the letter elsewhere calls a lot is
 * one; so are its neighbours of the same list.
 */
function settle(
  prepared: Prepared,
  lots: Fact[],
  serials: Fact[],
  weak: Found,
): { lots: Fact[]; serials: Fact[] } {
  const inLots = new Set([...lots, ...weak.lots].map((fact) => identifierKey(fact.value)));
  const overlap = serials.filter((fact) => inLots.has(identifierKey(fact.value)));
  const codes = serials.filter((fact) => looksLikeCode(fact.value));
  if (serials.length > 0 && weak.serials.length === 0 && overlap.length >= Math.max(1, codes.length / 2)) {
    return { lots: mergeFacts([...lots, ...serials]), serials: [] };
  }
  // All versions of a program under "serial numbers" are versions: they are read by the software pass.
  const both = new Set(serials.map((fact) => identifierKey(fact.value)));
  const kept = lots.filter(
    (fact) => !both.has(identifierKey(fact.value)) || numberKindOf(prepared) === "lots",
  );
  const keys = new Set(kept.map((fact) => identifierKey(fact.value)));
  return { lots: kept, serials: serials.filter((fact) => !keys.has(identifierKey(fact.value))) };
}
