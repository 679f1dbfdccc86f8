import { createTranslator } from "use-intl/core";
import { timeZone } from "#lib/clock.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import en from "#messages/en.json" with { type: "json" };
import sv from "#messages/sv.json" with { type: "json" };

/** The texts in one language outside a request: for mails, documents, workers and scripts. */
export function translatorFor(locale: Locale) {
  return createTranslator({ locale, messages: locale === "en" ? en : sv, timeZone });
}
