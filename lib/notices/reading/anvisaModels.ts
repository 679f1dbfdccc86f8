import type { ProductType } from "#lib/notices/reading/anvisaPage.ts";
import { squeeze } from "#lib/notices/reading/text.ts";

const WORD = /^(?:[\p{Lu}\d]|\p{Ll}{1,2}(?=\d{4}))(?:[\p{L}\d._/+#*-]*[\p{L}\d*])?$/u;
const MEASURE =
  /^\d{1,4}(?:[.,]\d+)?(?:[x×*]\d+(?:[.,]\d+)?)*(?:mm|cm|ml|mg|kg|g|l|m|v|w|hz|fr|ch|%|un|unid|unidades?|testes?|kits?|frascos?)$/i;
const MONTH = /^(?:(?:0?[1-9]|1[0-2])[/.-](?:19|20)\d\d|(?:19|20)\d\d[/.-](?:0[1-9]|1[0-2]))$/;
const MAX_CODE = 40;
/** The authority's registration of a product. */
const REGISTRATION = /^[18]\d{10}$/;

/** A date or a month: "12/2024", "30/06/2023", "2025-06-30". */
export function isDay(word: string): boolean {
  return MONTH.test(word) || /^\d{1,2}[/.-]\d{1,2}[/.-](?:\d{2}|\d{4})$|^\d{4}-\d\d-\d\d$/.test(word);
}

/** Whether a word of a list has the shape of a lot, serial or article number. */
export function isNumber(word: string): boolean {
  if (word.length < 3 || word.length > MAX_CODE || !/\d/.test(word) || !WORD.test(word)) return false;
  if (/\p{Ll}{3,}/u.test(word) || isDay(word)) return false;
  return !MEASURE.test(word) || /^\d{4,}[A-Z]$/.test(word);
}

/** The parts that full stops divide; "Cód. 115.066" and "Ref. 30455" are no ends. */
export function sentencesOf(text: string): string[] {
  return text
    .split(
      /(?<=\S{2})(?<!(?<!\p{L})(?:c[óo]ds?|refs?|lots?|mod|val|venc|fab|exp|n|no|s[ée]r|qtde?|unid))\.\s+(?=[\p{L}\d(])/iu,
    )
    .filter((sentence) => sentence.trim() !== "");
}

/** Words that announce an article number. */
export const CATALOGUE =
  "cat[áa]logos?(?:\\s+n[º°o]\\.?)?|refs?\\.?(?=[\\s:.])|refer[êe]ncias?|c[óo]digos?(?:\\s+(?:do produto|comercia(?:l|is)))?|c[óo]ds?\\.|part\\s?numbers?|PN(?=[\\s:])|P\\/N|OT\\s+codes?|UPN|item(?:\\s+n[º°o]\\.?)?|SKU";
const LABELLED = new RegExp(`(?<!\\p{L})(?:${CATALOGUE})\\s*[:.]?\\s*(\\S+)`, "giu");
/** "QBD - 6x3", "INS 2.50x13", "CF 3510": letters and a size or number that are one article number. */
export const SPACED_ARTICLE = /^\p{Lu}{2,5}(?:(?:\s-\s|\s)\d[\d.,]*(?:[x×]\d[\d.,]*)+|\s\d{3,6})$/u;

/**
 * The article numbers among the models of a page: "SECU005", "02.12.17.00006 - Rasp", "Control (HN1530)". The model
 * of an apparatus, "BF-P190", is its name, and only a long number there is an article number.
 */
export function refsInModels(text: string, type: ProductType): string[] {
  const found: string[] = [];
  const labelled = new RegExp(`^\\((?:${CATALOGUE})`, "iu");
  // A note in brackets may hold the mark that divides the models: "(5 ml level 2; 5 ml level 3)".
  const models = text.replace(/\([^()]*\)/g, (note) =>
    /^\([^()\s]{4,30}\)$/.test(note) || labelled.test(note) ? note : " ",
  );
  for (const piece of models.split(/[;\n•]/).flatMap(sentencesOf)) {
    for (const code of inPiece(squeeze(piece).replace(/\.$/, ""), type))
      if (!found.includes(code)) found.push(code);
  }
  return found;
}

function inPiece(written: string, type: ProductType): string[] {
  const piece = written.replace(/^(?:\([18]\d{10}\)\s*)+/, "");
  // "A1 (código 2100-A1) e A2 (código 2100-A2)": each model has its own.
  const labelled = [...piece.matchAll(LABELLED)]
    .map((match) => match[1]?.replace(/[),.;:]+$/, "") ?? "")
    .filter(isNumber);
  if (labelled.length > 0) return [...new Set(labelled)];
  const strict = type === "equipment" || type === "instrument" || type === "software" || type === "unknown";
  const accept = (code: string) =>
    isNumber(code) && !REGISTRATION.test(code) && (!strict || isLongNumber(code));
  const bracketed = [...piece.matchAll(/\(([^()\s]{4,30})\)/g)].map((match) => match[1] ?? "").filter(accept);
  const name = squeeze(piece.replace(/\([^()]*\)/g, " "));
  return [...outside(name, accept, strict), ...bracketed];
}

function isLongNumber(code: string): boolean {
  return (
    (/\d{5}/.test(code) || code.replace(/\D/g, "").length >= 6) &&
    !/^(?:19|20)\d\d(?:0[1-9]|1[0-2])\d\d$/.test(code)
  );
}

function outside(name: string, accept: (code: string) => boolean, strict: boolean): string[] {
  if (name === "") return [];
  if (!strict && SPACED_ARTICLE.test(name)) return [name];
  const parts = name.split(/,\s+|\s+(?:e|ou|\/)\s+/).filter((part) => part !== "");
  if (parts.every(isCode)) return parts.filter((part) => accept(part) && isWhole(part));
  const words = name.split(" ");
  const [first = "", second = ""] = words;
  const last = words.at(-1) ?? "";
  const isDash = (word: string | undefined) => word !== undefined && /^[-–—:|]$/.test(word);
  if (isDash(second) && accept(first)) return [first];
  if (/[:–-]$/.test(first) && accept(first.slice(0, -1))) return [first.slice(0, -1)];
  if (isDash(words.at(-2)) && accept(last)) return [last];
  // "359529 Evia DR-T", "EBI-002 fotossensível": a number before a name, when it can be nothing else.
  return accept(first) && (isLongNumber(first) || (/\d{3}/.test(first) && /^\p{Lu}{2,}-/u.test(first)))
    ? [first]
    : [];
}

function isCode(part: string): boolean {
  return isNumber(part);
}

/** A model that is nothing but its number: "N95" and "T2" are names. */
function isWhole(code: string): boolean {
  return code.length >= 4 && code.replace(/\D/g, "").length >= 2;
}
