import type { Fact } from "#lib/notices/facts.ts";
import { readCodes } from "#lib/notices/reading/codes.ts";
import { factAt, mergeFacts } from "#lib/notices/reading/fact.ts";
import type { LabelField } from "#lib/notices/reading/languages/language.ts";
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
    .filter((value) => value.field === "software" || MISPLACED.has(value.field))
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

const MISPLACED: ReadonlySet<LabelField> = new Set<LabelField>(["serial", "lot", "lotOrSerial"]);

function versionsOf(prepared: Prepared, value: FieldValue): string[] {
  if (value.field === "software")
    return value.pass === "sentence" && isInstalled(prepared, value) ? [] : readVersions(value.text);
  if (!VERSIONS.test(value.text)) return [];
  const rules = [...readCodes(value.text, true).values, ...readVersions(value.text)];
  const found = [...new Set(rules)].filter((rule) => VERSIONS.test(rule));
  const every = EVERY_VERSION.exec(value.text)?.[0];
  return found.length === 0 && every ? [every] : found;
}

/** "Vi kommer att installera programvara 2.7": the version that mends it, not one that is affected. */
function isInstalled(prepared: Prepared, value: FieldValue): boolean {
  const line = prepared.notice.lines[value.span.from]?.text ?? "";
  const before = line.slice(0, Math.max(0, line.indexOf(value.text)));
  return INSTALLED.test(before.slice(-70));
}

const INSTALLED =
  /(?<!\p{L})(?:install\p{L}*|updat\p{L}*|upgrad\p{L}*|uppdatera\p{L}*|uppgradera\p{L}*|aktualisier\p{L}*|neue\p{L}?|mettre à jour|mise à jour|nouvelle|opdater\p{L}*|oppdater\p{L}*|nieuwe|bijwerken|bij naar|fixed in|corrected in|ny|ny version)(?!\p{L})[^.;]*$/iu;

const EVERY_VERSION =
  /(?:all|alla|alle|sämtliche|samtliga|todas as|todas las|toutes les|tutte le)\s(?:software\s)?(?:versions?|versioner|versionen|versões|versiones|versioni|versies)(?!\p{L})/iu;
