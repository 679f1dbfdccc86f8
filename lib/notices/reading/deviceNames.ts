import { looksLikeCode } from "#lib/notices/reading/codeShape.ts";
import { findDates } from "#lib/notices/reading/dates.ts";
import { CODED } from "#lib/notices/reading/labelFields.ts";
import { findPhrases } from "#lib/notices/reading/phrases.ts";
import { squeeze, tokenise } from "#lib/notices/reading/text.ts";
import { trailingArticles } from "#lib/notices/reading/trailingArticles.ts";
import { VOCABULARY } from "#lib/notices/reading/vocabulary.ts";

const MAX_NAME = 160;

/** "A; B" and lines with bullets are several names; a comma is part of a name more often than not. */
export function deviceNames(text: string): string[] {
  return text
    .split(/;|\n\s*(?=[•·▪*–-]\s)|\s\|\s|\t/)
    .flatMap(family)
    .flatMap((part) => joinWrapped(part))
    .map(tidyName)
    .filter(isName);
}

/** "Maxi Move 5, Maxi Twin": names of one family in a row, told by the word that they all begin with. */
function family(part: string): string[] {
  const names = part.split(/,\s+(?:(?:och|and|und|et|og|en|y|e)\s+)?|\s+(?:och|and|und|et|og)\s+/u);
  const [first = ""] = squeeze(names[0] ?? "").split(" ");
  const isFamily = first.length >= 3 && /^\p{Lu}/u.test(first);
  const isOne = (name: string) => squeeze(name).startsWith(`${first} `);
  return isFamily && names.length > 1 && names.every(isOne) ? names : [part];
}

/** The cell of the template holds one name on each line, unless a line plainly goes on. */
function joinWrapped(part: string): string[] {
  const names: string[] = [];
  for (const line of part.split("\n")) {
    const text = line.trim();
    const before = names.at(-1);
    const goesOn = before !== undefined && (/[,(/&-]$/.test(before) || /^[\p{Ll}(,&/)]/u.test(text));
    if (text === "") continue;
    if (goesOn) names[names.length - 1] = `${before} ${text}`;
    else names.push(text);
  }
  return names;
}

/** A name without bullets, quotation marks and the numbers that stand around it. */
export function tidyName(text: string): string {
  let name = squeeze(text)
    .replace(/^[\s•·▪*–"'“”:-]+/, "")
    .replace(/["'”,.;:*\s]+$/, "")
    // "(1) 100 Test Kit", "Tubes. (a)": what counts the items of a list.
    .replace(/^\((?:\d{1,2}|\p{Ll})\)\s*|[\s.,:]+\((?:\d{1,2}|\p{Ll})\)$/gu, "");
  // A registration number in brackets, before or after the name, is not part of it.
  name = name.replace(/^\(\d{6,}\)\s*/, "").replace(/\s*\(\d{6,}\)$/, "");
  name = trailingArticles(name).name;
  const label = findLabelInside(name);
  return (label >= 0 ? name.slice(0, label) : name).replace(/[\s,.(–-]+$/, "").trim();
}

/** "Ventriculostomy Kit, REF: 46154": the name ends where the label of a number begins. */
function findLabelInside(name: string): number {
  const tokens = tokenise(name);
  const label = findPhrases(VOCABULARY.labels, tokens).find((match) => {
    const first = tokens[match.from];
    return CODED.has(match.key) && first !== undefined && /\p{Lu}|[:.#]/u.test(name.slice(first.start));
  });
  return label ? (tokens[label.from]?.start ?? -1) : -1;
}

function isName(name: string): boolean {
  if (name.length < 2 || name.length > MAX_NAME || !/\p{L}{2}/u.test(name)) return false;
  if (
    /^(?:(?:n\/?a|not applicable|ej tillämpligt|all|alla|the following)(?![\p{L}\d])|se (?:bilaga|nedan|tabell)|see (?:attach|append|below|table))/iu.test(
      name,
    )
  )
    return false;
  // "N° de commande : 778899", "SRN SE-MF-000012345": a number with what it is.
  if (/\p{L}\s?:\s*\d{4}|(?<!\w)[A-Z]{2}-MF-\d{9}/u.test(name)) return false;
  if (/[@?]|https?:|www\./i.test(name) || findDates(name).length > 0) return false;
  if (looksLikeCode(name) && !/\p{L}{2}/u.test(name)) return false;
  // "97.6000.26, 97.6000.29 und 97.6000.32" are numbers, and a long run of small words is a description.
  const parts = name.split(/[\s,;]+/).filter((word) => word.length > 3);
  if (parts.length > 1 && parts.every(looksLikeCode)) return false;
  if (!/[\p{Lu}\d]/u.test(name) && parts.length > 3) return false;
  // A whole sentence is a description, not a name.
  return !(
    name.split(" ").length > 14 &&
    /\s(?:is|are|har|är|may|kan|can|have|has|ist|sind|est|som|which)\s/i.test(name)
  );
}
