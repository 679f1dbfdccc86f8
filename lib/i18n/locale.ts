export const locales = ["sv", "en"] as const;
export type Locale = (typeof locales)[number];
export const localeCookie = "vigilans-locale";

/** The language that a value names, else Swedish. */
export function localeOf(value: string | null | undefined): Locale {
  return value === "en" ? "en" : "sv";
}
