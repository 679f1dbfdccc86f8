import type { Prepared } from "#lib/notices/reading/passes.ts";
import { findPhrases } from "#lib/notices/reading/phrases.ts";
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
    prepared.sections.flatMap(({ heading }) => {
      const lines = Array.from({ length: heading.to - heading.from + 1 }, (_, at) => heading.from + at);
      // On the last line of a heading its value may begin.
      return lines.length > 1 ? lines.slice(0, -1) : lines;
    }),
  );
  for (const [index, line] of prepared.notice.lines.entries()) {
    if (line.zone !== "body" || headings.has(index)) continue;
    consumables += findPhrases(VOCABULARY.consumables, line.tokens).length;
    equipment += findPhrases(VOCABULARY.equipment, line.tokens).length;
  }
  return equipment > consumables ? "serials" : "lots";
}
