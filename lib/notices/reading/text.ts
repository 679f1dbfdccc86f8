/** A word of a line, folded for comparison, with where it stands in the line. */
export type Token = { word: string; start: number; end: number };

const SPECIAL: Record<string, string> = { ß: "ss", æ: "ae", ø: "o", œ: "oe", ł: "l", đ: "d" };

const ASCII = /^[\0-\x7f]*$/;

/** Lower case without accents, so that "Återkallelse" and "återkallelse" compare equal to "aterkallelse". */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[ßæøœłđ]/g, (letter) => SPECIAL[letter] ?? letter);
}

/** Words that were folded before, as many as a long text has different ones: most words come again and again. */
const folded = new Map<string, string>();
const KEPT_WORDS = 20_000;
const KEPT_LENGTH = 40;

function foldWord(word: string): string {
  const known = folded.get(word);
  if (known !== undefined) return known;
  const made = fold(word);
  if (folded.size >= KEPT_WORDS) folded.clear();
  if (word.length <= KEPT_LENGTH) folded.set(word, made);
  return made;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const OPTIONAL_PLURAL = /^\(\p{Ll}{1,5}\)/u;

/**
 * The words of a line. An optional plural, "number(s)" or "åtgärd(er)", is swallowed by the word before it,
 * so that it need not be spelled out in every label.
 */
export function tokenise(text: string): Token[] {
  return ASCII.test(text) && !text.includes("(") ? plainTokens(text) : tokensOf(text);
}

/** As `tokensOf` where there is nothing but ASCII and no plural: most lines, at half the cost. */
function plainTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 0;
    const small = code | 0x20;
    if ((small >= 0x61 && small <= 0x7a) || (code >= 0x30 && code <= 0x39)) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      tokens.push({ word: foldWord(text.slice(start, at)), start, end: at });
      start = -1;
    }
  }
  return tokens;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let after = 0;
  for (const match of text.matchAll(WORD)) {
    if (match.index < after) continue;
    const end = match.index + match[0].length;
    const plural = text[end] === "(" ? OPTIONAL_PLURAL.exec(text.slice(end, end + 8)) : null;
    after = end + (plural ? plural[0].length : 0);
    tokens.push({ word: foldWord(match[0]), start: match.index, end: after });
  }
  return tokens;
}

/** One space between words, none at the ends. */
export function squeeze(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** At most `length` characters, cut at a word where possible. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  const space = cut.lastIndexOf(" ");
  return `${(space > length / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** The key under which two writings of the same identifier are one: case, spaces and kinds of dash aside. */
export function identifierKey(value: string): string {
  return value
    .toUpperCase()
    .replace(/[‐-―−]/g, "-")
    .replace(/\s+/g, "");
}

/** Splits running text into sentences; neither "ca. 3" nor "5. März" ends one. */
export function sentences(text: string): string[] {
  return text
    .split(/(?<=[^\d\s][.!?]|\d{3}[.!?]|-\d\d[.!?])\s+(?=[\p{Lu}\d•])|\n\s*(?=\n|\d{1,2}[.)]\s|[•–-]\s)/u)
    .map(squeeze)
    .filter((sentence) => sentence !== "");
}
