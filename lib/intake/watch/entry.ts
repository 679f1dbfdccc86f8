import { createHash } from "node:crypto";
import type { StatedField } from "#lib/intake/watch/statedFields.ts";

/** What a source sends, as it was recognised. */
export const feedFormats = ["rss", "atom", "rdf", "jsonFeed", "json"] as const;
export type FeedFormat = (typeof feedFormats)[number];

export function isFeedFormat(format: string | null): format is FeedFormat {
  return feedFormats.some((known) => known === format);
}

/** One entry of a source, as it was read. Links are absolute and of http or https. */
export type WatchedEntry = {
  id: string | null;
  title: string | null;
  link: string | null;
  published: Date | null;
  /** Its text as a reader sees it, without what is stated in fields. */
  text: string;
  html: string | null;
  areas: string[];
  /** Facts stated in fields of their own. */
  stated: { field: StatedField; values: string[] }[];
  /** Documents that it names besides its link. */
  documents: string[];
};

/** An entry as it came: in the frame of its feed, so that it can be read again by itself. */
export type RawEntry = { raw: Uint8Array; mediaType: string };

const squeezed = (text: string) => text.normalize("NFC").replace(/\s+/g, " ").trim();
const sha256 = (parts: unknown) => createHash("sha256").update(JSON.stringify(parts)).digest("hex");

/**
 * SHA-256 (hex) of what an entry says. Dates are left out, so that an entry which is only stamped anew is the same;
 * so is white space.
 */
export function wordingOf(entry: WatchedEntry): string {
  const stated = entry.stated.map(({ field, values }) => [field, ...values.map(squeezed)]);
  const { link, documents } = entry;
  return sha256([squeezed(entry.title ?? ""), squeezed(entry.text), link, stated, [...documents].sort()]);
}

/**
 * SHA-256 (hex) of what makes an entry the same one when it comes again: its id, else its link, else its title and
 * date, else what it says.
 */
export function keyOf(entry: WatchedEntry): string {
  if (entry.id) return sha256(["id", entry.id]);
  if (entry.link) return sha256(["link", entry.link]);
  const title = squeezed(entry.title ?? "");
  if (title && entry.published) return sha256(["title", title, entry.published.toISOString()]);
  return sha256(["wording", wordingOf(entry)]);
}

/** What an entry says in all, for filters. */
export function wholeText(entry: WatchedEntry): string {
  const stated = entry.stated.flatMap(({ values }) => values);
  return [entry.title ?? "", entry.text, ...stated].join("\n");
}

/** A link that may be followed and shown: absolute, of http or https, without a password. Null for any other. */
export function webAddress(link: string | null | undefined, base?: string): string | null {
  const text = (link ?? "").trim();
  if (text === "" || text.length > 2000 || !URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) return null;
  return url.href;
}

/** A moment in any of the forms that feeds and interfaces use: RFC 822, ISO 8601, `YYYYMMDD`. Null for no date. */
export function entryDate(text: string | null | undefined): Date | null {
  const given = (text ?? "").trim().slice(0, 100);
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(given);
  const iso = compact ? `${compact[1]}-${compact[2]}-${compact[3]}` : given;
  // A year alone, or a number, is no date.
  if (!/\d{4}-\d{2}|\d{1,2}[ -]\p{L}{3}|\p{L}{3,} \d{1,2}|\d{1,2}\/\d{1,2}\/\d{4}/u.test(iso)) return null;
  const date = new Date(iso);
  const year = date.getUTCFullYear();
  return year >= 1970 && year < 2200 ? date : null;
}
