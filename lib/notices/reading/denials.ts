import { DENIALS, DENYING_NOTHING } from "#lib/notices/reading/languages/deedWords.ts";
import { findPhrases, indexPhrases } from "#lib/notices/reading/phrases.ts";
import type { Token } from "#lib/notices/reading/text.ts";

/** Whether a phrase denies: the longer one that holds a denying word and denies nothing is found before it. */
const DENIED = indexPhrases([
  [DENIALS, true],
  [DENYING_NOTHING, false],
]);

/**
 * Whether a clause is denied around some words. A joining word ends what a denial reaches ("use them no more and
 * discard them"), and "devices not implanted are returned" denies nothing but the participle. "No later than" and
 * "No. 4711" deny nothing at all.
 */
export function isDenied(
  text: string,
  tokens: readonly Token[],
  clause: { from: number; to: number },
  from: number,
  to: number,
): boolean {
  let first = from;
  while (first > clause.from && !JOINS.test(tokens[first - 1]?.word ?? "")) first -= 1;
  let last = to;
  while (last < clause.to && !JOINS.test(tokens[last]?.word ?? "")) last += 1;
  return findPhrases(DENIED, tokens.slice(first, last)).some((match) => {
    if (!match.key || isNumbering(text, tokens, first + match.from)) return false;
    const next = first + match.to;
    const word = tokens[next];
    const participle = word !== undefined && next < from && PARTICIPLE.test(text.slice(word.start, word.end));
    return !participle;
  });
}

/** "No. 4711A", "Serial No: SN-12" and "lot no 4711": what stands before a number. */
function isNumbering(text: string, tokens: readonly Token[], at: number): boolean {
  const [before, word] = [tokens[at - 1], tokens[at]];
  if (word?.word !== "no") return false;
  const mark = /^\s{0,2}([.:#]?)\s{0,2}[\p{L}-]{0,8}\d/u.exec(text.slice(word.end, word.end + 16));
  return mark !== null && (mark[1] !== "" || NUMBERED.test(before?.word ?? ""));
}

const NUMBERED =
  /^(?:lots?|batch|serial|article|art|cat|catalog|catalogue|part|ref|reference|model|item|order)$/;
const JOINS = /^(?:and|but|och|men|samt|und|aber|sondern|sowie|et|mais|og|en|maar)$/;
const PARTICIPLE = /(?:ade|ed|erte|erede|ierten?|és?|ées?)$/u;
