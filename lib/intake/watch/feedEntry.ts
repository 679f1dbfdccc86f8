import { parseAtomFeed, parseJsonFeed, parseRdfFeed, parseRssFeed } from "feedsmith";
import { entryDate, type FeedFormat, type WatchedEntry, webAddress } from "#lib/intake/watch/entry.ts";
import { htmlToText } from "#lib/mail/htmlText.ts";

/** What the parsers give of an entry, as far as it is read here. Anything may be missing. */
type Text = { value?: string; type?: string; src?: string };
type Link = { href?: string; rel?: string; type?: string };
type Found = {
  id?: string | undefined;
  title?: string | undefined;
  link?: string | undefined;
  dates: (string | undefined)[];
  /** Bodies as HTML or plain text, the fullest first. */
  html: (string | undefined)[];
  plain: (string | undefined)[];
  areas: (string | undefined)[];
  documents: (string | undefined)[];
};

/** Formats of which every entry can be read by itself, without the source's settings. */
export type SelfReading = Exclude<FeedFormat, "json">;

/**
 * Reads the only entry of a feed (an entry in the frame of its feed). `base` is the address of the source, for links
 * that are relative. Throws when the entry cannot be read.
 */
export function readFeedEntry(text: string, format: SelfReading, base: string): WatchedEntry {
  const found = finders[format](text);
  if (!found) throw new Error("the entry holds nothing");
  const html = found.html.find((body) => body?.trim()) ?? null;
  const plain = found.plain.find((body) => body?.trim()) ?? "";
  const link = webAddress(found.link, base);
  const documents = found.documents.map((address) => webAddress(address, base)).filter((url) => url !== null);
  return {
    id: found.id?.trim() || null,
    title: lineOf(found.title),
    link,
    published: found.dates.map(entryDate).find((date) => date !== null) ?? null,
    text: html === null ? plain.trim() : htmlToText(html),
    html,
    areas: [...new Set(found.areas.map((area) => lineOf(area)).filter((area) => area !== null))].slice(0, 50),
    stated: [],
    documents: [...new Set(documents)].filter((url) => url !== link).slice(0, 20),
  };
}

/** A title may be HTML, escaped or not. */
function lineOf(title: string | undefined): string | null {
  const text = title && /[<&]/.test(title) ? htmlToText(title) : (title ?? "");
  return text.replace(/\s+/g, " ").trim() || null;
}

const finders: Record<SelfReading, (text: string) => Found | null> = {
  rss: (text) => {
    const item = parseRssFeed(text).items?.[0];
    if (!item) return null;
    return {
      id: item.guid?.value,
      title: item.title ?? item.dc?.titles?.[0],
      // A guid is a link unless it says that it is none (RSS 2.0).
      link: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
      dates: [item.pubDate, item.dc?.dates?.[0], item.atom?.updated].map(asText),
      html: [item.content?.encoded, item.description],
      plain: [],
      areas: (item.categories ?? []).map(({ name }) => name),
      documents: (item.enclosures ?? []).map(({ url }) => url),
    };
  },
  rdf: (text) => {
    const item = parseRdfFeed(text).items?.[0];
    if (!item) return null;
    return {
      id: item.rdf?.about ?? undefined,
      title: item.title,
      link: item.link,
      dates: [asText(item.dc?.dates?.[0])],
      html: [item.content?.encoded, item.description],
      plain: [],
      areas: item.dc?.subjects ?? [],
      documents: [],
    };
  },
  atom: (text) => {
    const entry = parseAtomFeed(text).entries?.[0];
    if (!entry) return null;
    const links: Link[] = entry.links ?? [];
    const bodies = ([entry.content, entry.summary] as (Text | undefined)[]).filter((body) => body?.value);
    const isHtml = (body: Text | undefined) => /html/i.test(body?.type ?? "");
    return {
      id: entry.id,
      title: entry.title?.value,
      link: (links.find(({ rel }) => !rel || rel === "alternate") ?? links.find(({ rel }) => rel === "self"))
        ?.href,
      dates: [entry.published, entry.updated].map(asText),
      html: bodies.filter(isHtml).map((body) => body?.value),
      plain: bodies.filter((body) => !isHtml(body)).map((body) => body?.value),
      areas: (entry.categories ?? []).map(({ label, term }) => label ?? term),
      documents: [
        ...links.filter(({ rel }) => rel === "enclosure" || rel === "related").map(({ href }) => href),
        (entry.content as Text | undefined)?.src,
      ],
    };
  },
  jsonFeed: (text) => {
    const item = parseJsonFeed(text).items?.[0];
    if (!item) return null;
    return {
      id: item.id,
      title: item.title,
      link: item.url ?? item.external_url,
      dates: [item.date_published, item.date_modified].map(asText),
      html: [item.content_html],
      plain: [item.content_text, item.summary],
      areas: item.tags ?? [],
      documents: (item.attachments ?? []).map(({ url }) => url),
    };
  },
};

function asText(value: unknown): string | undefined {
  if (value instanceof Date) return value.toISOString();
  return typeof value === "string" ? value : undefined;
}
