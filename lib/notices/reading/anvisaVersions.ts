import { squeeze } from "#lib/notices/reading/text.ts";

/** A rule that stands before its number: "anteriores ao número 4711". */
export const RULE_BEFORE =
  /(?<!\p{L})(?:anterior(?:es)?\s+(?:a|ao|à)s?|posterior(?:es)?\s+(?:a|ao|à)s?|a partir d[aeo]|abaixo d[aeo]|acima d[aeo]|inferior(?:es)?\s+(?:a|ao|à)|superior(?:es)?\s+(?:a|ao|à)|menor(?:es)?\s+(?:que|do que)|maior(?:es)?\s+(?:que|do que)|iniciad[oa]s?\s+(?:com|por|em)|come[çc]ad[oa]s?\s+(?:com|por)|que\s+(?:come[çc]am|iniciam)\s+(?:com|por)|terminad[oa]s?\s+em|at[ée](?:\s+[ao])?)(?!\p{L})/iu;

/** Whether words under "serial numbers" can only be a version. */
export function isVersion(piece: string): boolean {
  return /(?<![\d.])[vV]?\d+(?:\.\d+)+|(?<!\p{L})V[A-Z]\d\d|(?<!\p{L})[vV]\d/u.test(piece);
}

/** Versions are what begins with a digit in each part: "Monaco 5.40 até 5.51.11", "1.14 e anteriores". */
export function versionsIn(piece: string): string[] {
  const every = /tod[oa]s? as vers[õo]es/iu.exec(piece)?.[0];
  if (every) return [every];
  return piece.split(/\s(?:e|ou)\s(?=\S*\d)/u).flatMap((part) => {
    const words = part.split(" ");
    const rule = RULE_BEFORE.exec(part);
    const first = words.findIndex((word) => /\d/.test(word));
    if (first < 0 || part.length > 90) return [];
    const text =
      rule && rule.index < words.slice(0, first).join(" ").length
        ? part.slice(rule.index)
        : words.slice(first).join(" ");
    return [
      squeeze(
        text.replace(/\s(?:d[aeo]s?|em|para|com|instalad[oa]s?|est[ãa]o|é|s[ãa]o)(?:\s.*)?$/u, ""),
      ).replace(/[.,:;]+$/, ""),
    ];
  });
}

const VERSION = "(?:[vV]\\.?\\s?)?[A-Z]{0,3}\\d[\\w]*(?:\\.\\w+)*(?:\\s(?:SP|HF|rev\\.?)\\s?\\d+)?";
const LIMIT = "(?:\\s(?:e|ou)\\s(?:anterior|inferior|posterior|superior)\\p{L}*)?";
const TOLD_VERSIONS = new RegExp(
  `(?<!\\p{L})(?:vers(?:ão|ões|ao)(?:\\s(?:de|do)\\s(?:software|firmware|programa))?|software(?:\\svers(?:ão|ões))?)\\s*:?\\s*(${VERSION}(?:(?:\\s?,\\s|\\s(?:e|ou|a|até)\\s)${VERSION})*${LIMIT})(?![\\p{L}\\d])`,
  "giu",
);
/** A version of Siemens behind the name of a system: "Sistema: Cios Spin VA30". */
const NAMED_VERSION = /(?<=\p{L}\s)V[A-Z]\d\d[A-Z]?(?:\sSP\d{1,2}[A-Z]?)?(?![\p{L}\d])/gu;
const REPAIRED =
  /(?<!\p{L})(?:nova|novo|instal\p{L}+|atualiz\p{L}+|corri\p{L}+|correção|solu\p{L}+|liberad\p{L}+|dispon[íi]\p{L}+|resolv\p{L}+|próxima|futura)(?!\p{L})[^.;]{0,60}$/iu;

/** "Fluxo 200 versão de software 3.02 e 3.03": the versions that a model is affected with. */
export function versionsOfModels(models: string): string[] {
  const found = [...models.matchAll(TOLD_VERSIONS)].flatMap((match) =>
    (match[1] ?? "").split(/\s?,\s|\s(?:e|ou)\s(?=\S*\d)/u).map(squeeze),
  );
  return [...new Set(found)].filter((version) => isVersion(version));
}

/** The versions that the description of the problem names, save those that mend it. */
export function toldVersions(problem: string): string[] {
  const found: string[] = [];
  const matches = [
    ...[...problem.matchAll(TOLD_VERSIONS)].map((match) => ({ at: match.index, text: match[1] ?? "" })),
    ...[...problem.matchAll(NAMED_VERSION)].map((match) => ({ at: match.index, text: match[0] })),
  ];
  for (const { at, text } of matches) {
    if (REPAIRED.test(problem.slice(Math.max(0, at - 90), at))) continue;
    for (const version of text.split(/\s?,\s|\s(?:e|ou)\s(?=\S*\d)/u)) {
      const value = squeeze(version);
      if (!found.includes(value)) found.push(value);
    }
  }
  return found;
}
