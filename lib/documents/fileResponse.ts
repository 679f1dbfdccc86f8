import { servedType } from "#lib/documents/mediaType.ts";

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

/**
 * A stored file as the answer to a request: shown by the browser only when its type cannot run anything, never
 * guessed at, never kept by caches. `kind` says that it is to be saved rather than shown.
 */
export function fileResponse(
  file: { fileName: string; mediaType: string; content: Uint8Array },
  kind?: "attachment",
): Response {
  const served = servedType(file.mediaType);
  return new Response(Buffer.from(file.content), {
    headers: {
      "Content-Type": served.type,
      "Content-Length": String(file.content.byteLength),
      "Content-Disposition": disposition(kind ?? served.disposition, file.fileName),
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
      "Cache-Control": "private, no-store",
      "Referrer-Policy": "no-referrer",
      "X-Robots-Tag": "noindex, nofollow",
    },
  });
}
