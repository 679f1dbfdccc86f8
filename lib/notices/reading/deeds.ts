import type { ActionType } from "#lib/notices/facts.ts";
import { monthOf } from "#lib/notices/reading/dates.ts";
import { isDenied } from "#lib/notices/reading/denials.ts";
import type { Span } from "#lib/notices/reading/document.ts";
import { LANGUAGES } from "#lib/notices/reading/languages/all.ts";
import { PAIRS } from "#lib/notices/reading/languages/deedPairs.ts";
import { DUE_WORDS, MAKER_WORDS } from "#lib/notices/reading/languages/deedWords.ts";
import type { Phrases } from "#lib/notices/reading/languages/language.ts";
import type { Prepared } from "#lib/notices/reading/passes.ts";
import {
  canHold,
  findPhrases,
  indexPhrases,
  type PhraseMatch,
  phraseAt,
} from "#lib/notices/reading/phrases.ts";
import { squeeze, type Token, tokenise } from "#lib/notices/reading/text.ts";
import { VOCABULARY } from "#lib/notices/reading/vocabulary.ts";

/** An action that a sentence of the letter asks for or announces, in its words. */
type Deed = { type: ActionType; written: string; span: Span };

/** What begins a deed, with what must follow in the same clause: nothing, or a phrase after a gap. */
type Opening = { type: ActionType; rest: readonly string[][] }[];

/** Words that may stand in the gap of a phrase. */
const GAP = 14;
/** A form named within so many words of the verb is what is sent, not the device. */
const OBJECT = 7;
const MAX_STRETCH = 14;

function openings(): [Phrases, Opening][] {
  const merged = new Map<string, Opening>();
  for (const { deeds = {} } of LANGUAGES)
    for (const [type, phrases] of Object.entries(deeds))
      for (const written of phrases.split("|")) {
        const [first = "", ...rest] = written.split("…").map((part) => part.trim());
        const known = merged.get(first) ?? [];
        known.push({ type: type as ActionType, rest: rest.map(wordsOf) });
        merged.set(first, known);
      }
  // What needs no second part is tried last: the longer phrase tells more.
  return [...merged].map(([first, options]) => [
    first,
    options.sort((a, b) => b.rest.length - a.rest.length),
  ]);
}

/** "softwaren" and "patient*": the words of the second part of a phrase, a star where any ending may follow. */
function wordsOf(part: string): string[] {
  return tokenise(part).map(({ word, end }) => (part[end] === "*" ? `${word}*` : word));
}

const OPENINGS = indexPhrases(openings());

/** The part that a phrase has in some pairs, by their place in the list. */
type Part = { pair: number; role: "done" | "to" | "without" }[];

function parts(): [Phrases, Part][] {
  const merged = new Map<string, Part>();
  for (const [pair, { done, to, without = "" }] of PAIRS.entries())
    for (const [role, phrases] of Object.entries({ done, to, without }))
      for (const written of phrases.split("|").map((phrase) => phrase.trim())) {
        const known = merged.get(written) ?? [];
        known.push({ pair, role: role as "done" | "to" | "without" });
        merged.set(written, known);
      }
  return [...merged];
}

const PARTS = indexPhrases(parts());
/** How far apart the two parts of a deed may stand, in words. */
const APART = 10;
/** Words for what users have to do, and for what the manufacturer does by itself. */
export const DUE = indexPhrases([[DUE_WORDS, true]]);
export const MAKERS = indexPhrases([[MAKER_WORDS, true]]);

/** Whether a text asks for an action on the device. */
export function mentionsDeed(text: string): boolean {
  return deedsOf(text).length > 0;
}

/** A letter says what to do on its first pages; what follows is lists. */
const MAX_LINES = 600;

/** The deeds in the body of a notice, sentence by sentence, in the order they stand. */
export function deedsIn(prepared: Prepared): Deed[] {
  const lines = prepared.notice.lines.slice(0, MAX_LINES);
  const found: Deed[] = [];
  let from = 0;
  const flush = (to: number) => {
    const stretch = lines.slice(from, to);
    if (stretch.some((line) => canHold(OPENINGS, line.tokens) || canHold(PARTS, line.tokens))) {
      const starts: number[] = [];
      let text = "";
      for (const line of stretch) {
        starts.push(text.length);
        text += `${line.text}\n`;
      }
      const lineAt = (place: number) =>
        from +
        Math.max(
          0,
          starts.findLastIndex((start) => start <= place),
        );
      for (const { type, start, end } of deedsOf(text))
        found.push({
          type,
          written: squeeze(text.slice(start, end)),
          span: { from: lineAt(start), to: lineAt(end - 1) },
        });
    }
    from = to;
  };
  lines.forEach((line, index) => {
    const ends = line.text.trim() === "" || prepared.boundaries.has(index) || index - from >= MAX_STRETCH;
    if (line.zone !== "body" || line.kind === "subject" || TICK_BOX.test(line.text)) {
      flush(index);
      from = index + 1;
    } else if (ends) flush(index);
  });
  flush(lines.length);
  return found;
}

/** The options of a form are no sentences: what is ticked among them is read elsewhere. */
const TICK_BOX = /[☐□◻☒☑✓✔✗✘■▣]|\[[ xX✓]?\]/u;

function deedsOf(text: string): { type: ActionType; start: number; end: number }[] {
  const tokens = tokenise(text);
  const found: { type: ActionType; start: number; end: number }[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const opening = phraseAt(OPENINGS, tokens, at);
    if (!opening) continue;
    const clause = clauseAround(text, tokens, at, opening.to);
    for (const { type, rest } of opening.key) {
      const to = endOf(tokens, opening.to, clause.to, rest);
      if (to === null) continue;
      if (asksForNothing(type, text, tokens, at, to)) break;
      found.push({ type, start: tokens[at]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 });
      break;
    }
  }
  found.push(...pairsOf(text, tokens));
  return found.sort((a, b) => a.start - b.start);
}

/** Deeds of two parts, clause by clause. */
function pairsOf(text: string, tokens: readonly Token[]): { type: ActionType; start: number; end: number }[] {
  const parts = findPhrases(PARTS, tokens);
  const pairsWith = (role: Part[number]["role"]) =>
    new Set(parts.flatMap(({ key }) => key.filter((one) => one.role === role).map(({ pair }) => pair)));
  // Most text holds one part or the other of some pair, and hardly any both.
  if (pairsWith("done").isDisjointFrom(pairsWith("to"))) return [];
  const clauses = new Map<number, PhraseMatch<Part>[]>();
  for (const match of parts) {
    const { from } = clauseAround(text, tokens, match.from, match.to);
    clauses.set(from, [...(clauses.get(from) ?? []), match]);
  }
  return [...clauses.values()].flatMap((matches) => pairsIn(text, tokens, matches));
}

function pairsIn(text: string, tokens: readonly Token[], matches: readonly PhraseMatch<Part>[]) {
  const found: { type: ActionType; start: number; end: number }[] = [];
  if (matches.length < 2) return found;
  for (const [index, { type }] of PAIRS.entries()) {
    const inRole = (role: Part[number]["role"]) =>
      matches.filter(({ key }) => key.some((one) => one.pair === index && one.role === role));
    if (inRole("without").length > 0) continue;
    const whole = inRole("done")
      .flatMap((done) =>
        inRole("to").map((other) => ({
          from: Math.min(done.from, other.from),
          to: Math.max(done.to, other.to),
          done,
          other,
        })),
      )
      .find((pair) => pair.done !== pair.other && pair.to - pair.from <= APART);
    if (whole && !asksForNothing(type, text, tokens, whole.from, whole.to))
      found.push({ type, start: tokens[whole.from]?.start ?? 0, end: tokens[whole.to - 1]?.end ?? 0 });
  }
  return found;
}

/** Where the rest of a phrase ends, or null where it does not follow within the clause. */
function endOf(
  tokens: readonly Token[],
  from: number,
  clauseEnd: number,
  rest: readonly string[][],
): number | null {
  let at = from;
  for (const words of rest) {
    let place = -1;
    for (let start = at; start <= Math.min(at + GAP, clauseEnd - words.length); start += 1)
      if (words.every((word, index) => fits(word, tokens[start + index]?.word ?? ""))) {
        place = start;
        break;
      }
    if (place < 0) return null;
    at = place + words.length;
  }
  return at;
}

function fits(word: string, token: string): boolean {
  return word.endsWith("*") ? token.startsWith(word.slice(0, -1)) : token === word;
}

/** Words of a clause that count on either side; no sentence has more, and a text without any marks has thousands. */
const MAX_CLAUSE = 100;

/** The clause that holds some words: between the marks that end one. */
function clauseAround(text: string, tokens: readonly Token[], from: number, to: number) {
  let first = from;
  const lowest = Math.max(0, from - MAX_CLAUSE);
  while (first > lowest && !endsClause(text, tokens[first - 1], tokens[first])) first -= 1;
  let last = to;
  const highest = Math.min(tokens.length, to + MAX_CLAUSE);
  while (last < highest && !endsClause(text, tokens[last - 1], tokens[last])) last += 1;
  return { from: first, to: last };
}

function endsClause(text: string, before: Token | undefined, after: Token | undefined): boolean {
  const between = text.slice(before?.end ?? 0, after?.start ?? 0);
  if (between === " ") return false;
  // "am 5. März" goes on behind its point.
  if (between === ". " && /^\d{1,2}$/.test(before?.word ?? "") && monthOf(after?.word ?? "")) return false;
  // A point within a number or an abbreviation has no blank after it.
  return /[;:!?•]|\.\s|\n\s*(?:[-–*•]|\d{1,2}[.)])\s|,\s/.test(between);
}

function speaksOfForm(words: readonly Token[]): boolean {
  return (
    findPhrases(VOCABULARY.replyForms, words).length + findPhrases(VOCABULARY.replyWords, words).length > 0
  );
}

/**
 * Whether words that name an action ask for none: they are denied in their clause ("eine Rücksendung ist nicht
 * notwendig"), or what is to be sent back is the form.
 */
export function asksForNothing(
  type: ActionType,
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
) {
  const clause = clauseAround(text, tokens, from, to);
  const near = tokens.slice(Math.max(clause.from, from - OBJECT), Math.min(clause.to, to + OBJECT));
  return isDenied(text, tokens, clause, from, to) || (type === "return" && speaksOfForm(near));
}
