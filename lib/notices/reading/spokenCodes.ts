import { isRule } from "#lib/notices/reading/codeRanges.ts";
import { isDay, looksLikeCode, YEAR } from "#lib/notices/reading/codeShape.ts";
import { phraseAt } from "#lib/notices/reading/phrases.ts";
import { tokenise } from "#lib/notices/reading/text.ts";
import { VOCABULARY } from "#lib/notices/reading/vocabulary.ts";

/**
 * The numbers with which the rest of a sentence begins: "H250117, H250118 and H250119 are affected" holds
 * three, and what is said after them is not read.
 */
export function codesAtStart(text: string): string {
  const clause = (text.split(/[,;)\n]|\.(?:\s|$)/)[0] ?? "").trim();
  // "2315076 whose last 4 digits are below 5076" is a rule about a lot, not that lot.
  if (/^\S*\d.*\s\S*\d$/u.test(clause) && isRule(clause) && !clause.split(" ").every(looksLikeCode))
    return clause;
  // "beginning with DE51 or DE52 are affected" begins with a rule.
  const lead = phraseAt(VOCABULARY.rules, tokenise(clause), 0);
  if (lead) {
    const numbers = clause.split(" ");
    let last = 0;
    for (const [index, word] of numbers.entries()) if (looksLikeCode(word)) last = index;
    const rule = numbers.slice(0, last + 1).join(" ");
    if (last > 0 && isRule(rule)) return rule;
  }
  // Notes in brackets between the numbers, "(5 pcs)", do not end them.
  const words = text
    .replace(/\([^()]{0,40}\)/g, " ")
    .replace(/,(?=[\p{Lu}\d]\S*\d)/gu, ", ")
    .split(/\s+/);
  let at = 0;
  while (at < words.length && at < 400) {
    const word = words[at] ?? "";
    const rule = phraseAt(VOCABULARY.rules, tokenise(words.slice(at, at + 4).join(" ")), 0);
    const isYear = YEAR.test(word.replace(/,$/, "")) && /^\d{4},?$/.test(words[at - 1] ?? "");
    if (looksLikeCode(word.replace(/^[("']+/, "")) || JOINING.test(word) || isYear || isDay(word)) at += 1;
    else if (rule && at > 0) at += rule.to;
    else break;
    if (/\p{L}*\d\S*\.$/u.test(word)) break;
  }
  // "10997840, and 500 test": how many there are in the next package.
  if (at > 1 && /^\d{1,4}$/.test(words[at - 1] ?? "") && COUNTED_UNIT.test(words[at] ?? "")) at -= 1;
  return words.slice(0, at).join(" ");
}

const COUNTED_UNIT =
  /^(?:tests?|test-|kits?|count|ct|packs?|pk|pieces?|pcs|vials?|boxe?s?|cases?|each|ea|units?|bottles?|ml|µl|mg|mm|cm|fr|french|wipes|sheets|strips|cartridges?)(?![\p{L}])/iu;

const JOINING =
  /^(?:and|och|und|et|e|og|en|y|ou|or|eller|oder|samt|sowie|&|-|–|—|to|till|bis|through|thru|til|tot|t\/m|t\.?o\.?m\.?|a|ao|al|até|à|au|[,;.])$/;
