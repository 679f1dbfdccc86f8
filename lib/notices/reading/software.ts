import type { Fact } from "#lib/notices/facts.ts";
import { readCodes } from "#lib/notices/reading/codes.ts";
import { factAt, mergeFacts } from "#lib/notices/reading/fact.ts";
import { NUMBERS } from "#lib/notices/reading/labelFields.ts";
import { CONFIDENCE, type FieldValue, type Prepared } from "#lib/notices/reading/passes.ts";
import { spokenVersions } from "#lib/notices/reading/spokenVersions.ts";
import { squeeze } from "#lib/notices/reading/text.ts";
import { readVersions } from "#lib/notices/reading/versions.ts";

/** "All versions" under "serial numbers" is a rule about versions. */
export const VERSIONS =
  /(?<!\p{L})(?:version(?:s|er|en|ner|i|es)?|versão|versões|versies?|versión|versione|versjon(?:er)?)(?!\p{L})/iu;

/** Software versions under their labels, and those that were put under the labels of lots or serial numbers. */
export function readSoftware(prepared: Prepared, values: readonly FieldValue[]): Fact[] {
  const facts = values
    .filter((value) => value.field === "software" || NUMBERS.has(value.field))
    .flatMap((value) =>
      versionsOf(prepared, value).map((version) =>
        factAt(
          prepared.notice,
          value.span,
          version,
          value.pass === "sentence" ? 0.6 : CONFIDENCE[value.pass],
        ),
      ),
    );
  const strong = facts.filter((fact) => fact.confidence > 0.6);
  const spoken = strong.length > 0 ? [] : spokenVersions(prepared);
  const numberIn = (version: string) => /\d[\d.]*/.exec(version)?.[0] ?? version;
  const others = facts.filter(({ value }) => !spoken.some((rule) => rule.value.includes(numberIn(value))));
  const weak = [...spoken, ...others];
  return mergeFacts(strong.length > 0 ? strong : weak, (value) => squeeze(value).toLowerCase());
}

function versionsOf(prepared: Prepared, value: FieldValue): string[] {
  if (value.field === "software")
    return value.pass === "sentence" && isInstalled(prepared, value) ? [] : readVersions(value.text);
  if (!VERSIONS.test(value.text)) return [];
  const rules = [...readCodes(value.text, true).values, ...readVersions(value.text)];
  const found = [...new Set(rules)].filter((rule) => VERSIONS.test(rule));
  const every = EVERY_VERSION.exec(value.text)?.[0];
  return found.length === 0 && every ? [every] : found;
}

/**
 * "Vi kommer att installera programvara 2.7": the version that mends it. "Enheter med installerad programvara 2.7" and
 * "levererade med ny programvara 4.2" name one that is affected.
 */
function isInstalled(prepared: Prepared, value: FieldValue): boolean {
  const line = prepared.notice.lines[value.span.from]?.text ?? "";
  const before = line.slice(0, Math.max(0, line.indexOf(value.text))).slice(-70);
  return INSTALLED.test(before) || (VERB_BEHIND.test(value.text) && !/\bnach\b[^,.;]*$/i.test(before));
}

/** What is done or will be: "installed" and "uppdaterats" tell what was. */
const INSTALLING = [
  /(?:re)?install(?:ing)?|updat(?:e|ing)|upgrad(?:e|ing)|be(?:ing)?\s(?:install|updat|upgrad)ed/,
  /(?:fix|correct)ed\sin/,
  /(?:install|uppdat|uppgrad)era[rs]?|(?:uppdatering|uppgradering)(?:en)?(?:\sav\s\p{L}+)?\still/u,
  /(?:install|aktualis)ieren\ssie|aktualisierung(?:\sder\s\p{L}+)?\sauf/u,
  /install(?:er|ez|erons)|(?:mettre|mettez|mettrons|mise)\sà\s(?:jour|niveau)|(?:être|sera|seront)\smise?s?\sà\sjour/,
  /(?:install|opdat|opgrad|oppdat|oppgrad)er(?:e|er|es)?|(?:opdatering|oppdatering)(?:en)?(?:\sa[fv]\s\p{L}+)?\stil/u,
  /install(?:eer|eren)|bijwerken|bij\snaar|upgraden/,
  /(?<!(?:med|with|mit|avec|met)\s(?:(?:den|der|en|la|une|de|een)\s)?)(?:ny|neue\p{L}?|nouvelle|nieuwe)/u,
];
const INSTALLED = new RegExp(
  `(?<!\\p{L})(?<!(?:after|efter|nach|après|etter|na)\\s(?:(?:an?|the|att|der|la|de|en|å|at)\\s)?)(?:${INSTALLING.map(({ source }) => source).join("|")})(?!\\p{L})[^.;]*$`,
  "iu",
);
/** "auf Version 2.7 aktualisieren": the verb stands last. */
const VERB_BEHIND =
  /^\S+\s(?:(?:zu\s)?(?:aktualisieren|installieren|aufspielen|einspielen)|(?:aktualisiert|installiert)\swerden|bijwerken|bijgewerkt\sworden)(?!\p{L})/iu;

const EVERY_VERSION =
  /(?:all|alla|alle|sämtliche|samtliga|todas as|todas las|toutes les|tutte le)\s(?:software\s)?(?:versions?|versioner|versionen|versões|versiones|versioni|versies)(?!\p{L})/iu;
