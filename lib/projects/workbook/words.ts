import { translatorFor } from "#lib/i18n/translator.ts";
import type { Words } from "#lib/projects/workbook/plan.ts";

/** The words of workbooks: in the given language first. */
export function wordsIn(locale: string): Words {
  const languages = locale === "en" ? (["en", "sv"] as const) : (["sv", "en"] as const);
  const [first, second] = languages.map((language) => translatorFor(language) as (key: string) => string);
  return (key) => [first?.(key) ?? key, second?.(key) ?? key];
}
