import { type LookupAddress, type LookupOptions, lookup } from "node:dns";
import { type IncomingMessage, request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import { isIP } from "node:net";
import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { type Allowed, mayConnect } from "#lib/intake/watch/addresses.ts";
import { WatchProblem } from "#lib/intake/watch/problems.ts";

/** How much is asked of, and let in from, another's server. Sizes are in bytes, unpacked; times in milliseconds. */
export type Limits = { bytes: number; milliseconds: number; redirects: number };

export const sourceLimits: Limits = { bytes: 20 * 1024 * 1024, milliseconds: 60_000, redirects: 5 };
export const documentLimits: Limits = { bytes: 25 * 1024 * 1024, milliseconds: 60_000, redirects: 5 };

/** Without a byte for this long a connection is given up. */
const idleMilliseconds = 20_000;

export type Request = {
  address: string;
  accept: string;
  /** What the last answer told about itself: unchanged content is not sent again. */
  etag?: string | null;
  lastModified?: string | null;
  userAgent: string;
  allowed: Allowed;
  limits: Limits;
  /** Whether a host may be asked at all, in redirects too; without, any. */
  mayAsk?: (host: string) => boolean;
};

export type Fetched = {
  /** Where it was in the end. */
  address: string;
  body: Uint8Array;
  contentType: string | null;
  etag: string | null;
  lastModified: string | null;
};

/**
 * Fetches an address by GET within limits of time, size (also of what is unpacked) and redirects, without cookies and
 * without keeping the connection. Only http and https, never from https back to http, and never to an address that
 * `mayConnect` closes: that is asked of the very address that is connected to, after the name is looked up, for every
 * redirect anew. Null when the server says that nothing has changed. Throws WatchProblem.
 */
export async function fetchAddress(asked: Request): Promise<Fetched | null> {
  const signal = AbortSignal.timeout(asked.limits.milliseconds);
  let url = checkedUrl(asked.address);
  for (let redirects = 0; ; redirects++) {
    if (asked.mayAsk && !asked.mayAsk(url.hostname))
      throw new WatchProblem("otherHost", { host: url.hostname });
    const answer = await ask(url, asked, signal).catch((error) => {
      throw problemOf(error, url, signal);
    });
    try {
      const next = redirectOf(answer, url);
      if (!next) return await read(answer, url, asked, signal);
      if (redirects >= asked.limits.redirects) throw new WatchProblem("tooManyRedirects");
      url = next;
    } finally {
      answer.destroy();
    }
  }
}

function checkedUrl(address: string, base?: URL): URL {
  if (!URL.canParse(address, base)) throw new WatchProblem("badAddress");
  const url = new URL(address, base);
  if (url.protocol !== "http:" && url.protocol !== "https:") throw new WatchProblem("badAddress");
  if (url.username || url.password) throw new WatchProblem("badAddress");
  if (base?.protocol === "https:" && url.protocol === "http:") throw new WatchProblem("insecureRedirect");
  return url;
}

function redirectOf(answer: IncomingMessage, url: URL): URL | null {
  if (![301, 302, 303, 307, 308].includes(answer.statusCode ?? 0)) return null;
  if (!answer.headers.location) throw new WatchProblem("status", { status: answer.statusCode ?? 0 });
  return checkedUrl(answer.headers.location, url);
}

class ClosedAddress extends Error {}

/** Sends the request and waits for the head of the answer. */
function ask(url: URL, asked: Request, signal: AbortSignal): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const { allowed } = asked;
  // An address that stands in the link is not looked up.
  if (isIP(host) && !mayConnect(host, host, allowed)) return Promise.reject(new ClosedAddress());
  const send = url.protocol === "https:" ? requestSecure : requestPlain;
  return new Promise((resolve, reject) => {
    const request = send(url, {
      agent: false,
      headers: headersOf(asked),
      lookup: openLookup(allowed),
      maxHeaderSize: 32 * 1024,
      signal,
      timeout: idleMilliseconds,
    });
    request.on("socket", (socket) => {
      // The lookup has chosen; this holds whatever the runtime made of its choice.
      socket.once("connect", () => {
        if (!mayConnect(host, socket.remoteAddress ?? "", allowed)) request.destroy(new ClosedAddress());
      });
    });
    request.on("timeout", () => request.destroy(new WatchProblem("timeLimit")));
    request.once("response", resolve);
    request.once("error", reject);
    request.end();
  });
}

function headersOf({ accept, etag, lastModified, userAgent }: Request): Record<string, string> {
  return {
    accept,
    "accept-encoding": "gzip, deflate, br",
    "user-agent": userAgent,
    ...(etag ? { "if-none-match": etag } : {}),
    ...(lastModified ? { "if-modified-since": lastModified } : {}),
  };
}

type Callback = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/** Looks a name up and lets through only addresses that may be connected to. */
function openLookup(allowed: Allowed) {
  return (host: string, options: LookupOptions, callback: Callback): void => {
    lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      const open = addresses.filter(({ address }) => mayConnect(host, address, allowed));
      const first = open[0];
      if (!first) return callback(new ClosedAddress(), []);
      if (options.all) return callback(null, open);
      callback(null, first.address, first.family);
    });
  };
}

async function read(
  answer: IncomingMessage,
  url: URL,
  { limits, etag, lastModified }: Request,
  signal: AbortSignal,
): Promise<Fetched | null> {
  const status = answer.statusCode ?? 0;
  if (status === 304 && (etag || lastModified)) return null;
  if (status === 429 || status === 503)
    throw new WatchProblem("busy", { status }, answer.headers["retry-after"] ?? null);
  if (status === 404 || status === 410) throw new WatchProblem("gone", { status });
  if (status < 200 || status > 299) throw new WatchProblem("status", { status });
  const body = await boundedBody(answer, limits.bytes).catch((error) => {
    throw problemOf(error, url, signal);
  });
  const { headers } = answer;
  return {
    address: url.href,
    body,
    contentType: headers["content-type"] ?? null,
    etag: kept(headers.etag),
    lastModified: kept(headers["last-modified"]),
  };
}

/** A header that is sent back as it came, unless it is no text of a header. */
function kept(header: string | undefined): string | null {
  return header && header.length <= 500 && /^[\x20-\x7e]+$/.test(header) ? header : null;
}

/** The body, unpacked; an answer that is or becomes too large is cut off as soon as that shows. */
async function boundedBody(answer: IncomingMessage, limit: number): Promise<Uint8Array> {
  if (Number(answer.headers["content-length"] ?? 0) > limit) throw tooLarge(limit);
  const body = unpacked(answer);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += (chunk as Buffer).length;
    if (size > limit) throw tooLarge(limit);
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

function tooLarge(limit: number): WatchProblem {
  return new WatchProblem("tooLarge", { megabytes: Math.max(1, Math.floor(limit / 1024 / 1024)) });
}

function unpacked(answer: IncomingMessage): Readable {
  const coding = answer.headers["content-encoding"]?.trim().toLowerCase() ?? "";
  if (coding === "" || coding === "identity") return answer;
  const unpack =
    coding === "gzip" || coding === "x-gzip"
      ? createGunzip()
      : coding === "deflate"
        ? createInflate()
        : coding === "br"
          ? createBrotliDecompress()
          : null;
  if (!unpack) throw new WatchProblem("badPacking");
  answer.once("error", (error) => unpack.destroy(error));
  unpack.once("close", () => answer.destroy());
  return answer.pipe(unpack);
}

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL/;

/** What went wrong on the way, in words for the person. */
function problemOf(error: unknown, url: URL, signal: AbortSignal): WatchProblem {
  if (error instanceof WatchProblem) return error;
  const host = url.hostname;
  if (error instanceof ClosedAddress) return new WatchProblem("closedAddress", { host });
  if (signal.aborted) return new WatchProblem("timeLimit");
  const code = String((error as { code?: unknown } | null)?.code ?? "");
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return new WatchProblem("noHost", { host });
  if (CERTIFICATE.test(code)) return new WatchProblem("badCertificate", { host });
  if (code.startsWith("Z_") || code.startsWith("ERR_BROTLI") || code.startsWith("ERR__ERROR"))
    return new WatchProblem("badPacking");
  return new WatchProblem("noConnection", { host });
}

/** How the watch presents itself to other servers: what it is, and where it comes from unless that is only here. */
export function userAgent(home: string): string {
  const { hostname, origin } = new URL(home);
  const here = hostname === "localhost" || hostname.startsWith("127.");
  return `Vigilans (medical device safety watch${here ? "" : `; +${origin}`})`;
}
