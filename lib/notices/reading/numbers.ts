import type { Prepared } from "#lib/notices/reading/passes.ts";
import { findPhrases } from "#lib/notices/reading/phrases.ts";
import { type Token, tokenise } from "#lib/notices/reading/text.ts";
import { VOCABULARY } from "#lib/notices/reading/vocabulary.ts";

const decided = new WeakMap<Prepared, "lots" | "serials">();

/**
 * What the numbers under "serial or lot number" are, judged by the words of the whole text: a letter that
 * speaks of lots gives lots; else consumables carry lots and equipment carries serial numbers.
 */
export function numberKindOf(prepared: Prepared): "lots" | "serials" {
  const known = decided.get(prepared);
  if (known) return known;
  const kind = decide(prepared);
  decided.set(prepared, kind);
  return kind;
}

function decide(prepared: Prepared): "lots" | "serials" {
  let lots = 0;
  let serials = 0;
  for (const label of prepared.labels) {
    if (label.field === "lot") lots += 1;
    if (label.field === "serial") serials += 1;
  }
  if (lots !== serials) return lots > serials ? "lots" : "serials";
  let consumables = 0;
  let equipment = 0;
  const headings = new Set(
    prepared.sections.flatMap(({ heading }) =>
      Array.from({ length: heading.to - heading.from + 1 }, (_, at) => heading.from + at),
    ),
  );
  const count = (tokens: readonly Token[]) => {
    consumables += findPhrases(VOCABULARY.consumables, tokens).length;
    equipment += findPhrases(VOCABULARY.equipment, tokens).length;
  };
  for (const [index, line] of prepared.notice.lines.entries()) {
    if (line.zone === "body" && !headings.has(index)) count(line.tokens);
  }
  // On the last line of a heading its value may begin: "1.1 Device type  Patient lift".
  for (const { heading, text } of prepared.sections) {
    const begins = text.split("\n", 1)[0] ?? "";
    if (begins !== "" && prepared.notice.lines[heading.to]?.text.includes(begins)) count(tokenise(begins));
  }
  return equipment > consumables ? "serials" : "lots";
}
