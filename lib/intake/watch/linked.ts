import { detectMediaType } from "#lib/documents/mediaType.ts";
import { env } from "#lib/env.ts";
import { documentLimits, fetchAddress, userAgent } from "#lib/intake/watch/connection.ts";
import { type WatchedEntry, webAddress } from "#lib/intake/watch/entry.ts";
import { WatchProblem } from "#lib/intake/watch/problems.ts";
import { parseHtml } from "#lib/mail/boundedHtml.ts";
import { decodeText } from "#lib/mail/charset.ts";

/** A page or document that an entry links to, as it was fetched. */
export type LinkedDocument = {
  address: string;
  fileName: string | null;
  contentType: string | null;
  content: Uint8Array;
};

/** Documents fetched for one entry at most. */
const MAX_DOCUMENTS = 3;

/** Whether a host is that of the source, or one that the source may link to (or lies below one). */
export function hostRule(source: {
  address: string;
  linkedHosts: readonly string[];
}): (host: string) => boolean {
  const own = new URL(source.address).hostname.toLowerCase();
  const others = source.linkedHosts.map((host) => host.toLowerCase());
  return (host) => {
    const asked = host.toLowerCase();
    return asked === own || others.some((other) => asked === other || asked.endsWith(`.${other}`));
  };
}

/** What of an entry's link and documents is fetched: those on hosts that may be asked, three at most. */
export function linkedAddresses(entry: WatchedEntry, mayAsk: (host: string) => boolean): string[] {
  return [...entry.documents, ...(entry.link ? [entry.link] : [])]
    .filter((address) => mayAsk(new URL(address).hostname))
    .slice(0, MAX_DOCUMENTS);
}

/** The last part of an address as a file name; null when it has none. */
export function fileNameOf(address: string): string | null {
  const part = new URL(address).pathname.split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(part) || null;
  } catch {
    return part || null;
  }
}

type LinkingSource = { address: string; fetchLinked: boolean; linkedHosts: readonly string[] };

/**
 * Fetches what an entry links to, as far as its source is set to and its hosts may be asked. What does not come is
 * named in `missing`, and holds nothing up. `budget` is the time that is left for all entries of a fetch; what is
 * used is taken from it.
 */
export async function fetchLinked(
  entry: WatchedEntry,
  source: LinkingSource,
  budget: { milliseconds: number },
): Promise<{ linked: LinkedDocument[]; missing: string[] }> {
  const linked: LinkedDocument[] = [];
  const missing: string[] = [];
  if (!source.fetchLinked) return { linked, missing };
  const mayAsk = hostRule(source);
  const waiting = linkedAddresses(entry, mayAsk);
  for (let address = waiting.shift(); address; address = waiting.shift()) {
    if (linked.length + missing.length >= MAX_DOCUMENTS) break;
    if (budget.milliseconds <= 0) {
      missing.push(address);
      continue;
    }
    const start = performance.now();
    const document = await fetchDocument(address, mayAsk, budget.milliseconds);
    if (document) linked.push(document);
    else missing.push(address);
    // The notice itself often lies behind the page that the entry links to.
    if (document && address === entry.link) waiting.unshift(...documentsOnPage(document, entry, mayAsk));
    budget.milliseconds -= performance.now() - start;
  }
  return { linked, missing };
}

/** Null for what did not come. */
async function fetchDocument(
  address: string,
  mayAsk: (host: string) => boolean,
  left: number,
): Promise<LinkedDocument | null> {
  try {
    const fetched = await fetchAddress({
      address,
      accept: "application/pdf, text/html, */*;q=0.5",
      userAgent: userAgent(env().VIGILANS_URL),
      allowed: env().VIGILANS_WATCH_ALLOW,
      limits: { ...documentLimits, milliseconds: Math.min(documentLimits.milliseconds, left) },
      mayAsk,
    });
    return fetched && { ...fetched, fileName: fileNameOf(fetched.address), content: fetched.body };
  } catch (error) {
    if (error instanceof WatchProblem) return null;
    throw error;
  }
}

/** The PDF files that a page links to, on hosts that may be asked; none of what the entry names itself. */
export function documentsOnPage(
  page: LinkedDocument,
  entry: WatchedEntry,
  mayAsk: (host: string) => boolean,
): string[] {
  if (detectMediaType(page.content, page.fileName, page.contentType) !== "text/html") return [];
  const found = new Set<string>();
  const charset = /charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(page.contentType ?? "")?.[1] ?? null;
  parseHtml(decodeText(page.content, charset).text, {
    onopentag: (name, { href }) => {
      const address = name === "a" ? webAddress(href, page.address) : null;
      if (address && /\.pdf$/i.test(new URL(address).pathname)) found.add(address.replace(/#.*$/, ""));
    },
  });
  return [...found]
    .filter((address) => mayAsk(new URL(address).hostname) && !entry.documents.includes(address))
    .slice(0, MAX_DOCUMENTS);
}
