import { findDates } from "#lib/notices/reading/dates.ts";
import { findPhrases } from "#lib/notices/reading/phrases.ts";
import { tokenise } from "#lib/notices/reading/text.ts";
import { VOCABULARY } from "#lib/notices/reading/vocabulary.ts";

const RANGE_WORDS =
  "-|–|—|to|till|bis|through|thru|t\\.?o\\.?m\\.?|t\\/m|à|au|al|til|tot|a|ao|até|tom|do|hasta|fino a|bis zu|up to|" +
  "till och med|til og med|tot en met|bis einschließlich|bis einschliesslich|up to and including|to and including|jusqu'à|jusqu'au";
const CODE = "[\\p{Lu}\\d](?:[\\p{L}\\d._/+#]|-(?=[\\p{L}\\d]))*";
const RANGE = new RegExp(
  `^(?:(?:compr\\p{Ll}{2,8}\\s+)?(?:between|mellan|zwischen|mellem|mellom|tussen|entre|tra)\\s+)?(?:(?:from|från och med|från|fr\\.?o\\.?m\\.?|f\\.?o\\.?m\\.?|fra og med|fra|von|vanaf|van|ab|à partir de|de|da|du|dal|del|od|SN|S/N|LOT|Nr\\.?|No\\.?)\\s*:?\\s*)?(${CODE})\\s*(?:${RANGE_WORDS}|(?<=^(?:compr\\p{Ll}{2,8}\\s+)?(?:between|mellan|zwischen|mellem|mellom|tussen|entre|tra)\\s.*)(?:and|och|und|og|en|et|e|y))\\s*(?:(?:SN|S/N|LOT)\\s*)?(${CODE})(?:,?\\s*(?:inclusive|incl|inkl|inklusive|einschließlich|inclus|inclusos?|t\\.o\\.m)\\.?)?$`,
  "u",
);

/** "from 1000 to 1999" is the range "1000 to 1999". */
export const RANGE_LEAD =
  /^(?:from|från och med|från|fr\.?o\.?m\.?|f\.?o\.?m\.?|fra og med|fra|von|vanaf|van|ab|à partir de|de|da|du|del|od|SN|S\/N|LOT|Nr\.?|No\.?)\s*:?\s+(?=\S*\d)/iu;

/** What a rule ends in when the next label took its other words: "all lots of [REF …]". */
export const DANGLING =
  /[\s)]*(?:\s(?:of|for|in|and|with|com|con|med|mit|avec|met|av|för|från|fra|from|vanaf|i|och|und|von|für|dos|de|para|os?|e|des?|du|du))+$/i;

/** Longest piece that can be one range or one rule, in characters. */
export const MAX_PIECE = 90;

/** "1000–1999", "SN 12345 to 12399": two codes with a word or dash of range between them. */
export function isRange(piece: string): boolean {
  if (piece.length > MAX_PIECE) return false;
  const match = RANGE.exec(piece);
  if (!match?.[1] || !match[2]) return false;
  const [from, to] = [match[1], match[2]];
  if (!/\d/.test(from) || !/\d/.test(to) || from.length < 2 || to.length < 2) return false;
  if (/\s/.test(piece)) return true;
  // "7VSA1000–7VSA1899", "SN100-SN199": two codes of one shape, with the same letters before their digits.
  const shape = (code: string) => code.replace(/\d/g, "9");
  if (shape(from) === shape(to) && /\p{L}/u.test(from) && from < to) return true;
  return /^\d{3,}$/.test(from) && /^\d{3,}$/.test(to) && from.length === to.length && from < to;
}

/** "All lots", "4880 and above", "lots beginning with H25": short, and it speaks of all or of a number. */
export function isRule(piece: string): boolean {
  if (piece.length > MAX_PIECE * 2) return false;
  const tokens = tokenise(piece);
  if (tokens.length === 0 || tokens.length > 16) return false;
  // "før" is before in Danish and Norwegian, and reads as the English "for" without its stroke.
  const rules = findPhrases(VOCABULARY.rules, tokens).filter(
    ({ from, to }) => to - from > 1 || !/^for$/i.test(piece.slice(tokens[from]?.start, tokens[from]?.end)),
  );
  if (rules.length === 0) return false;
  if (tokens.some((token) => /\d/.test(token.word))) {
    // "Made between 2018-03-01 and 2019-12-31" is a rule about days, not about numbers.
    const undated = withoutDays(piece);
    return (
      /(?<!\d)\d{2,}|\d\.\d|\p{Lu}\d/u.test(undated) &&
      rules.some((rule) => rule.to - rule.from < tokens.length)
    );
  }
  return ALL.test(piece) && tokens.length <= 10;
}

function withoutDays(piece: string): string {
  let text = piece;
  for (const date of findDates(piece).toReversed()) text = text.slice(0, date.start) + text.slice(date.end);
  return text.replace(/(?<!\d)\d{1,2}[/.]\d{4}(?!\d)/g, "");
}

const ALL = /^(?:all|alla|samtliga|alle|sämtliche|samtlige|tous|toutes|todos|todas|tutti|tutte)(?:\s|$)/i;
