import { looksLikeCode } from "#lib/notices/reading/codeShape.ts";

const CODE = "[A-Z\\d](?:[A-Z\\d]|[./-](?=[A-Z\\d])){5,24}";
/** A longer text is no name, in characters. */
const MAX_LENGTH = 300;
/** What stands behind the last comma of a name, when it is nothing but numbers. */
const TAIL = new RegExp(`,\\s+(${CODE}(?:(?:,\\s+|,?\\s+and\\s+|\\s*&\\s*)${CODE})*)[\\s.]*$`, "u");

/**
 * "EMPOWR INSERT 7L 12MM, 343-12-707": the name of a device with its article numbers behind it and no word for them.
 * Only numbers that can hardly be anything else count: several parts joined by hyphens, at least five digits.
 */
export function trailingArticles(name: string): { name: string; articles: string[] } {
  const tail = name.length <= MAX_LENGTH ? TAIL.exec(name) : null;
  const articles = tail?.[1]?.split(/,?\s+and\s+|,\s+|\s*&\s*/) ?? [];
  return tail && articles.every(isArticle)
    ? { name: name.slice(0, tail.index), articles }
    : { name, articles: [] };
}

function isArticle(code: string): boolean {
  return looksLikeCode(code) && /\w-\w+/.test(code) && code.replace(/\D/g, "").length >= 5;
}
