import type { Fact } from "#lib/notices/facts.ts";
import type { NoticeText, Span } from "#lib/notices/reading/document.ts";
import { evidenceOf } from "#lib/notices/reading/document.ts";
import { identifierKey } from "#lib/notices/reading/text.ts";

/** A fact with its place. `words` are what its value was made from. The page is left out for texts without pages (subject, mail). */
export function factAt(
  notice: NoticeText,
  span: Span,
  value: string,
  confidence: number,
  words = value,
): Fact {
  const line = notice.lines[span.from];
  const paged = line?.kind === "pdf" || line?.kind === "docx" || line?.kind === "text";
  return {
    value,
    confidence,
    page: paged ? line.page : null,
    source: line?.source ?? "",
    evidence: evidenceOf(notice, span, words),
  };
}

/** The same identifier read twice is one fact: the surer reading stays, at the place of the first. */
export function mergeFacts(facts: readonly Fact[], keyOf: (value: string) => string = identifierKey): Fact[] {
  const merged = new Map<string, Fact>();
  for (const fact of facts) {
    const key = keyOf(fact.value);
    const known = merged.get(key);
    if (!known || known.confidence < fact.confidence) merged.set(key, fact);
  }
  return [...merged.values()];
}
