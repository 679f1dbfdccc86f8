import type { Phrases } from "#lib/notices/reading/languages/language.ts";
import type { Token } from "#lib/notices/reading/text.ts";
import { tokenise } from "#lib/notices/reading/text.ts";

type Phrase<Key> = { words: { text: string; open: boolean }[]; key: Key };

/** Phrases filed under the first letters of their first word, longest first. */
type PhraseIndex<Key> = Map<string, Phrase<Key>[]>;

type PhraseMatch<Key> = { key: Key; from: number; to: number };

const PREFIX = 3;

/** Builds an index from lists of phrases ("a | b c*") and what each list stands for. */
export function indexPhrases<Key>(entries: Iterable<readonly [Phrases, Key]>): PhraseIndex<Key> {
  const index: PhraseIndex<Key> = new Map();
  for (const [phrases, key] of entries) {
    for (const written of phrases.split("|")) {
      const words = wordsOf(written);
      const first = words[0];
      if (!first) continue;
      const bucket = first.text.slice(0, PREFIX);
      const list = index.get(bucket) ?? [];
      list.push({ words, key });
      index.set(bucket, list);
    }
  }
  for (const list of index.values()) list.sort((a, b) => b.words.length - a.words.length || longer(a, b));
  return index;
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
  if (!first) return null;
  for (const phrase of index.get(first.word.slice(0, PREFIX)) ?? []) {
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
  return tokens.some((_, at) => phraseAt(index, tokens, at) !== null);
}
