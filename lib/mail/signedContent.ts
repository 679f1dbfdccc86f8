import { inflateSync } from "node:zlib";
import { asBuffer } from "#lib/mail/charset.ts";

/** What a file of cryptographic message syntax holds; the content only where it can be read without a key. */
export type SignedContent =
  | { kind: "signed" | "compressed"; content: Uint8Array }
  | { kind: "encrypted" | "certificates" | "too-large" | "unknown" };

type Value = { tag: number; start: number; end: number; next: number };

const SEQUENCE = 0x30;
const OCTETS = 0x04;
const OCTETS_IN_PIECES = 0x24;
const OID = 0x06;
const CONTEXT = 0xa0;
const MAX_DEPTH = 20;

/** Content types under 1.2.840.113549 (RFC 5652, RFC 3274), in hex without that beginning. */
const KINDS: Record<string, "signed" | "enveloped" | "compressed"> = {
  "010702": "signed",
  "010703": "enveloped",
  "0109100109": "compressed",
  "0109100117": "enveloped",
};

/**
 * The content of an S/MIME message (RFC 8551) that is signed or compressed without being encrypted: the MIME part
 * that its sender signed. Reads BER as well as DER. Whether the signature holds is not asked. What would be longer than
 * `limit` bytes is `too-large`. Never throws.
 */
export function readSignedContent(bytes: Uint8Array, limit: number): SignedContent {
  try {
    return readContentInfo(asBuffer(bytes), limit);
  } catch (error) {
    const tooLarge = (error as { code?: unknown }).code === "ERR_BUFFER_TOO_LARGE";
    return { kind: tooLarge ? "too-large" : "unknown" };
  }
}

function readContentInfo(raw: Buffer, limit: number): SignedContent {
  const [type, wrapped] = children(raw, valueAt(raw, 0), 0);
  const kind = type && KINDS[kindOf(raw, type)];
  if (!kind || !wrapped) return { kind: "unknown" };
  if (kind === "enveloped") return { kind: "encrypted" };
  const inner = children(raw, wrapped, 1)[0];
  const encapsulated = inner && children(raw, inner, 2).find((part) => isContent(raw, part));
  const octets = encapsulated && children(raw, encapsulated, 3)[1];
  if (!octets) return { kind: kind === "signed" ? "certificates" : "unknown" };
  const content = octetsOf(raw, octets, 4);
  if (kind === "signed") return { kind, content };
  return { kind, content: inflateSync(content, { maxOutputLength: Math.max(limit, 1) }) };
}

/** The sequence of a type and a content: the digests before it are a set, certificates have tags of their own. */
function isContent(raw: Buffer, part: Value): boolean {
  return part.tag === SEQUENCE && children(raw, part, 3)[1]?.tag === CONTEXT;
}

function kindOf(raw: Buffer, type: Value): string {
  const hex = type.tag === OID ? raw.toString("hex", type.start, type.end) : "";
  return hex.startsWith("2a864886f70d") ? hex.slice(12) : "";
}

function octetsOf(raw: Buffer, value: Value, depth: number): Buffer {
  if (value.tag === OCTETS) return raw.subarray(value.start, value.end);
  if (value.tag !== OCTETS_IN_PIECES && value.tag !== CONTEXT) throw new Error("No octets");
  return Buffer.concat(children(raw, value, depth).map((piece) => octetsOf(raw, piece, depth + 1)));
}

function children(raw: Buffer, parent: Value, depth: number): Value[] {
  if (depth > MAX_DEPTH) throw new Error("Too deep");
  const found: Value[] = [];
  if ((parent.tag & 0x20) === 0) return found;
  for (let at = parent.start; at < parent.end; ) {
    const value = valueAt(raw, at, depth);
    if (value.next > parent.end) throw new Error("Longer than what it is in");
    found.push(value);
    at = value.next;
  }
  return found;
}

function valueAt(raw: Buffer, at: number, depth = 0): Value {
  const tag = raw.readUInt8(at);
  const first = raw.readUInt8(at + 1);
  if (first < 0x80) return within(raw, { tag, start: at + 2, end: at + 2 + first, next: at + 2 + first });
  if (first === 0x80) return withoutLength(raw, tag, at + 2, depth);
  const bytes = first & 0x7f;
  if (bytes > 6) throw new Error("Length too long");
  const start = at + 2 + bytes;
  const end = start + raw.readUIntBE(at + 2, bytes);
  return within(raw, { tag, start, end, next: end });
}

function within(raw: Buffer, value: Value): Value {
  if (value.end > raw.length) throw new Error("Cut off");
  return value;
}

/** A value of unknown length ends with two zero bytes after the values within it. */
function withoutLength(raw: Buffer, tag: number, start: number, depth: number): Value {
  if (depth > MAX_DEPTH || (tag & 0x20) === 0) throw new Error("Too deep");
  let at = start;
  while (raw.readUInt16BE(at) !== 0) at = valueAt(raw, at, depth + 1).next;
  return { tag, start, end: at, next: at + 2 };
}
