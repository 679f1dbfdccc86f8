import type { Fact } from "#lib/notices/facts.ts";
import type { NumberKind } from "#lib/notices/reading/anvisaLabels.ts";
import { isNumber, refsInModels } from "#lib/notices/reading/anvisaModels.ts";
import { readPageNumbers } from "#lib/notices/reading/anvisaNumbers.ts";
import type { AnvisaPage, PageField } from "#lib/notices/reading/anvisaPage.ts";
import { toldVersions, versionsOfModels } from "#lib/notices/reading/anvisaVersions.ts";
import { factAt, mergeFacts } from "#lib/notices/reading/fact.ts";
import type { Prepared } from "#lib/notices/reading/passes.ts";
import { squeeze } from "#lib/notices/reading/text.ts";
import { isGtin } from "#lib/notices/udi.ts";

type PageIdentifiers = { refs: Fact[]; lots: Fact[]; serials: Fact[]; softwareVersions: Fact[] };

const CONFIDENCE = { field: 0.9, model: 0.8, prose: 0.6 } as const;

/**
 * Article, lot and serial numbers and versions of an alert page: from its own fields, and from the description of the
 * problem only where its fields hold none.
 */
export function readAnvisaIdentifiers(prepared: Prepared, page: AnvisaPage): PageIdentifiers {
  const isApparatus = page.type === "equipment" || page.type === "instrument";
  const models = refsInModels(page.models.text, page.type).filter((code) => !page.registrations.has(code));
  const numbers = readPageNumbers(page.numbers.text, {
    kind: kindOf(page),
    software: page.type === "software",
    models: new Set([...modelNames(page), ...models]),
    registrations: page.registrations,
    shortNumbers: (page.numbers.text.match(/(?<![\w./-])(?!19|20)\d{4}(?![\w/-])/g) ?? []).length > 1,
    modelsAreRefs: page.type === "material" || page.type === "reagent",
  });
  const facts = (values: Iterable<string>, field: PageField, confidence: number) =>
    [...values].map((value) => factAt(prepared.notice, field.span, value, confidence));
  const refs = isApparatus && numbers.refs.size > 0 ? [] : models;
  const none = numbers.lots.size + numbers.serials.size === 0;
  const told = none ? toldNumbers(page.problem.text) : { lots: [], serials: [] };
  const modelVersions = numbers.versions.size > 0 ? [] : versionsOfModels(page.models.text);
  const spoken = numbers.versions.size + modelVersions.length > 0 ? [] : toldVersions(page.problem.text);
  return {
    refs: mergeFacts([
      // A device identifier before its lots is read as what it is.
      ...facts(
        [...numbers.refs].filter((code) => code.length !== 14 || !isGtin(code)),
        page.numbers,
        CONFIDENCE.field,
      ),
      ...facts(refs, page.models, CONFIDENCE.model),
    ]),
    lots: mergeFacts([
      ...facts(numbers.lots, page.numbers, CONFIDENCE.field),
      ...facts(told.lots, page.problem, CONFIDENCE.prose),
    ]),
    serials: mergeFacts([
      ...facts(numbers.serials, page.numbers, CONFIDENCE.field),
      ...facts(told.serials, page.problem, CONFIDENCE.prose),
    ]),
    softwareVersions: mergeFacts([
      ...facts(numbers.versions, page.numbers, CONFIDENCE.field),
      ...facts(modelVersions, page.models, CONFIDENCE.model),
      ...facts(spoken, page.problem, CONFIDENCE.prose),
    ]),
  };
}

/** Implants that have serial numbers although they are materials. */
const NUMBERED_IMPLANT =
  /marca-?passo|desfibrilador|lente|estimulador|implante coclear|pr[óo]tese (?:valvar|valvular|mam[áa]ri)|v[áa]lvula card|bomba|endopr[óo]tese|monitor|aparelho auditivo/iu;

/**
 * What numbers are that the page calls neither: those that the text calls lots are lots; else apparatus and some
 * implants have serial numbers, and all other things lots.
 */
function kindOf(page: AnvisaPage): NumberKind {
  const prose = `${page.problem.text}\n${page.advice.text}`;
  const numbers = new Set(page.numbers.text.split(/[^\p{L}\d._/-]+/u).filter(isNumber));
  const told = toldNumbers(prose);
  const lots = told.lots.filter((code) => numbers.has(code)).length;
  const serials = told.serials.filter((code) => numbers.has(code)).length;
  if (lots !== serials) return lots > serials ? "lots" : "serials";
  const count = (word: RegExp) => prose.match(word)?.length ?? 0;
  const difference = count(/(?<!\p{L})lotes?(?!\p{L})/giu) - count(/(?<!\p{L})s[ée]ries?(?!\p{L})/giu);
  const isApparatus = page.type === "equipment" || page.type === "instrument" || page.type === "software";
  const numbered = isApparatus || NUMBERED_IMPLANT.test(page.technicalName);
  // The reagents that an analyser uses have lots too.
  if (numbered) return difference >= 2 && page.type !== "instrument" ? "lots" : "serials";
  return difference <= -2 ? "serials" : "lots";
}

/** "os lotes 2315, 2316 e 2317", "nº de série 4711": numbers in sentences, right behind the word for them. A year is when, and no number. */
function toldNumbers(prose: string): { lots: string[]; serials: string[] } {
  const list =
    "((?:\\s*(?:[,;]|e|ou|n[º°]s?|:)?\\s*(?=[\\w./-]{0,39}\\d)[A-Z\\d][\\w./-]{2,39}(?![\\w/-])){1,400})";
  const codes = (label: string) =>
    [
      ...prose.matchAll(
        new RegExp(`(?<!\\p{L})(?:${label})\\s*(?:n[º°]s?\\.?|afetad[oa]s?)?\\s*:?${list}`, "giu"),
      ),
    ]
      .flatMap((match) => (match[1] ?? "").split(/[\s,;:]+/))
      .map((word) => word.replace(/[.)]+$/, ""))
      .filter((word) => word.length >= 4 && isNumber(word) && !/^(?:19|20)\d\d$/.test(word));
  return {
    lots: [...new Set(codes("lotes?"))],
    serials: [...new Set(codes("n[úu]meros? de s[ée]ries?|n[º°]s? de s[ée]ries?|s[ée]ries?|SN|S\\/N"))],
  };
}

/** The models, and what they begin with: "Cios", "Cios Spin". */
function modelNames(page: AnvisaPage): Set<string> {
  const names = new Set<string>();
  for (const piece of page.models.text.split(/[;\n]/)) {
    const words = squeeze(piece.replace(/\(\d{8,}\)/g, " "))
      .replace(/\.$/, "")
      .split(" ");
    for (let end = 1; end <= Math.min(words.length, 6); end += 1) names.add(words.slice(0, end).join(" "));
  }
  return names;
}
