import type { Fact } from "#lib/notices/facts.ts";
import { looksLikeCode } from "#lib/notices/reading/codeShape.ts";
import { hasLegalForm } from "#lib/notices/reading/companies.ts";
import { factAt } from "#lib/notices/reading/fact.ts";
import { IDENTIFYING } from "#lib/notices/reading/labelFields.ts";
import type { Prepared } from "#lib/notices/reading/passes.ts";
import { mentions } from "#lib/notices/reading/phrases.ts";
import { squeeze } from "#lib/notices/reading/text.ts";
import { VOCABULARY } from "#lib/notices/reading/vocabulary.ts";

/** What joins a name to the label of its numbers: "MatriX (REF", "Molift RgoSling med varenummer", "TSH Kit, art. nr". */
const JOINS = /(?:\(|,|\s(?:med|mit|with|avec|met|de|av|af|i))\s*(?:(?:den|the|de|het|les|der)\s)?$/iu;
/** "sejl af typen …", "des Typs …", "le modèle …": the name follows. */
const OF_TYPE =
  /(?<!\p{L})(?:of (?:the )?type|af typen|av typen|av typ|av modell(?:en)?|des typs|vom typ|van het type|de type|du type|af modellen|med navnet|named|benannt|genannt)\s+/giu;

/**
 * Names of devices in running text, for letters that name them nowhere else: words in capitals before the label of
 * their numbers, or behind "of the type". The word for what it is ("pump") stands in small letters and is left out.
 */
export function spokenDevices(prepared: Prepared): Fact[] {
  const found: Fact[] = [];
  const add = (name: string | null, index: number, confidence: number) => {
    if (name) found.push(factAt(prepared.notice, { from: index, to: index }, name, confidence));
  };
  for (const label of prepared.labels) {
    const line = prepared.notice.lines[label.line];
    if (line?.zone !== "body" || label.at === "line" || !IDENTIFYING.has(label.field)) continue;
    const before = line.text.slice(0, label.start);
    const join = JOINS.exec(before);
    if (join) add(nameAtEnd(before.slice(0, join.index)), label.line, 0.5);
  }
  for (const [index, line] of prepared.notice.lines.entries()) {
    if (line.zone !== "body" || found.length > 0) continue;
    for (const match of line.text.matchAll(OF_TYPE))
      add(nameAtStart(line.text.slice(match.index + match[0].length)), index, 0.5);
  }
  return found.slice(0, 6);
}

const MAX_WORDS = 9;

function nameAtEnd(text: string): string | null {
  const words = text.trim().split(/\s+/);
  let from = words.length;
  while (from > 0 && words.length - from < MAX_WORDS && belongs(words[from - 1] ?? "")) from -= 1;
  // The first word of a sentence has a capital without being a name.
  const opens = from === 0 || /[.:!?]$/.test(words[from - 1] ?? "");
  return nameOf(
    words.slice(opens && words.length - from > 1 && isPlain(words[from] ?? "") ? from + 1 : from),
  );
}

function nameAtStart(text: string): string | null {
  const words = text.split(/\s+/);
  let to = 0;
  while (to < Math.min(words.length, MAX_WORDS) && belongs(words[to] ?? "")) {
    to += 1;
    if (/[,;:.]$/.test(words[to - 1] ?? "")) break;
  }
  return nameOf(words.slice(0, to));
}

/** "StarLock", "10x10", "(G.", "2": what a name is made of, not words of the sentence. */
function belongs(word: string): boolean {
  return /^[("“]?[\p{Lu}\d][^\s]*$/u.test(word) && !/[,;:!?]$/.test(word) && !/[\p{Ll}\d]\.$/u.test(word);
}

function isPlain(word: string): boolean {
  return /^\p{Lu}\p{Ll}+$/u.test(word);
}

function nameOf(words: readonly string[]): string | null {
  const name = squeeze(words.join(" ")).replace(/^["“(]+|["”,.;:]+$/g, "");
  if (!/\p{Lu}/u.test(name) || !/\p{L}{3}/u.test(name) || name.length > 80) return null;
  if (words.every(looksLikeCode) || hasLegalForm(name) || mentions(VOCABULARY.labels, words[0] ?? ""))
    return null;
  // "Alle Geräte mit den Seriennummern": a German noun has a capital without being a name.
  const common = mentions(VOCABULARY.equipment, name) || mentions(VOCABULARY.consumables, name);
  if (words.length === 1 && isPlain(words[0] ?? "") && common) return null;
  return mentions(VOCABULARY.headings, name) || mentions(VOCABULARY.noticeWords, name) ? null : name;
}
