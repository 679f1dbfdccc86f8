/**
 * What a database column takes of a message: longer texts are cut there, since the raw bytes are kept whole.
 * Lengths are in UTF-16 units.
 */
export const COLUMN_LIMITS = {
  text: 1_000_000,
  html: 2_000_000,
  subject: 1_000,
  name: 300,
  address: 320,
  addresses: 200,
  // An index entry holds 2700 bytes at most, and a character takes up to three.
  messageId: 800,
  references: 100,
  problem: 200,
  problems: 50,
} as const;

// biome-ignore lint/suspicious/noControlCharactersInRegex: PostgreSQL keeps no NUL in text
const nul = /\u0000/g;

/** Text that PostgreSQL takes: no NUL, no half of a surrogate pair, at most `limit` long. */
export function storable(text: string, limit: number): string {
  return text.slice(0, limit).replace(nul, "").toWellFormed();
}

/** The same for what may be missing; an empty text is missing too. */
export function storableOrNull(text: string | null | undefined, limit: number): string | null {
  return storable(text ?? "", limit).trim() === "" ? null : storable(text ?? "", limit);
}

/** The same for every string within plain JSON data. */
export function storableJson<T>(value: T): T {
  if (typeof value === "string") return storable(value, COLUMN_LIMITS.text) as T;
  if (Array.isArray(value)) return value.map(storableJson) as T;
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, storableJson(item)])) as T;
}

/** A date that a mail states, or null when no mail can have been sent then. */
export function plausibleDate(date: Date | null): Date | null {
  const year = date?.getUTCFullYear();
  return year !== undefined && year >= 1970 && year < 2200 ? date : null;
}
