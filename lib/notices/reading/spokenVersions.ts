import type { Fact } from "#lib/notices/facts.ts";
import { factAt } from "#lib/notices/reading/fact.ts";
import type { Prepared } from "#lib/notices/reading/passes.ts";
import { squeeze } from "#lib/notices/reading/text.ts";

const SOFTWARE =
  /(?<!\p{L})(?:software|firmware|programvar\p{L}*|mjukvar\p{L}*|logiciel\p{L}*|micrologiciel|softwareversie\p{L}*|firmwareversie\p{L}*|softwarevers\p{L}*|versjon|versie)/iu;
const NUMBER = "[vV]?\\d{1,3}(?:\\.\\d{1,4}){1,4}";
const WORD = "(?:(?:software|firmware|programvare)?-?(?:version(?:en|s)?|versjon|versie|versione)\\s)?";
/** "antérieur à la version 5.20", "lower than V3.2.5": a rule before its number. */
const BELOW = new RegExp(
  `(?<!\\p{L})(?:prior to|earlier than|lower than|older than|below|äldre än|lägre än|tidigare än|älter als|kleiner als|niedriger als|antérieure?s? à(?: la)?|inférieure?s? à(?: la)?|ældre end|lavere end|eldre enn|lavere enn|ouder dan|lager dan|eerder dan)\\s+${WORD}${NUMBER}`,
  "giu",
);
/** "versjon 1.8 og eldre", "2.6 or earlier". */
const AND_BELOW = new RegExp(
  `${WORD}${NUMBER}\\s(?:and|or|och|eller|und|oder|et|ou|og|en|of)\\s(?:all\\s)?(?:earlier|older|lower|below|prior|tidigare|äldre|lägre|älter|ältere|früher|niedriger|antérieures?|inférieures?|ældre|tidligere|lavere|eldre|eerder|ouder|lager)(?!\\p{L})`,
  "giu",
);
/** "software 2.1.0 til 2.1.3". */
const RANGE = new RegExp(
  `${NUMBER}\\s?(?:–|-|to|through|till|til|bis|à|tot|t/m|t\\.o\\.m\\.?)\\s?${NUMBER}`,
  "giu",
);

/** Affected versions in sentences that speak of software, for letters that list them nowhere: rules and ranges only. */
export function spokenVersions(prepared: Prepared): Fact[] {
  const { lines } = prepared.notice;
  return lines.flatMap((line, index) => {
    if (line.zone !== "body" || !/\d\.\d/.test(line.text) || !SOFTWARE.test(line.text)) return [];
    return [BELOW, AND_BELOW, RANGE].flatMap((pattern) =>
      [...line.text.matchAll(pattern)].map((match) =>
        factAt(prepared.notice, { from: index, to: index }, squeeze(match[0]), 0.6),
      ),
    );
  });
}
