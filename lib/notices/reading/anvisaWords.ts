import { isDay, isNumber } from "#lib/notices/reading/anvisaModels.ts";
import { squeeze } from "#lib/notices/reading/text.ts";

/** What tells the numbers of a page from its other words. */
export type WordContext = {
  /** The models of the page and the words that they begin with: one of them before a colon or a dash heads a list. */
  models: ReadonlySet<string>;
  registrations: ReadonlySet<string>;
  /** Whether numbers of four digits are listed: those that look like years are none. */
  shortNumbers: boolean;
  /** Whether a model that heads a list is an article number. */
  modelsAreRefs: boolean;
};

const RANGE =
  /(?:(?<!\p{L})(?<lead>de|do|da|entre)\s+(?:o\s+)?)?(?:(?:SN|NS|n[º°])\s*)?(?<from>[\p{Lu}\d][\p{L}\d._/#+-]{0,40})\s*(?:(?<!\p{L})(?<word>a|ao|à|até|ate|to|e)(?!\p{L})(?:\s+o)?|(?<=\s)[-–—]|[–—])\s*(?:(?:SN|NS|n[º°])\s*)?(?<to>[\p{Lu}\d][\p{L}\d._/#+-]{0,40})/gu;

/** The numbers and ranges of a piece that holds nothing else, put among those that are known. */
export function readNumbersOf(piece: string, numbers: Set<string>, context: WordContext): void {
  const left = piece.replace(RANGE, (range: string, ...rest: unknown[]) => {
    const { from = "", to = "", word = "", lead = "" } = rest.at(-1) as Record<string, string | undefined>;
    if ((word === "e" && lead !== "entre") || !isRangeEnd(from) || !isRangeEnd(to)) return range;
    const bare = range.replace(/^(?:de|do|da|entre)\s+(?:o\s+)?/u, "").replace(/^(?:SN|NS|n[º°])\s*/u, "");
    addNumber(numbers, bare);
    return " ";
  });
  const words = left
    .split(/\s+/)
    .map((word) => word.replace(/^[("'*]+|[)"'*.:,]+$/g, ""))
    .filter((word) => word !== "");
  // "ABV 12345": letters and digits that are one number.
  if (
    words.length === 2 &&
    /^\p{Lu}{2,4}$/u.test(words[0] ?? "") &&
    /^\d[\d-]{2,}\p{Lu}?$/u.test(words[1] ?? "")
  ) {
    addNumber(numbers, words.join(" "));
    return;
  }
  for (const word of words)
    for (const code of wordCodes(word, context))
      if (!context.registrations.has(code)) addNumber(numbers, code);
}

function wordCodes(word: string, context: WordContext): string[] {
  const [article = "", number = ""] = word.split("/");
  if (context.modelsAreRefs && number !== "" && context.models.has(article))
    return isNumber(number) ? [number] : [];
  if (/^(?:19|20)\d\d$/.test(word)) return context.shortNumbers ? [word] : [];
  // Points for commas: "123456.123457".
  const run = word.split(".");
  if (run.length > 1 && run.every((one) => /^\d{5,}$/.test(one) && one.length === run[0]?.length)) return run;
  const sides = word.split("/");
  if (
    sides.length > 1 &&
    sides.every((one) => one.length >= 6 && isNumber(one) && shapeOf(one) === shapeOf(sides[0]))
  )
    return sides;
  if (/^\d{4,}-\d{4,}$/.test(word)) {
    const [from = "", to = ""] = word.split("-");
    if (from.length === to.length && from < to) return [word];
  }
  return isNumber(word) ? [word] : [];
}

function shapeOf(code = ""): string {
  return code.replace(/\d/g, "9");
}

function isRangeEnd(code: string): boolean {
  return code.length >= 2 && /\d/.test(code) && !/\p{Ll}{3,}/u.test(code) && !isDay(code);
}

/** Puts a number without the marks behind it into a list. */
export function addNumber(list: Set<string>, value: string): void {
  const clean = squeeze(value).replace(/[.,;:]+$/, "");
  if (clean !== "") list.add(clean);
}
