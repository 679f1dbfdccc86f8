import type { Fact } from "#lib/notices/facts.ts";

type Translate = ((key: string, values?: Record<string, string | number>) => string) & {
  has?: (key: string) => boolean;
};

const named = new Set(["subject", "body", "manual"]);

/** How sure a reading is, as a key under `notice.confidence`. */
export function confidenceOf(confidence: number): "sure" | "likely" | "unsure" {
  return confidence >= 0.85 ? "sure" : confidence >= 0.65 ? "likely" : "unsure";
}

/** The same in whole per cent. */
export function percentOf(confidence: number): number {
  return Math.round(confidence * 100);
}

/** Where a fact stands, in words: "FSN.pdf, sida 2". `t` translates the whole of the messages. */
export function sourceInWords(fact: Fact, t: Translate): string {
  const name = sourceName(fact.source, t);
  return fact.page === null ? name : t("notice.source.page", { name, page: fact.page });
}

/** The name of a text of a message: files are called as they came. */
export function sourceName(source: string, t: Translate): string {
  return named.has(source) ? t(`notice.source.${source}`) : source;
}

/** A value as people read it: codes that stand for words in the interface are shown as those words. */
export function shownValue(fact: Fact, t: Translate): string {
  if (/^\w+$/.test(fact.value) && t.has?.(`notice.actionTypes.${fact.value}`))
    return t(`notice.actionTypes.${fact.value}`);
  return fact.value === "yes" || fact.value === "no" ? t(`form.${fact.value}`) : fact.value.slice(0, 300);
}
