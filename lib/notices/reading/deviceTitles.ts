import type { Fact } from "#lib/notices/facts.ts";
import { findCompanies } from "#lib/notices/reading/companies.ts";
import { findDates } from "#lib/notices/reading/dates.ts";
import { deviceNames, tidyName } from "#lib/notices/reading/deviceNames.ts";
import { factAt } from "#lib/notices/reading/fact.ts";
import type { FieldValue, Prepared } from "#lib/notices/reading/passes.ts";
import { findPhrases, mentions } from "#lib/notices/reading/phrases.ts";
import { referenceAtStart } from "#lib/notices/reading/reference.ts";
import { squeeze, tokenise } from "#lib/notices/reading/text.ts";
import { SHOUTED } from "#lib/notices/reading/title.ts";
import { VOCABULARY } from "#lib/notices/reading/vocabulary.ts";

/** The line below the heading of the notice: the template puts the trade name there. */
export function underHeading(prepared: Prepared): Fact[] {
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
export function fromTitle(title: Fact | null): Fact[] {
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
  if (rest.length < 3 || rest.length > (shouted === undefined ? 90 : 140)) return [];
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

/** "Betreft: Hoofdband voor CPAP-masker": what the letter says it is about, where it names no device elsewhere. */
export function fromSubject(prepared: Prepared, values: readonly FieldValue[]): Fact[] {
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
export function belowSalutation(prepared: Prepared): Fact[] {
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
export function fromFirstLine(prepared: Prepared): Fact[] {
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
  /^(?:specific|certain|all|some|one|two|three|various|multiple|several|additional|select(?:ed)?|limited|vissa|bestimmte|certains)\s(?:(?:lots?|batches|units|serial numbers|models|lotter|loter|chargen)\s(?:of|av|von|de)\s)?(?:their\s|the\s)?/i;

/** A dash, a colon or a word such as "for" must join the name to the heading. */
const JOINED =
  /^\s*(?:[:–—]|-\s|,\s|\((?=\p{L}))?\s*(?:(?:for|of|för|av|regarding|gällande|angående|avseende|re|zu|concernant|eines|von|om|rörande)\s)?\s*(?<=[:–—,-]\s*|\s(?:for|of|för|av|regarding|gällande|angående|avseende|re|zu|concernant|eines|von|om|rörande)\s)/iu;
