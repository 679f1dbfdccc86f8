import { findDates } from "#lib/notices/reading/dates.ts";
import { squeeze } from "#lib/notices/reading/text.ts";

const PLACEHOLDER = /^(?:n\/?a|x{2,}|tbd|-+|\.+|ref)$/i;
const MAX_WORDS = 7;

/**
 * The reference at the start of a value: words of capitals and digits, joined by dashes and slashes, until
 * ordinary prose begins. "TSB 285 - PR127718/ 127735", "2021-CC-EC-012-IR", "PI-23-4912-FA (BR)".
 */
export function referenceAtStart(value: string): string | null {
  const line = value.split("\n").find((part) => part.trim() !== "") ?? "";
  const words = line.trim().split(/\s+/);
  const kept: string[] = [];
  for (const raw of words.slice(0, MAX_WORDS)) {
    const word = kept.length === 0 ? raw.replace(/^["'(#:]+/, "") : raw;
    const bare = word.replace(/["',;:.)\]|]+$/, "");
    if (!isReferenceWord(bare) || (hasDigit(kept) && endsReference(bare))) break;
    kept.push(bare === "" ? word : word.replace(/["',;:|]+$/, "").replace(/\.$/, ""));
    if (/[,;"|]$/.test(word)) break;
  }
  while (kept.length > 0 && /^[-–/&(]+$|^REV\.?$/i.test(kept.at(-1) ?? "")) kept.pop();
  while (kept.length > 0 && !/\d/.test(kept.at(-1) ?? "") && !/^\(.+\)$/.test(kept.at(-1) ?? "")) kept.pop();
  const reference = squeeze(kept.join(" ")).replace(/\)$/, (end) =>
    kept.join(" ").includes("(") ? end : "",
  );
  if (reference.length < 3 || reference.length > 50 || PLACEHOLDER.test(reference)) return null;
  // A date or a year is not a reference, and neither is a single short number.
  if (!/\d{2}/.test(reference) || /^\d{1,3}$|^(?:19|20)\d\d$/.test(reference)) return null;
  return findDates(reference).some((date) => date.end - date.start >= reference.length - 1)
    ? null
    : reference;
}

/**
 * The reference in "Ação de Campo Código FA 12 (CAPA 3) sob responsabilidade da empresa …" (ANVISA): what follows
 * tells exactly where it ends.
 */
export function referenceBefore(value: string): string | null {
  const found = /^\s*(\S[^\n]{0,80}?)\s+sob\s+(?:a\s+)?responsabilidade\s/iu.exec(value)?.[1];
  return found && !NOT_GIVEN.test(found) ? squeeze(found) : null;
}

const NOT_GIVEN = /^(?:n\/?a|n[ãa]o\s.*|sem\s.*|-+|x+)$/iu;

function hasDigit(words: string[]): boolean {
  return words.some((word) => /\d/.test(word));
}

function isReferenceWord(word: string): boolean {
  if (/^[-–/&]$/.test(word)) return true;
  if (/^[\p{L}\d](?:[\p{L}\d._/#()-]|,(?=\d{3}(?!\d)))*$/u.test(word) && /\d/.test(word))
    return !/\p{Ll}{4,}/u.test(word) || /-/.test(word);
  return /^\(?[\p{Lu}][\p{Lu}._/-]{0,11}\)?$/u.test(word);
}

/** "FSN-2024-01 Rev 2", "… 2024-03-05", "… URGENT": words that follow a reference without belonging to it. */
function endsReference(word: string): boolean {
  return (
    findDates(word).length > 0 ||
    /^v\d{1,2}(?:\.\d)?$|^(?:REV|REVISION|VERSION|FSN|FSCA|DATE|DATUM|URGENT|PAGE|VIKTIGT)\.?$/i.test(word)
  );
}
