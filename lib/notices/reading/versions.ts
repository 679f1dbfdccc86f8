import { isRule } from "#lib/notices/reading/codeRanges.ts";
import { NOT_APPLICABLE, trimPiece } from "#lib/notices/reading/codes.ts";
import { findDates } from "#lib/notices/reading/dates.ts";
import { tokenise } from "#lib/notices/reading/text.ts";

/** "Version 4.11.2 corrects the issue": the version that is not affected. */
const FIXES =
  /(?<!\p{L})(?:corrects?|fix(?:es|ed)|resolve[sd]?|löser|åtgärdar|rättar|beheb\p{L}+|korrigier\p{L}+|corrige|corrigé\p{L}*|løser|retter|lost|verhelpt)(?!\p{L})/iu;

/** Software versions are short words with a digit or a rule about them; longer prose is passed over. */
export function readVersions(value: string): string[] {
  const found: string[] = [];
  const first = value.split(/(?<=[\dx]|\p{Ll}{4})\.\s+(?=\p{Lu})/u)[0] ?? "";
  for (const part of first.split(
    /[,;\n\t|•]|(?<=\d)\s(?:and|och|und|et|og|en|samt|or|ou|oder|eller|o|e|y)\s(?=\D{0,3}\d)/,
  )) {
    const piece = trimPiece(part)
      .replace(/\s*\($/, "")
      .replace(
        /(?<=\d\S*(?: or \p{L}+)?)\s(?:with|for|on|of|in|used|when|which|that|installed|manufactured|på|för|hos|som|auf|für|sur|pour|op|voor)\s.*$/u,
        "",
      )
      .replace(/\s(?:is|are|was|were|är|har|ist|sind|est|sont|er|zijn|são|sono|son)(?:\s.*)?$/u, "")
      // What versions do, or what becomes of them, is told behind their number.
      .replace(
        /(?<=\d\S{0,20})\s(?:may|can|could|might|must|should|will|kan|kunde|kommer|måste|ska|bör|berörs|påverkas|kann|können|muss|müssen|peut|peuvent|kunnen|må|skal|berøres)(?:\s.*)?$/u,
        "",
      );
    if (FIXES.test(part)) continue;
    if (piece === "" || piece.length > 70 || NOT_APPLICABLE.test(piece)) continue;
    const isVersion = /\d/.test(piece) && tokenise(piece).length <= 8 && findDates(piece).length === 0;
    if ((isVersion || isRule(piece)) && !found.includes(piece)) found.push(piece);
  }
  return found;
}
