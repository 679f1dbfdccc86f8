import type { Fact } from "#lib/notices/facts.ts";
import { anvisaPage } from "#lib/notices/reading/anvisaPage.ts";
import {
  companyAtStart,
  findCompanies,
  hasLegalForm,
  isCareOrAuthority,
  tidyCompany,
} from "#lib/notices/reading/companies.ts";
import type { Line } from "#lib/notices/reading/document.ts";
import { factAt } from "#lib/notices/reading/fact.ts";
import { knownMakerIn } from "#lib/notices/reading/knownMakers.ts";
import type { FieldValue, Prepared } from "#lib/notices/reading/passes.ts";
import { findPhrases, mentions } from "#lib/notices/reading/phrases.ts";
import { isFromAuthority } from "#lib/notices/reading/references.ts";
import { fold, squeeze, tokenise } from "#lib/notices/reading/text.ts";
import { VOCABULARY } from "#lib/notices/reading/vocabulary.ts";

type Candidate = { name: string; confidence: number; line: number; last?: number };

const HEAD_LINES = 14;

/**
 * Who made the device: the name under its own label (template 4.7a, "Tillverkare") before the letterhead,
 * the subject of the letter's sentences, the signature and the sender. Distributors and representatives that
 * the letter names as such, care providers and authorities are passed over.
 */
export function readManufacturer(prepared: Prepared, values: readonly FieldValue[]): Fact | null {
  const others = otherCompanies(values);
  const candidates = [
    ...onAlertPage(prepared),
    ...labelled(values),
    ...fromSection(prepared),
    ...spokenFor(prepared),
    ...letterhead(prepared),
    ...speakers(prepared),
    ...introduced(prepared),
    ...signature(prepared),
    ...sender(prepared),
    ...anywhere(prepared),
    ...wellKnown(prepared),
  ].filter(
    ({ name, confidence }) => !isCareOrAuthority(name) && (confidence > 0.9 || !others.has(fold(name))),
  );
  const best = candidates.sort((a, b) => b.confidence - a.confidence)[0];
  if (!best) return null;
  return factAt(prepared.notice, { from: best.line, to: best.last ?? best.line }, best.name, best.confidence);
}

function onAlertPage(prepared: Prepared): Candidate[] {
  const name = anvisaPage(prepared)?.manufacturer;
  return name ? [{ name: name.text, confidence: 0.96, line: name.span.from, last: name.span.to }] : [];
}

function otherCompanies(values: readonly FieldValue[]): Set<string> {
  const names = values
    .filter((value) => value.field === "otherCompany")
    .flatMap((value) => [...findCompanies(value.text), companyAtStart(value.text) ?? ""]);
  return new Set(names.filter((name) => name !== "").map(fold));
}

function labelled(values: readonly FieldValue[]): Candidate[] {
  return values
    .filter((value) => value.field === "manufacturer" && !value.form)
    .flatMap((value) => {
      const name = companyAtStart(value.text);
      if (!name) return [];
      const sure = hasLegalForm(name) || value.text.split("\n").length <= 2;
      return [
        {
          name,
          confidence: value.pass === "template" ? 0.97 : sure ? 0.95 : 0.8,
          line: value.span.from,
          last: value.span.to,
        },
      ];
    });
}

/** Field 4.7 filled in as one block, without the heading "Company name". */
function fromSection(prepared: Prepared): Candidate[] {
  return prepared.sections
    .filter((section) => section.number === "4.7")
    .flatMap((section) => {
      const tokens = tokenise(section.text);
      const label = findPhrases(VOCABULARY.template, tokens).find((match) => match.key === "4.7a");
      const text = section.text.slice(label ? tokens[label.to - 1]?.end : 0);
      const name = findCompanies(text)[0];
      return name ? [{ name, confidence: 0.92, line: section.span.from, last: section.span.to }] : [];
    });
}

function head(prepared: Prepared): { line: Line; index: number }[] {
  const documents = prepared.notice.lines
    .map((line, index) => ({ line, index }))
    .filter(({ line }) => line.kind !== "subject" && line.zone !== "form" && line.text.trim() !== "");
  return documents.slice(0, HEAD_LINES);
}

function letterhead(prepared: Prepared): Candidate[] {
  return head(prepared).flatMap(({ line, index }, place) => {
    if (isRecipient(line.text)) return [];
    const companies = findCompanies(line.text).filter(
      (name) => name.length > line.text.trim().length * 0.4 || isBeforeAddress(line.text, name),
    );
    const named = companies.map((name) => ({ name, confidence: 0.78 - place * 0.01, line: index }));
    const plain = place < 4 && looksLikeName(line.text) && isSpokenOf(prepared, line.text, index);
    return plain ? [...named, { name: squeeze(line.text), confidence: 0.5, line: index }] : named;
  });
}

/** "Getinge AB, Lindholmspiren 7, 417 56 Göteborg": the name opens the line, and street or postcode follow. */
function isBeforeAddress(text: string, name: string): boolean {
  const rest = text.trim().startsWith(name) ? text.trim().slice(name.length) : "";
  return /^\s*[,•·|–-]/.test(rest) && /\d/.test(rest) && rest.length < 120;
}

function isRecipient(text: string): boolean {
  return /^\s*(?:till|to|att|attn|an|à|til|aan|från|from|von|de)\b\s*:?/i.test(text);
}

/** A short line in capitals or title case, without digits or label: it may be the name in a letterhead. */
function looksLikeName(text: string): boolean {
  const words = squeeze(text).split(" ");
  if (words.length > 4 || /[\d:@,;!?|]/.test(text) || mentions(VOCABULARY.headings, text)) return false;
  if (mentions(VOCABULARY.labels, text) || mentions(VOCABULARY.noticeWords, text)) return false;
  return words.every((word) => /^(?:\p{Lu}|&|and$|och$)/u.test(word)) && text.trim().length >= 3;
}

function isSpokenOf(prepared: Prepared, name: string, line: number): boolean {
  const first = fold(squeeze(name).split(" ")[0] ?? "");
  if (first.length < 3) return false;
  let count = 0;
  prepared.notice.lines.forEach((other, index) => {
    if (index !== line && other.tokens.some((token) => token.word === first)) count += 1;
  });
  return count >= 1 || line <= 1;
}

/** "Stryker Orthobiologics recalls …": the subject of a sentence with one of the verbs of a notice. */
function speakers(prepared: Prepared): Candidate[] {
  const found: Candidate[] = [];
  prepared.notice.lines.forEach((line, index) => {
    if (line.kind === "subject" || line.zone !== "body" || found.length > 20) return;
    for (const match of findPhrases(VOCABULARY.companyVerbs, line.tokens)) {
      const verb = line.tokens[match.from];
      const name = verb ? subjectBefore(line.text.slice(0, verb.start)) : null;
      if (name) found.push({ name, confidence: hasLegalForm(name) ? 0.76 : 0.6, line: index });
    }
  });
  return found;
}

/** "… catheters, manufactured by OriGen Biomedical.", "Medical device manufacturer, Bard Access Systems, Inc., has issued". */
const INTRODUCED =
  /(?:(?<!\p{L})[Mm]anufactured by|(?:device|the) manufacturer,)\s+((?:(?:[\p{Lu}\d]|\p{Ll}{1,5}[\p{Lu}\d])[^\s,;:()]*)(?:\s(?:[\p{Lu}\d][^\s,;:()]*|&|and|of|de))*(?:,\s(?:Inc|Ltd|LLC|Co|Corp|LP)\b\.?)?)(?=[\s,.;:()[]|$)/gu;

/**
 * Companies that an authority's text introduces as the manufacturer within a sentence. In a letter that has a company
 * in its head or speaks for one, they made a part of the device: "battery cells manufactured by …".
 */
function introduced(prepared: Prepared): Candidate[] {
  const written = [...letterhead(prepared), ...speakers(prepared)];
  if (
    !isFromAuthority(prepared) &&
    written.some(({ name }) => hasLegalForm(name) && !isCareOrAuthority(name))
  )
    return [];
  return prepared.notice.lines.flatMap((line, index) =>
    line.zone !== "body"
      ? []
      : [...line.text.matchAll(INTRODUCED)].flatMap((match) => {
          const name = tidyCompany((match[1] ?? "").split(/\.\s|(?<=\p{Ll})\.(?=\p{Lu}\p{Ll})/u)[0] ?? "");
          return name.length >= 2 && /\p{L}{2}/u.test(name) ? [{ name, confidence: 0.82, line: index }] : [];
        }),
  );
}

/** "On behalf of the manufacturer X Inc., we …": who the sender of the letter speaks for. */
const ON_BEHALF =
  /(?<!\p{L})(?:on behalf of|på uppdrag av|för tillverkaren|på vägnar av|im auftrag(?: von| des| der)?|im namen(?: von| des| der)?|pour le compte de|au nom de|på vegne af|på vegne av|namens|in opdracht van|from the manufacturer|from manufacturer|(?<=^\s*|[.!?]\s)(?:tillverkaren|the manufacturer|der hersteller|le fabricant|fabrikanten|producenten|produsenten|de fabrikant)|från tillverkaren|fra fabrikanten|fra producenten|fra produsenten|vom hersteller|van de fabrikant|du fabricant)\s+(?:(?:the |der |die |de |den |la |le )?(?:legal )?(?:manufacturer|tillverkaren|herstellers?|firma|fabricant|société|fabrikanten|producenten|produsenten|fabrikant)\s+)?/giu;
/** A word of each of them: they are looked for only in lines that hold one. */
const SPEAKING_FOR: ReadonlySet<string> = new Set(
  `behalf uppdrag vägnar auftrag namen compte nom vegne namens opdracht manufacturer tillverkaren hersteller
  fabricant fabrikanten fabrikant producenten produsenten`
    .split(/\s+/)
    .map(fold),
);
/** "Från: X AB för Y Oy": a company for another one. */
const FOR_ANOTHER = /^\s*(?:for|för|für|pour|voor)\s+(?=\p{Lu})/u;
const JOINED = /\s(?:for|för|für|pour|voor)\s+\p{Lu}/u;

/** The companies that a distributor or representative says it writes for. */
function spokenFor(prepared: Prepared): Candidate[] {
  return prepared.notice.lines.flatMap((line, index) => {
    if (line.zone !== "body" || line.text.trim() === "") return [];
    const next = prepared.notice.lines[index + 1];
    const text = next?.source === line.source ? `${line.text} ${next.text}` : line.text;
    const speaks = [line, next].some((one) => one?.tokens.some(({ word }) => SPEAKING_FOR.has(word)));
    const behind = speaks ? [...text.matchAll(ON_BEHALF)].map((match) => match.index + match[0].length) : [];
    for (const name of JOINED.test(line.text) ? findCompanies(line.text) : []) {
      const end = line.text.indexOf(name) + name.length;
      const joined = FOR_ANOTHER.exec(line.text.slice(end));
      if (joined) behind.push(end + joined[0].length);
    }
    return behind.flatMap((start) => {
      const rest = text.slice(start).trimStart();
      const name = findCompanies(rest)[0];
      return name && rest.indexOf(name) === 0 ? [{ name, confidence: 0.93, line: index }] : [];
    });
  });
}

const NOT_A_NAME =
  /^(?:we|vi|wir|nous|the|this|these|it|they|our|you|our|a|an|det|den|de|detta|denna|dessa|das|die|der|es|sie|tillverkaren|manufacturer|if|as|when|however|please|no|som|om|för|nu|därför|användaren|user|users|company|företaget|företag|recently|customers|kunder|patients|product|produkten|device|fsn|fsca|a\s+empresa|empresa)$/i;

function subjectBefore(before: string): string | null {
  const clause = before.split(/[.;:!?]\s|\n|\s[-–]\s/).at(-1) ?? "";
  const words = squeeze(clause).split(" ");
  let start = words.length;
  while (
    start > 0 &&
    words.length - start < 6 &&
    /^(?:[\p{Lu}3&]|and$|och$|of$)/u.test(words[start - 1] ?? "")
  )
    start -= 1;
  const name = tidyCompany(words.slice(start).join(" "));
  // Only a subject that opens its sentence: otherwise it may be the end of something else.
  if (start > 1 || name.length < 2 || NOT_A_NAME.test(name) || NOT_A_NAME.test(name.split(" ")[0] ?? ""))
    return null;
  return /\p{L}{2}/u.test(name) && !/\d{2}/.test(name) ? name : null;
}

function signature(prepared: Prepared): Candidate[] {
  const { lines } = prepared.notice;
  const found: Candidate[] = [];
  lines.forEach((line, index) => {
    if (line.tokens.length > 5 || !mentions(VOCABULARY.closings, line.tokens)) return;
    for (let at = index + 1; at <= Math.min(index + 10, lines.length - 1); at += 1) {
      for (const name of findCompanies(lines[at]?.text ?? ""))
        found.push({ name, confidence: 0.65, line: at });
    }
  });
  return found;
}

/** "From: Getinge AB <…>" in a mail that was passed on. */
function sender(prepared: Prepared): Candidate[] {
  return prepared.notice.lines.flatMap((line, index) => {
    if (line.kind !== "mail" || !/^\s*(?:from|från|von|fra|van|de)\s*:/i.test(line.text)) return [];
    return findCompanies(line.text.replace(/^[^:]*:/, "")).map((name) => ({
      name,
      confidence: 0.5,
      line: index,
    }));
  });
}

/** A well-known maker that the head of the letter names. */
function wellKnown(prepared: Prepared): Candidate[] {
  const inHead = prepared.notice.lines.flatMap((line, index) => {
    const heads = line.kind === "subject" || (line.zone === "body" && index < HEAD_LINES);
    const name = heads && !isRecipient(line.text) ? knownMakerIn(line.text) : null;
    return name ? [{ name, confidence: line.kind === "subject" ? 0.5 : 0.58, line: index }] : [];
  });
  // Two makers in the head: one of them is a competitor, a partner or a customer.
  const names = new Set(inHead.map(({ name }) => fold(name).split(" ")[0]));
  return names.size === 1 ? inHead.sort((a, b) => b.name.length - a.name.length).slice(0, 1) : [];
}

/** The company with a legal form that the text names most. */
function anywhere(prepared: Prepared): Candidate[] {
  const counts = new Map<string, Candidate & { count: number }>();
  prepared.notice.lines.slice(0, 400).forEach((line, index) => {
    if (line.zone !== "body" || isRecipient(line.text)) return;
    for (const name of findCompanies(line.text)) {
      const known = counts.get(fold(name));
      if (known) known.count += 1;
      else counts.set(fold(name), { name, confidence: 0.45, line: index, count: 1 });
    }
  });
  return [...counts.values()].sort((a, b) => b.count - a.count).slice(0, 1);
}
