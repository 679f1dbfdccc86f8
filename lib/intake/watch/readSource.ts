import type { FeedFormat, RawEntry, WatchedEntry } from "#lib/intake/watch/entry.ts";
import { readFeedEntry, type SelfReading } from "#lib/intake/watch/feedEntry.ts";
import { arrayElements } from "#lib/intake/watch/jsonEntries.ts";
import { listPath, type Mapping, readMapped } from "#lib/intake/watch/mapping.ts";
import { WatchProblem, type WatchProblemText } from "#lib/intake/watch/problems.ts";
import { MAX_ENTRIES, splitXml } from "#lib/intake/watch/xmlEntries.ts";
import { decodeText } from "#lib/mail/charset.ts";

/** What came from an address. */
export type Answer = { body: Uint8Array; contentType: string | null; address: string };

/** An entry with its bytes. One that could not be read has none of it but those. */
export type ReadEntry = RawEntry & { entry: WatchedEntry | null };

export type ReadSource = {
  format: FeedFormat;
  /** In the order of the source, mostly the newest first. */
  entries: ReadEntry[];
  /** What was odd, though entries could be read. */
  problem: WatchProblemText | null;
};

/** What stands around the entries of a feed is kept with each of them: so many characters, and no more. */
const MAX_FRAME = 64 * 1024;

const XML = "application/xml";
const JSON_TYPE = "application/json";

/**
 * Reads the entries of what a source answered. With a mapping it must be JSON; without, the kind of feed is told by
 * what came. Throws WatchProblem when it cannot be read.
 */
export async function readSource(answer: Answer, mapping: Mapping | null): Promise<ReadSource> {
  const { text, bytes, charset } = decoded(answer);
  const start = text.slice(0, 2000).trimStart();
  if (start === "") throw new WatchProblem("empty");
  if (mapping) return readJsonList(parsedJson(text), text, mapping, answer.address);
  if (start.startsWith("{")) return readJsonFeed(parsedJson(text), text, answer.address);
  if (/^<(?:!doctype\s+html|html|head|body)\b/i.test(withoutComments(start))) throw htmlProblem(text, answer);
  if (!start.startsWith("<")) throw new WatchProblem("notAFeed");
  return readXml(bytes, charset, answer.address);
}

/** What follows the comments that a page begins with. */
function withoutComments(start: string): string {
  let rest = start;
  while (rest.startsWith("<!--")) {
    const end = rest.indexOf("-->", 4);
    if (end < 0) return "";
    rest = rest.slice(end + 3).trimStart();
  }
  return rest;
}

/** Reads an entry that is kept once more, from its bytes alone. Throws when it cannot be read. */
export function readKept(raw: Uint8Array, mapping: Mapping | null, base: string): WatchedEntry {
  const { text, bytes } = decoded({ body: raw, contentType: null, address: base });
  if (mapping) return readMapped(JSON.parse(text), mapping, base);
  if (text.trimStart().startsWith("{")) return readFeedEntry(text, "jsonFeed", base);
  return readFeedEntry(text, splitXml(bytes.toString("latin1")).format, base);
}

type Decoded = { text: string; bytes: Buffer; charset: string };

/** The text, its character set, and its bytes in a set whose signs of XML are ASCII. */
function decoded({ body, contentType }: Answer): Decoded {
  const head = Buffer.from(body.subarray(0, 400)).toString("latin1");
  const declared = /^[^<]{0,10}<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']/i.exec(head)?.[1];
  const told = /charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(contentType ?? "")?.[1];
  const charset = declared ?? told ?? "utf-8";
  const { text } = decodeText(body, charset);
  const wide = /^(?:\xff\xfe|\xfe\xff)/.test(head) || /^(?:utf-?16|utf-?32|ucs)/i.test(charset);
  const bytes = wide ? Buffer.from(text) : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return { text, bytes, charset: wide ? "utf-8" : charset };
}

/** Entries read at a time before others get their turn: an answer may hold thousands. */
const STEP = 100;

async function readAll(count: number, read: (index: number) => ReadEntry): Promise<ReadEntry[]> {
  const entries: ReadEntry[] = [];
  for (let index = 0; index < count; index++) {
    if (index > 0 && index % STEP === 0) await new Promise((resolve) => setImmediate(resolve));
    entries.push(read(index));
  }
  return entries;
}

/** What cannot be read becomes a message in quarantine, and never stops the next. */
function readOrNull(read: () => WatchedEntry): WatchedEntry | null {
  try {
    return read();
  } catch {
    return null;
  }
}

async function readXml(bytes: Buffer, charset: string, base: string): Promise<ReadSource> {
  const { format, head, tail, entries: places, damaged, cut } = splitXml(bytes.toString("latin1"));
  if (head.length + tail.length > MAX_FRAME) throw new WatchProblem("damaged");
  const before = Buffer.from(`<?xml version="1.0" encoding="${charset}"?>\n${head}\n`, "latin1");
  const after = Buffer.from(`\n${tail}\n`, "latin1");
  const entries = await readAll(places.length, (index) => {
    const place = places[index];
    const raw = Buffer.concat([before, bytes.subarray(place?.start, place?.end), after]);
    const { text } = decodeText(raw, charset);
    return { raw, mediaType: XML, entry: readOrNull(() => readFeedEntry(text, format, base)) };
  });
  if (damaged && entries.length === 0) throw new WatchProblem("damaged");
  return { format, entries, problem: oddity(damaged, cut, entries.length) };
}

function oddity(damaged: boolean, cut: boolean, count: number): WatchProblemText | null {
  if (damaged) return { key: "partlyDamaged", values: { count } };
  return cut ? { key: "tooMany", values: { count } } : null;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new WatchProblem(/^\s*</.test(text) ? "notJson" : "brokenJson");
  }
}

async function readJsonFeed(whole: unknown, text: string, base: string): Promise<ReadSource> {
  const version = keysOf(whole).includes("version") ? (whole as { version: unknown }).version : null;
  if (typeof version !== "string" || version.length > 200 || !version.includes("jsonfeed.org/version"))
    throw new WatchProblem("otherJson");
  const frame = (item: string) => `{"version":${JSON.stringify(version)},"items":[${item}]}\n`;
  return readElements(text, ["items"], "jsonFeed", (item) => {
    const framed = frame(item);
    return { raw: framed, read: () => readFeedEntry(framed, "jsonFeed" satisfies SelfReading, base) };
  });
}

async function readJsonList(
  whole: unknown,
  text: string,
  mapping: Mapping,
  base: string,
): Promise<ReadSource> {
  const path = listPath(mapping);
  if (!arrayElements(text, path)) {
    const keys = keysOf(whole).slice(0, 10).join(", ") || "–";
    throw new WatchProblem("noList", { path: mapping.list || "–", keys: keys.slice(0, 300) });
  }
  const read = await readElements(text, path, "json", (item) => ({
    raw: item,
    read: () => readMapped(JSON.parse(item), mapping, base),
  }));
  const empty = ({ entry }: ReadEntry) => !entry?.title && !entry?.id && !entry?.link;
  if (read.entries.length > 0 && read.entries.every(empty)) throw new WatchProblem("nothingMapped");
  return read;
}

async function readElements(
  text: string,
  path: string[],
  format: FeedFormat,
  piece: (item: string) => { raw: string; read: () => WatchedEntry },
): Promise<ReadSource> {
  const places = arrayElements(text, path);
  if (!places) throw new WatchProblem("noItems");
  const count = Math.min(places.length, MAX_ENTRIES);
  const entries = await readAll(count, (index) => {
    const place = places[index];
    const { raw, read } = piece(text.slice(place?.start, place?.end).trim());
    return { raw: Buffer.from(raw), mediaType: JSON_TYPE, entry: readOrNull(read) };
  });
  return { format, entries, problem: oddity(false, places.length > count, count) };
}

function keysOf(value: unknown): string[] {
  return typeof value === "object" && value !== null ? Object.keys(value) : [];
}

/** A page instead of a feed: often it names its feed. */
function htmlProblem(text: string, { address }: Answer): WatchProblem {
  for (const [tag] of text.slice(0, 200_000).matchAll(/<link\b[^>]{0,1000}>/gi)) {
    const href = /\bhref\s*=\s*["']([^"']{1,500})["']/i.exec(tag)?.[1];
    const isFeed = /type\s*=\s*["']application\/(?:rss|atom|feed)\+(?:xml|json)["']/i.test(tag);
    if (isFeed && href && URL.canParse(href, address))
      return new WatchProblem("htmlWithFeed", { feed: new URL(href, address).href });
  }
  return new WatchProblem("htmlInstead");
}
