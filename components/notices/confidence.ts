import type { Fact } from "#lib/notices/facts.ts";

type Translate = (key: string, values?: Record<string, string | number>) => string;

const named = new Set(["subject", "body", "manual"]);

/** How sure a reading is, as a key under `notice.confidence`. */
export function confidenceOf(confidence: number): "sure" | "likely" | "unsure" {
  return confidence >= 0.85 ? "sure" : confidence >= 0.65 ? "likely" : "unsure";
}

/** Where a fact stands, in words: "FSN.pdf, sida 2". `t` translates the whole of the messages. */
export function sourceInWords(fact: Fact, t: Translate): string {
  const name = named.has(fact.source) ? t(`notice.source.${fact.source}`) : fact.source;
  return fact.page === null ? name : t("notice.source.page", { name, page: fact.page });
}
