import type { Missing } from "#lib/errors.ts";
import type { Translate } from "#lib/i18n/translate.ts";

/** What is missing, in words. `namespace` is where the messages keep such sentences. */
export function missingText(t: Translate, namespace: "refusals" | "conflict", item: Missing): string {
  const terms = Object.entries(item.terms ?? {}).map(([name, key]) => [name, t(key)] as const);
  const lists = Object.entries(item.lists ?? {}).map(
    ([name, keys]) => [name, keys.map((key) => t(key)).join(", ")] as const,
  );
  return t(`${namespace}.${item.key}`, { ...item.values, ...Object.fromEntries([...terms, ...lists]) });
}
