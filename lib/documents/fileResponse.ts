import { servedType } from "#lib/documents/mediaType.ts";
import type { Lock } from "#lib/documents/scanning/lock.ts";

/** RFC 8187: the name in UTF-8, with a plain form, å as a, for what does not understand it. */
function disposition(kind: "inline" | "attachment", fileName: string): string {
  const plain = fileName
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** What the browser asked with; `kind` says that the file is to be saved rather than shown. */
type Asked = { request?: Request; kind?: "attachment" };

/**
 * A stored file as the answer to a request: shown by the browser only when its type cannot run anything, and never
 * guessed at. With its `sha256` the file may be kept by the reader's own browser, which asks each time whether it
 * still may have it: 304 when it has the same bytes. Without, as for what is made anew each time, it is not kept.
 * A file that the malware scanner has found something in, or has not seen yet, is given to nobody: 423 (RFC 4918).
 */
export function fileResponse(
  file: { fileName: string; mediaType: string; sha256?: string; content: Uint8Array; lock?: Lock | null },
  { request, kind }: Asked = {},
): Response {
  if (file.lock) return lockedResponse(file.lock);
  const served = servedType(file.mediaType);
  const known = request && file.sha256 ? notModified(request, file.sha256) : null;
  if (known) return known;
  const kept = keeping(request ? file.sha256 : undefined);
  return new Response(Buffer.from(file.content), {
    headers: {
      ...kept,
      "Content-Type": served.type,
      "Content-Length": String(file.content.byteLength),
      "Content-Disposition": disposition(kind ?? served.disposition, file.fileName),
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": policyFor(served.type),
      "Referrer-Policy": "no-referrer",
      "X-Robots-Tag": "noindex, nofollow",
    },
  });
}

function lockedResponse(lock: Lock): Response {
  const said =
    lock.state === "infected"
      ? `Filen är låst: skadlig kod hittades (${lock.malware}). The file is locked: malware was found.`
      : "Filen väntar på virusgranskning. The file waits for the malware scanner.";
  const headers = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "private, no-store" };
  return new Response(`${said}\n`, { status: 423, headers });
}

/** 304 when the reader's browser has the bytes with this hash already; null when it has not. */
export function notModified(request: Request, sha256: string): Response | null {
  if (!isKnown(request, `"${sha256}"`)) return null;
  return new Response(null, { status: 304, headers: keeping(sha256) });
}

function keeping(sha256: string | undefined): Record<string, string> {
  if (!sha256) return { "Cache-Control": "private, no-store" };
  return { ETag: `"${sha256}"`, "Cache-Control": "private, no-cache" };
}

/** RFC 9110, 13.1.2: any of the tags that the browser names, or any at all. */
function isKnown(request: Request, tag: string): boolean {
  const named = request.headers.get("If-None-Match") ?? "";
  return named.split(",").some((one) => one.trim().replace(/^W\//, "") === tag || one.trim() === "*");
}

/**
 * Nothing may be loaded or run. A PDF runs nothing within the page, and some browsers refuse to open their own PDF
 * view in a sandbox.
 */
function policyFor(type: string): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";
  return type === "application/pdf" ? policy : `${policy}; sandbox`;
}
