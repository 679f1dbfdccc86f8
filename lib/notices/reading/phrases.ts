import type { Phrases } from "#lib/notices/reading/languages/language.ts";
import type { Token } from "#lib/notices/reading/text.ts";
import { tokenise } from "#lib/notices/reading/text.ts";

type Phrase<Key> = { words: { text: string; open: boolean }[]; key: Key };

/** Phrases filed under the first letters of their first word, longest first. `bit` tells indexes apart. */
type PhraseIndex<Key> = { bit: number; filed: Map<string, Phrase<Key>[]> };

export type PhraseMatch<Key> = { key: Key; from: number; to: number };

const PREFIX = 3;

/** All indexes, and for each word that was seen the bits of those in which it begins a phrase. */
const indexes: PhraseIndex<unknown>[] = [];
const begun = new Map<string, number>();
/**
 * The same for all words of a line together: most lines begin no phrase, and are asked about time and again. Kept on
 * the line itself, since a look-up in a map would cost more than the answer; under another name after each new index.
 */
let begunInLine = Symbol("begun");
type Asked = readonly Token[] & { [mark: symbol]: number | undefined };
const KEPT_WORDS = 20_000;
/** Bits of a number: what is built after so many indexes would need a second one. */
const MAX_INDEXES = 31;

/** Builds an index from lists of phrases ("a | b c*") and what each list stands for. */
export function indexPhrases<Key>(entries: Iterable<readonly [Phrases, Key]>): PhraseIndex<Key> {
  if (indexes.length >= MAX_INDEXES) throw new Error("Too many lists of phrases");
  const filed = new Map<string, Phrase<Key>[]>();
  for (const [phrases, key] of entries) {
    for (const written of phrases.split("|")) {
      const words = wordsOf(written);
      const first = words[0];
      if (!first) continue;
      const bucket = first.text.slice(0, PREFIX);
      const list = filed.get(bucket) ?? [];
      list.push({ words, key });
      filed.set(bucket, list);
    }
  }
  for (const list of filed.values()) list.sort((a, b) => b.words.length - a.words.length || longer(a, b));
  const index = { bit: 1 << indexes.length, filed };
  indexes.push(index);
  begun.clear();
  begunInLine = Symbol("begun");
  return index;
}

/** Whether a phrase of the index can begin with this word: one look-up for all indexes. */
export function canBegin(index: PhraseIndex<unknown>, word: string): boolean {
  return (beginsWith(word) & index.bit) !== 0;
}

/** Whether a phrase of the index can begin anywhere in these words. */
export function canHold(index: PhraseIndex<unknown>, tokens: readonly Token[]): boolean {
  const asked = tokens as Asked;
  let bits = asked[begunInLine];
  if (bits === undefined) {
    bits = 0;
    for (const token of tokens) bits |= beginsWith(token.word);
    asked[begunInLine] = bits;
  }
  return (bits & index.bit) !== 0;
}

function beginsWith(word: string): number {
  const known = begun.get(word);
  if (known !== undefined) return known;
  const token = { word, start: 0, end: word.length };
  let bits = 0;
  for (const { bit, filed } of indexes) {
    const phrases = filed.get(word.slice(0, PREFIX)) ?? [];
    if (phrases.some(({ words }) => words[0] && fits(words[0], token))) bits |= bit;
  }
  if (begun.size >= KEPT_WORDS) begun.clear();
  begun.set(word, bits);
  return bits;
}

function longer<Key>(a: Phrase<Key>, b: Phrase<Key>): number {
  const length = (phrase: Phrase<Key>) => phrase.words.reduce((sum, word) => sum + word.text.length, 0);
  return length(b) - length(a);
}

function wordsOf(written: string): Phrase<never>["words"] {
  return tokenise(written).map((token) => ({ text: token.word, open: written[token.end] === "*" }));
}

/** The longest phrase that begins at token `from`, or null. */
export function phraseAt<Key>(
  index: PhraseIndex<Key>,
  tokens: readonly Token[],
  from: number,
): PhraseMatch<Key> | null {
  const first = tokens[from];
  if (!first || !canBegin(index, first.word)) return null;
  for (const phrase of index.filed.get(first.word.slice(0, PREFIX)) ?? []) {
    // A plain loop: this is asked of every word of every text.
    let matched = 0;
    for (const word of phrase.words) {
      if (!fits(word, tokens[from + matched])) break;
      matched += 1;
    }
    if (matched === phrase.words.length) return { key: phrase.key, from, to: from + matched };
  }
  return null;
}

function fits(word: { text: string; open: boolean }, token: Token | undefined): boolean {
  if (!token) return false;
  return word.open ? token.word.startsWith(word.text) : token.word === word.text;
}

/** All phrases in a row of tokens, from left to right, without overlap. */
export function findPhrases<Key>(index: PhraseIndex<Key>, tokens: readonly Token[]): PhraseMatch<Key>[] {
  const found: PhraseMatch<Key>[] = [];
  if (!canHold(index, tokens)) return found;
  let at = 0;
  while (at < tokens.length) {
    const match = phraseAt(index, tokens, at);
    if (match) found.push(match);
    at = match ? match.to : at + 1;
  }
  return found;
}

/** Whether any phrase of the index stands in the text, or in the words of a line. */
export function mentions(index: PhraseIndex<unknown>, text: string | readonly Token[]): boolean {
  const tokens = typeof text === "string" ? tokenise(text) : text;
  return canHold(index, tokens) && tokens.some((_, at) => phraseAt(index, tokens, at) !== null);
}
