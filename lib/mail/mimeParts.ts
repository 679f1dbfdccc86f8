import { type Budget, exceed, note as noteProblem, takePart } from "#lib/mail/budget.ts";
import { asBuffer } from "#lib/mail/charset.ts";
import { headerText, rawField, readHeaders } from "#lib/mail/headers.ts";
import { parseStructured, type Structured } from "#lib/mail/parameters.ts";
import { type Header, MAIL_LIMITS } from "#lib/mail/parsedMail.ts";
import {
  type Decoded,
  decodeBase64,
  decodeQuotedPrintable,
  decodeUuencode,
} from "#lib/mail/transferEncoding.ts";

/** One part of a message (RFC 2045): a multipart with children, or a leaf with a body still encoded. */
export type MimePart = {
  path: string;
  fields: Header[];
  mediaType: string;
  charset: string | null;
  params: Map<string, string>;
  disposition: string | null;
  fileName: string | null;
  contentId: string | null;
  encoding: string;
  body: Buffer;
  children: MimePart[];
};

type Reading = { budget: Budget; problems: string[] };
type Region = { start: number; end: number };

const MEDIA_TYPE = /^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/;

/**
 * The tree of parts of one message or part. `prefix` is its path within the outermost message, "" for that
 * message itself. Never throws; what is wrong goes into `problems`.
 */
export function readParts(raw: Buffer, prefix: string, budget: Budget, problems: string[]): MimePart {
  return readPart(raw, prefix, "text/plain", 0, { budget, problems });
}

/** Path of the `index`-th (from 1) part within the part at `prefix`. */
export function childPath(prefix: string, index: number): string {
  return prefix === "" ? String(index) : `${prefix}.${index}`;
}

/** The body of a leaf with its transfer encoding undone. An encoding that nobody knows leaves it as it is. */
export function decodeBody(part: MimePart): Decoded & { problem: string | null } {
  const decoded = decodeTransfer(part.body, part.encoding);
  if (!decoded) return { bytes: part.body, malformed: false, problem: "unknown-encoding" };
  return { ...decoded, problem: decoded.malformed ? `malformed-${part.encoding}` : null };
}

function readPart(raw: Buffer, path: string, fallback: string, depth: number, reading: Reading): MimePart {
  const block = readHeaders(raw, 0, raw.length);
  if (block.problem === "too-many-headers" || block.problem === "headers-too-long")
    exceed(reading.budget, reading.problems, block.problem, path);
  else if (block.problem && raw.length > 0) note(reading, block.problem, path);
  const part = readFields(block.fields, raw.subarray(block.bodyStart), path, fallback);
  if (!part.mediaType.startsWith("multipart/")) return part;
  if (depth >= MAIL_LIMITS.partDepth) {
    exceed(reading.budget, reading.problems, "too-deep", path);
    return part;
  }
  readChildren(part, depth, reading);
  return part;
}

function readChildren(part: MimePart, depth: number, reading: Reading): void {
  let body = part.body;
  let boundary = part.params.get("boundary")?.trimEnd() ?? "";
  let regions = boundary === "" ? [] : split(body, boundary, reading.budget.parts);
  if (regions.length === 0) {
    // Against RFC 2045 (6.4), but some gateways encode a multipart as a whole.
    const decoded =
      /^(?:base64|quoted-printable)$/.test(part.encoding) && decodeTransfer(body, part.encoding);
    if (decoded && boundary !== "") {
      body = asBuffer(decoded.bytes);
      regions = split(body, boundary, reading.budget.parts);
    }
  }
  if (regions.length === 0) {
    note(reading, "missing-boundary", part.path);
    boundary = guessBoundary(body);
    regions = boundary === "" ? [] : split(body, boundary, reading.budget.parts);
  }
  const fallback = part.mediaType === "multipart/digest" ? "message/rfc822" : "text/plain";
  for (const [i, region] of regions.entries()) {
    const child = body.subarray(region.start, region.end);
    if (child.length < 3 && child.toString("latin1").trim() === "") continue;
    const path = childPath(part.path, i + 1);
    if (!takePart(reading.budget, reading.problems, path)) return;
    part.children.push(readPart(child, path, fallback, depth + 1, reading));
  }
  if (part.children.length > 0) return;
  // A multipart in which no part can be told from another is read as text; one with empty parts is empty.
  part.mediaType = "text/plain";
  if (regions.length > 0) part.body = Buffer.alloc(0);
}

function readFields(fields: Header[], body: Buffer, path: string, fallback: string): MimePart {
  const type = parseStructured(rawField(fields, "content-type") ?? "");
  const disposition = parseStructured(rawField(fields, "content-disposition") ?? "");
  const name = disposition.params.get("filename") || type.params.get("name") || "";
  const contentId =
    rawField(fields, "content-id")
      ?.slice(0, 1000)
      .replace(/^[\s<]+|[\s>]+$/g, "") ?? "";
  return {
    path,
    fields,
    mediaType: mediaTypeOf(type, name, fallback),
    charset: type.params.get("charset") ?? null,
    params: type.params,
    disposition: disposition.value.split(/[\s,]/)[0] || null,
    fileName: headerText(name) || null,
    contentId: headerText(contentId) || null,
    encoding:
      /[\w-]+/.exec((rawField(fields, "content-transfer-encoding") ?? "").toLowerCase())?.[0] ?? "7bit",
    body,
    children: [],
  };
}

function mediaTypeOf(type: Structured, fileName: string, fallback: string): string {
  const written = type.value.split(/[\s,]/)[0] ?? "";
  if (MEDIA_TYPE.test(written)) return written;
  if (written === "text" || written === "plain") return "text/plain";
  if (written === "html") return "text/html";
  if (written === "multipart" || type.params.has("boundary")) return "multipart/mixed";
  return fileName === "" ? fallback : "application/octet-stream";
}

function decodeTransfer(body: Buffer, encoding: string): Decoded | null {
  if (encoding === "base64") return decodeBase64(body);
  if (encoding === "quoted-printable") return decodeQuotedPrintable(body);
  if (/^(?:x-)?uu(?:e|encode)?$/.test(encoding)) return decodeUuencode(body);
  return /^(?:\d?-?(?:bits?)?|binary|none|us-ascii|utf-8)$/.test(encoding)
    ? { bytes: body, malformed: false }
    : null;
}

/**
 * Where the parts of a multipart lie (RFC 2046, 5.1). A boundary counts only alone on its line. Parts after
 * the closing boundary are read as well; text before, after and between is nobody's.
 */
function split(body: Buffer, boundary: string, limit: number): Region[] {
  const mark = Buffer.from(`--${boundary}`, "utf8");
  const regions: Region[] = [];
  let open = -1;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== 0x0a) continue;
    const closing = body[at + mark.length] === 0x2d && body[at + mark.length + 1] === 0x2d;
    const next = afterBoundary(body, at + mark.length + (closing ? 2 : 0));
    if (next < 0) continue;
    if (open >= 0) regions.push({ start: open, end: beforeLineEnd(body, at, open) });
    // One more than may be read, so that the reader notices.
    if (regions.length > limit) return regions;
    open = closing ? -1 : next;
  }
  if (open >= 0) regions.push({ start: open, end: body.length });
  return regions;
}

/** Start of the line after a boundary that ends at `at`; -1 when something else follows on its line. */
function afterBoundary(body: Buffer, at: number): number {
  let end = at;
  while (body[end] === 0x20 || body[end] === 0x09 || body[end] === 0x0d) end++;
  if (end >= body.length) return body.length;
  return body[end] === 0x0a ? end + 1 : -1;
}

/** The line end before a boundary belongs to the boundary. */
function beforeLineEnd(body: Buffer, at: number, start: number): number {
  let end = at;
  if (end > start && body[end - 1] === 0x0a) end--;
  if (end > start && body[end - 1] === 0x0d) end--;
  return end;
}

/** The first line that looks like a boundary with a header after it, for multiparts that do not name theirs. */
function guessBoundary(body: Buffer): string {
  const head = body.toString("latin1", 0, 256 * 1024);
  return /(?:^|\n)--([^\s][^\r\n]{0,200}?)[ \t]*\r*\n(?:content-|mime-)/i.exec(head)?.[1] ?? "";
}

function note(reading: Reading, problem: string, path: string): void {
  noteProblem(reading.problems, path === "" ? problem : `${problem} ${path}`);
}
