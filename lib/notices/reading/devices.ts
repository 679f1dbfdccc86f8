import type { Fact } from "#lib/notices/facts.ts";
import { looksLikeCode } from "#lib/notices/reading/codeShape.ts";
import { findCompanies } from "#lib/notices/reading/companies.ts";
import { findDates } from "#lib/notices/reading/dates.ts";
import type { Span } from "#lib/notices/reading/document.ts";
import { factAt, mergeFacts } from "#lib/notices/reading/fact.ts";
import type { LabelField } from "#lib/notices/reading/languages/language.ts";
import { devicesInLatinTitles } from "#lib/notices/reading/latinTitles.ts";
import type { FieldValue, Prepared } from "#lib/notices/reading/passes.ts";
import { findPhrases, mentions } from "#lib/notices/reading/phrases.ts";
import { referenceAtStart } from "#lib/notices/reading/reference.ts";
import { spokenDevices } from "#lib/notices/reading/spokenDevices.ts";
import { fold, squeeze, tokenise } from "#lib/notices/reading/text.ts";
import { SHOUTED } from "#lib/notices/reading/title.ts";
import { VOCABULARY } from "#lib/notices/reading/vocabulary.ts";

const MAX_NAME = 160;
const MAX_DEVICES = 60;
const CONFIDENCE = { template: 0.95, table: 0.8, label: 0.88, sentence: 0.6 } as const;

/** The trade names of the devices: from their own field, from tables, else from the title. */
export function readDevices(prepared: Prepared, values: readonly FieldValue[], title: Fact | null): Fact[] {
  const named = values
    .filter((value) => value.field === "device" && !value.form)
    .flatMap((value) =>
      namesIn(prepared, value).map((name) =>
        factAt(prepared.notice, lineOf(prepared, value.span, name), name, CONFIDENCE[value.pass]),
      ),
    );
  const titled = () => [...underHeading(prepared), ...fromTitle(title)];
  const found = [
    named,
    titled,
    () => fromModelColumn(prepared, values),
    () => devicesInLatinTitles(prepared),
    () => fromSubject(prepared, values),
    () => belowSalutation(prepared),
    () => spokenDevices(prepared),
    () => fromFirstLine(prepared),
  ].reduce<Fact[]>(
    (known, next) => (known.length > 0 ? known : typeof next === "function" ? next() : next),
    [],
  );
  return mergeFacts(found, (value) => fold(squeeze(value).replace(/[®™©*]/g, ""))).slice(0, MAX_DEVICES);
}

/** "1) HEAD & NECK CDS, REF CDS983184I;": one of the kits that a record counts. */
const COUNTED =
  /(?:^|[;:"\n])\s*(?:\d{1,3}|\p{Ll})[).]\s+([^;\n]{3,90}?),?\s+(?:REF|Ref|(?:[Kk]it|[Pp]ack|[Cc]atalog(?:ue)?|[Mm]odel|[Ii]tem|[Pp]art|[Pp]roduct)\s(?:[Nn]umber|[Nn]o|[Cc]ode|#))/gu;
const ANNOUNCED = /\s(?:labell?ed as|as follows|the following)\s*:?$/i;

/** Where a name stands that was read below its label; else the place of the label. */
function lineOf(prepared: Prepared, span: Span, name: string): Span {
  const below = prepared.notice.lines.slice(span.to + 1, span.to + 1 + MAX_DEVICES);
  const at = below.findIndex((line) => line.text.includes(name));
  const own = prepared.notice.lines.slice(span.from, span.to + 1).some((line) => line.text.includes(name));
  return own || at < 0 ? span : { from: span.to + 1 + at, to: span.to + 1 + at };
}

/** "Azurion 7, Models 722079 and 722224; Azurion 5, Model 722228": devices in a row, each before its numbers. */
function beforeNumbers(prepared: Prepared, value: FieldValue): string[] | null {
  if (value.closedBy !== "ref" && value.closedBy !== "model") return null;
  const line = prepared.notice.lines[value.span.from]?.text ?? "";
  const items = line.slice(Math.max(0, line.indexOf(value.text))).split(/;\s+/);
  const names = items.map((item) => BEFORE_NUMBER.exec(item)?.[1] ?? "");
  const all = items.length > 1 && names.every((name) => deviceNames(name).length === 1);
  return all ? names.flatMap(deviceNames) : null;
}

const BEFORE_NUMBER =
  /^(\p{Lu}[^,;]{3,80}),\s(?:REF|Models?|Catalog(?:ue)?|Cat\.|Part|Item|Product Code)[\s.:#]/u;

/** The names under a label. "Convenience kits labeled as: 1) …, REF …; 2) …" names the kits that follow. */
function namesIn(prepared: Prepared, value: FieldValue): string[] {
  const first = value.text.split(/\d[).]\s/)[0]?.trim() ?? "";
  if (!ANNOUNCED.test(first)) return beforeNumbers(prepared, value) ?? deviceNames(value.text);
  const below = prepared.notice.lines.slice(value.span.from, value.span.from + MAX_DEVICES + 1);
  const text = below.map((line) => line.text).join("\n");
  const counted = [...text.matchAll(COUNTED)].flatMap((item) => deviceNames(item[1] ?? ""));
  return counted.length > 0 ? counted : deviceNames(first.replace(ANNOUNCED, ""));
}

/** "A; B" and lines with bullets are several names; a comma is part of a name more often than not. */
function deviceNames(text: string): string[] {
  return text
    .split(/;|\n\s*(?=[•·▪*–-]\s)|\s\|\s|\t/)
    .flatMap(family)
    .flatMap((part) => joinWrapped(part))
    .map(tidyName)
    .filter(isName);
}

/** "Maxi Move 5, Maxi Twin": names of one family in a row, told by the word that they all begin with. */
function family(part: string): string[] {
  const names = part.split(/,\s+(?:(?:och|and|und|et|og|en|y|e)\s+)?|\s+(?:och|and|und|et|og)\s+/u);
  const [first = ""] = squeeze(names[0] ?? "").split(" ");
  const isFamily = first.length >= 3 && /^\p{Lu}/u.test(first);
  const isOne = (name: string) => squeeze(name).startsWith(`${first} `);
  return isFamily && names.length > 1 && names.every(isOne) ? names : [part];
}

/** The cell of the template holds one name on each line, unless a line plainly goes on. */
function joinWrapped(part: string): string[] {
  const names: string[] = [];
  for (const line of part.split("\n")) {
    const text = line.trim();
    const before = names.at(-1);
    const goesOn = before !== undefined && (/[,(/&-]$/.test(before) || /^[\p{Ll}(,&/)]/u.test(text));
    if (text === "") continue;
    if (goesOn) names[names.length - 1] = `${before} ${text}`;
    else names.push(text);
  }
  return names;
}

function tidyName(text: string): string {
  let name = squeeze(text)
    .replace(/^[\s•·▪*–"'“”:-]+/, "")
    .replace(/["'”,.;:*\s]+$/, "");
  // A registration number in brackets, before or after the name, is not part of it.
  name = name.replace(/^\(\d{6,}\)\s*/, "").replace(/\s*\(\d{6,}\)$/, "");
  const label = findLabelInside(name);
  return (label >= 0 ? name.slice(0, label) : name).replace(/[\s,.(–-]+$/, "").trim();
}

/** "Ventriculostomy Kit, REF: 46154": the name ends where the label of a number begins. */
function findLabelInside(name: string): number {
  const tokens = tokenise(name);
  const label = findPhrases(VOCABULARY.labels, tokens).find((match) => {
    const first = tokens[match.from];
    return (
      NUMBER_LABELS.has(match.key) && first !== undefined && /\p{Lu}|[:.#]/u.test(name.slice(first.start))
    );
  });
  return label ? (tokens[label.from]?.start ?? -1) : -1;
}

const NUMBER_LABELS: ReadonlySet<LabelField> = new Set<LabelField>([
  "ref",
  "lot",
  "serial",
  "lotOrSerial",
  "udi",
]);

function isName(name: string): boolean {
  if (name.length < 2 || name.length > MAX_NAME || !/\p{L}{2}/u.test(name)) return false;
  if (
    /^(?:n\/?a|not applicable|ej tillämpligt|se (?:bilaga|nedan|tabell)|see (?:attach|append|below|table)|all|alla|the following)/i.test(
      name,
    )
  )
    return false;
  if (/[@?]|https?:|www\./i.test(name) || findDates(name).length > 0) return false;
  if (looksLikeCode(name) && !/\p{L}{2}/u.test(name)) return false;
  // "97.6000.26, 97.6000.29 und 97.6000.32" are numbers, and a long run of small words is a description.
  const parts = name.split(/[\s,;]+/).filter((word) => word.length > 3);
  if (parts.length > 1 && parts.every(looksLikeCode)) return false;
  if (!/[\p{Lu}\d]/u.test(name) && parts.length > 3) return false;
  // A whole sentence is a description, not a name.
  return !(
    name.split(" ").length > 14 &&
    /\s(?:is|are|har|är|may|kan|can|have|has|ist|sind|est|som|which)\s/i.test(name)
  );
}

/** The line below the heading of the notice: the template puts the trade name there. */
function underHeading(prepared: Prepared): Fact[] {
  const { lines } = prepared.notice;
  for (let index = 0; index < Math.min(lines.length, 60); index += 1) {
    const line = lines[index];
    if (
      !line ||
      line.kind === "subject" ||
      line.tokens.length > 8 ||
      !mentions(VOCABULARY.headings, line.tokens)
    )
      continue;
    const below = lines
      .slice(index + 1, index + 5)
      .findIndex((next) => next.text.trim() !== "" && !PREPOSITION.test(next.text));
    const next = below < 0 ? undefined : lines[index + 1 + below];
    const at = index + 1 + below;
    if (!next || prepared.boundaries.has(at) || !isTitleLike(next.text)) continue;
    if (findCompanies(next.text).length > 0 || RECIPIENT.test(next.text)) continue;
    return deviceNames(next.text)
      .slice(0, 1)
      .map((name) => factAt(prepared.notice, { from: at, to: at }, name, 0.6));
  }
  return [];
}

/** "Dringende Sicherheitsinformation / zu / Infusionspumpe X": a line of its own between the heading and the name. */
const PREPOSITION =
  /^\s*(?:zu|zum|zur|betreffend|betreffs|for|regarding|om|för|angående|avseende|concernant|pour|vedr\.?|vedrørende|inzake|betreffende|voor)\s*:?\s*$/iu;

const RECIPIENT =
  /^\s*(?:à l'attention|zu händen|ter attentie|for the attention|attention|attn|till|til|an|to|aan)(?!\p{L})/iu;

function isTitleLike(text: string): boolean {
  const name = squeeze(text);
  if (
    name.length > 110 ||
    /[.:!?]$/.test(name) ||
    name.split(" ").length > 14 ||
    !/^[\p{Lu}\d"“]/u.test(name)
  )
    return false;
  if (mentions(VOCABULARY.headings, name) || mentions(VOCABULARY.closings, name)) return false;
  const first = findPhrases(VOCABULARY.labels, tokenise(name))[0];
  return !(first && first.from === 0) && findDates(name).length === 0;
}

/** "Urgent Field Safety Notice – HeartStart XL": what the title says beside naming itself a notice. */
function fromTitle(title: Fact | null): Fact[] {
  if (!title) return [];
  const tokens = tokenise(title.value);
  const heading = findPhrases(VOCABULARY.headings, tokens).at(-1);
  const end = heading ? tokens[heading.to - 1]?.end : undefined;
  const shouted = SHOUTED.exec(title.value)?.[0];
  if (end === undefined && shouted === undefined) return [];
  const joined = JOINED.exec(title.value.slice(end ?? 0));
  const rest =
    shouted !== undefined
      ? title.value.slice(shouted.length)
      : joined
        ? title.value.slice((end ?? 0) + joined[0].length)
        : "";
  if (rest.length < 3 || rest.length > 90) return [];
  return deviceNames(rest.replace(SOME_OF, ""))
    .flatMap((name) => name.split(/\s(?:containing|which contain)\s/))
    .filter((name) => /^[\p{Lu}\d]|\s\p{Lu}/u.test(name) && !/^(?:FSN|FSCA|RA|FA|REF)\b/.test(name))
    .map((name) => ({
      ...title,
      value: name,
      confidence: 0.55,
    }))
    .slice(0, 2);
}

/** A table that names its devices under "Model" alone. */
function fromModelColumn(prepared: Prepared, values: readonly FieldValue[]): Fact[] {
  return values
    .filter((value) => value.field === "model" && value.pass === "table" && /\p{L}{3}/u.test(value.text))
    .flatMap((value) =>
      deviceNames(value.text).map((name) => factAt(prepared.notice, value.span, name, 0.6)),
    );
}

/** "Betreft: Hoofdband voor CPAP-masker": what the letter says it is about, where it names no device elsewhere. */
function fromSubject(prepared: Prepared, values: readonly FieldValue[]): Fact[] {
  return values
    .filter((value) => value.field === "subject" && !value.form)
    .flatMap((value) => {
      const line = squeeze(value.text.split("\n")[0] ?? "");
      const text = tidyName(line);
      const fact = factAt(prepared.notice, value.span, text, 0.5);
      if (mentions(VOCABULARY.headings, text)) return fromTitle(fact);
      if (referenceAtStart(text) === text) return [];
      return isTitleLike(text) || /^\p{Ll}[^.:!?]{2,80}\s\p{Lu}[^.:!?]*$/u.test(text)
        ? deviceNames(text).map((name) => ({ ...fact, value: name }))
        : [];
    })
    .slice(0, 1);
}

/** The line of its own under "Dear customer," that says what the letter is about. */
function belowSalutation(prepared: Prepared): Fact[] {
  const { lines } = prepared.notice;
  const at = lines.findIndex(
    ({ text, zone }) => zone === "body" && SALUTATION.test(text) && text.length < 80,
  );
  const below = at < 0 ? -1 : lines.slice(at + 1, at + 4).findIndex(({ text }) => text.trim() !== "");
  const index = at + 1 + below;
  const line = lines[index];
  if (below < 0 || !line || line.text.length > 80 || !isTitleLike(line.text)) return [];
  if (lines[index + 1]?.text.trim() !== "" || /[,;]$/.test(line.text.trim())) return [];
  return line.text
    .split(/\s(?:and|och|und|et|og|en)\s(?=\p{Lu})/u)
    .flatMap(deviceNames)
    .map((name) => factAt(prepared.notice, { from: index, to: index }, name, 0.5));
}

const SALUTATION =
  /^\s*(?:dear|to whom it may concern|bästa|hej|sehr geehrte|madame|monsieur|cher|chère|kære|kjære|geachte|beste)(?!\p{L})/iu;

/** The alerts of the MHRA name the device in their first line and its manufacturer in one of the next. */
function fromFirstLine(prepared: Prepared): Fact[] {
  const { lines } = prepared.notice;
  const index = lines.findIndex(
    (line) => line.kind !== "subject" && !/^\s*(?:MDA\/[\d/]+)?\s*$/.test(line.text),
  );
  const title = lines[index]?.text.split(/\s[–—-]\s/)[0] ?? "";
  const next = lines.slice(index + 1, index + 6);
  if (index < 0 || !next.some((line) => MADE_BY.test(line.text)) || !isTitleLike(title)) return [];
  return deviceNames(title)
    .slice(0, 1)
    .map((name) => factAt(prepared.notice, { from: index, to: index }, name, 0.5));
}

const MADE_BY = /^\s*(?:Manufactured by\s|Manufacturer(?: or supplier)?\s*:)/i;

/** "Specific lots of their …": which of them is said elsewhere. */
const SOME_OF =
  /^(?:specific|certain|all|some|various|select(?:ed)?|vissa|bestimmte|certains)\s(?:(?:lots?|batches|units|serial numbers|models|lotter|loter|chargen)\s(?:of|av|von|de)\s)?(?:their\s|the\s)?/i;

/** A dash, a colon or a word such as "for" must join the name to the heading. */
const JOINED =
  /^\s*(?:[:–—]|-\s|,\s|\((?=\p{L}))?\s*(?:(?:for|of|för|av|regarding|gällande|angående|avseende|re|zu|concernant|eines|von|om|rörande)\s)?\s*(?<=[:–—,-]\s*|\s(?:for|of|för|av|regarding|gällande|angående|avseende|re|zu|concernant|eines|von|om|rörande)\s)/iu;
