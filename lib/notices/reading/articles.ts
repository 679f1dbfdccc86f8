import { looksLikeCode } from "#lib/notices/reading/codeShape.ts";
import { readCodes } from "#lib/notices/reading/codes.ts";
import { NUMBERS } from "#lib/notices/reading/labelFields.ts";
import type { FieldValue, Prepared } from "#lib/notices/reading/passes.ts";
import { phraseAt } from "#lib/notices/reading/phrases.ts";
import { tokenise } from "#lib/notices/reading/text.ts";
import { VOCABULARY } from "#lib/notices/reading/vocabulary.ts";

/** "Product Number (Lot Code): 1. G26862 (W3915653); 2. …": each article with its numbers in brackets behind it. */
const BRACKETED = /(?:^|[\s;,])([^\s;,()]{3,40})\s?\(\s*([^()]{3,400})\)/g;

/**
 * "Reference Number/UDI Number/Lot Number(s)" above rows of cells. An article stands only in the first of its rows,
 * so short rows are the last cells.
 */
function columnsOfNumbers(value: FieldValue): { refs: string[]; numbers: string[] } | null {
  if (value.field !== "lotOrSerial") return null;
  const [head = "", ...rows] = value.text.split("\n");
  const columns = head.split(/\/|\t/).map((name) => phraseAt(VOCABULARY.labels, tokenise(name), 0)?.key);
  if (columns.length < 2 || rows.length === 0 || columns.some((field) => field === undefined)) return null;
  const refs = new Set<string>();
  const numbers: string[] = [];
  for (const row of rows) {
    const cells = row.split("\t").map((cell) => cell.trim());
    const missing = columns.length - cells.length;
    if (missing < 0) return null;
    cells.forEach((cell, at) => {
      const field = columns[at + missing];
      if (field === "lot" || field === "serial") numbers.push(...readCodes(cell, true).values);
      else if ((field === "ref" || field === "reference" || field === "model") && looksLikeCode(cell))
        refs.add(cell);
    });
  }
  return { refs: [...refs], numbers };
}

/**
 * Articles that stand each beside its own numbers, with nothing else to tell them apart: numbers in brackets behind
 * the article, where the label announces both, or two columns of different shape in turn.
 */
export function articlesWithNumbers(value: FieldValue): { refs: string[]; numbers: string[] } | null {
  const rows = columnsOfNumbers(value);
  if (rows) return rows;
  if (value.field === "udi" && value.note) {
    const lots = [...value.text.matchAll(BRACKETED)].flatMap((item) => readCodes(item[2] ?? "", true).values);
    return lots.length > 0 ? { refs: [], numbers: lots } : null;
  }
  const headed = value.field === "ref" ? headedList(value.text) : null;
  if (headed) return headed;
  if (value.field === "ref" && value.note) {
    const items = [...value.text.matchAll(BRACKETED)].filter((item) => looksLikeCode(item[1] ?? ""));
    const numbers = items.flatMap((item) => readCodes(item[2] ?? "", true).values);
    return numbers.length > 0 ? { refs: items.map((item) => item[1] ?? ""), numbers } : null;
  }
  if (value.field !== "lotOrSerial" && value.field !== "lot" && value.field !== "serial") return null;
  const words = value.text.trim().split(/[\s;]+/);
  const [refs, numbers] = [words.filter((_, at) => at % 2 === 0), words.filter((_, at) => at % 2 === 1)];
  const articles = new Set(refs);
  const shapes = (codes: string[]) => new Set(codes.map((code) => code.replace(/\d+/g, "9")));
  const alternate =
    words.length >= 6 &&
    words.length % 2 === 0 &&
    words.every(looksLikeCode) &&
    articles.size < refs.length &&
    shapes(refs).size === 1 &&
    shapes(numbers).size === 1 &&
    shapes([...refs, ...numbers]).size === 2;
  return alternate ? { refs: [...articles], numbers } : null;
}

/** Longest list behind one article that is looked at, in characters. */
const MAX_HEADED = 2_000;

/** "5F11L: REGS0421, REGT1102" behind "Catalog": one article, and after a colon nothing but numbers. */
function headedList(text: string): { refs: string[]; numbers: string[] } | null {
  if (text.length > MAX_HEADED) return null;
  const [, article = "", list = ""] = /^(\S{3,30}):\s+(\S[^:]*?)[\s;.]*$/.exec(text) ?? [];
  const numbers = list.split(/[,;]\s*|\s(?:and|&)\s/);
  return looksLikeCode(article) && numbers.every(looksLikeCode) ? { refs: [article], numbers } : null;
}

/** "5016921 sleep set, 5016931 sleep set plus and 5017391 …": items that each begin with their article number. */
export function namedItems(text: string, known: readonly string[]): string[] {
  const items = (text.split(/\.\s|[\n;]/)[0] ?? "").split(
    /,\s*(?:and\s|och\s|und\s)?|\s(?:and|och|und)\s(?=\d)/,
  );
  const codes = items.map((item) => /^\s*(\d{5,}|[A-Z\d]+-[A-Z\d-]+)\s\p{L}{2}/u.exec(item)?.[1] ?? "");
  const all = codes.length >= 2 && codes.every((code) => looksLikeCode(code));
  return all ? codes.filter((code) => !known.includes(code)) : [];
}

const IN_BRACKETS = /[\p{L})][®™\s]*[[(]\s*(?:Product\s)?Reference(?:\s\p{L}{2,8})?[.:]{0,2}\s*$/u;

/**
 * Whether "reference number" announces an article: its lots follow in the same line, "Reference number: 2064-HQS
 * (Lot number: 14/751)", or each of several such references has its lots on the line below.
 */
export function isOfArticle(prepared: Prepared, value: FieldValue, values: readonly FieldValue[]): boolean {
  if (value.closedBy && NUMBERS.has(value.closedBy)) return true;
  // "… Hematology Analyser [Reference: B40601; software version 1.0.2]": in brackets behind the name of a device.
  const line = prepared.notice.lines[value.span.from]?.text ?? "";
  if (IN_BRACKETS.test(line.slice(0, Math.max(0, line.indexOf(value.text))))) return true;
  if (value.closedBy) return false;
  // Nobody refers to one action by three numbers: "Reference Numbers: IN4130/K, IN4130/L, IN4130/T".
  if (readCodes(value.text, false).values.length >= 3) return true;
  return headsNumbers(prepared, value) && countOfHeads(prepared, values) > 1;
}

const numberLines = new WeakMap<Prepared, ReadonlySet<number>>();
const heads = new WeakMap<readonly FieldValue[], number>();

/** Whether the line below a reference holds the label of lots or serial numbers. */
function headsNumbers(prepared: Prepared, value: FieldValue): boolean {
  const known = numberLines.get(prepared);
  const lines =
    known ?? new Set(prepared.labels.filter(({ field }) => NUMBERS.has(field)).map(({ line }) => line));
  if (!known) numberLines.set(prepared, lines);
  return value.field === "reference" && lines.has(value.span.to + 1);
}

/** How many of the values are such references: counted once, since a list of articles may hold thousands. */
function countOfHeads(prepared: Prepared, values: readonly FieldValue[]): number {
  const count = heads.get(values) ?? values.filter((value) => headsNumbers(prepared, value)).length;
  heads.set(values, count);
  return count;
}
