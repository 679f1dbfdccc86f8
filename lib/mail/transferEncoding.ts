import { asBuffer } from "#lib/mail/charset.ts";

/** Decoded bytes, and whether anything in the encoding was not as it should be. */
export type Decoded = { bytes: Uint8Array; malformed: boolean };

const NOT_BASE64 = /[^A-Za-z0-9+/=\s]/;
const HEX = new Int8Array(256).fill(-1);
for (const [i, digit] of [..."0123456789ABCDEF"].entries()) {
  HEX[digit.charCodeAt(0)] = i;
  HEX[digit.toLowerCase().charCodeAt(0)] = i;
}

/**
 * Bytes from base64 (RFC 2045, 6.8) that may be broken: foreign characters are passed over, padding in the
 * middle (several encoded pieces joined) begins a new piece on its next line, a last half group gives what it
 * can. Text that was never encoded, only said to be, stays as it is.
 */
export function decodeBase64(encoded: Uint8Array | string): Decoded {
  const text = typeof encoded === "string" ? encoded : asBuffer(encoded).toString("latin1");
  if (isPlainText(text.slice(0, 1000))) return { bytes: Buffer.from(text, "latin1"), malformed: true };
  const padding = text.indexOf("=");
  if (padding < 0 || /^[=\s]*$/.test(text.slice(padding))) {
    // Node passes over what is foreign.
    return { bytes: Buffer.from(text, "base64"), malformed: NOT_BASE64.test(text) };
  }
  return { bytes: Buffer.concat(pieces(text).map((piece) => Buffer.from(piece, "base64"))), malformed: true };
}

/** Pieces of base64 joined in one text; what stands behind padding on its line, or is no base64, is left out. */
function pieces(text: string): string[] {
  const [first = "", ...rest] = text.split(/=[^\n]*(?:\n|$)/);
  return [first, ...rest.filter((piece) => !NOT_BASE64.test(piece))];
}

/** A first line of words with spaces between them, far shorter than the lines of base64. */
function isPlainText(sample: string): boolean {
  const line = sample.trimStart().split("\n", 1)[0]?.trim() ?? "";
  const words = line.split(/[ \t]+/);
  return words.length >= 4 && line.length / words.length < 20;
}

/**
 * Bytes from quoted-printable (RFC 2045, 6.7) that may be broken: an equals sign that begins no code stands
 * for itself, white space before a soft line break is dropped.
 */
export function decodeQuotedPrintable(encoded: Uint8Array): Decoded {
  const out = Buffer.allocUnsafe(encoded.length);
  let malformed = false;
  let length = 0;
  for (let at = 0; at < encoded.length; at++) {
    const byte = encoded[at] ?? 0;
    if (byte !== 0x3d) {
      out[length++] = byte;
      continue;
    }
    const high = HEX[encoded[at + 1] ?? 0] ?? -1;
    const low = HEX[encoded[at + 2] ?? 0] ?? -1;
    if (high >= 0 && low >= 0) {
      out[length++] = (high << 4) | low;
      at += 2;
      continue;
    }
    const next = afterSoftBreak(encoded, at + 1);
    if (next > 0) {
      at = next - 1;
      continue;
    }
    malformed = true;
    out[length++] = byte;
  }
  return { bytes: out.subarray(0, length), malformed };
}

/** Position after a soft line break whose equals sign stands just before `at`; 0 if there is none. */
function afterSoftBreak(encoded: Uint8Array, at: number): number {
  let end = at;
  while (end < encoded.length && end - at < 100 && (encoded[end] === 0x20 || encoded[end] === 0x09)) end++;
  if (encoded[end] === 0x0d) end++;
  if (encoded[end] === 0x0a) return end + 1;
  return end >= encoded.length ? encoded.length : 0;
}

/** Bytes from uuencode, which some old mail programs still use; lines outside "begin" and "end" are left out. */
export function decodeUuencode(encoded: Uint8Array): Decoded {
  const lines = asBuffer(encoded).toString("latin1").split(/\r*\n/);
  const begin = lines.findIndex((line) => /^begin [0-7]{3,4} /.test(line));
  if (begin < 0) return { bytes: encoded, malformed: true };
  const out: number[] = [];
  for (const line of lines.slice(begin + 1)) {
    const length = ((line.charCodeAt(0) || 0x20) - 0x20) & 0x3f;
    if (length === 0 || line === "end") break;
    for (let i = 0; i < length; i++) {
      const at = 1 + Math.floor(i / 3) * 4 + (i % 3);
      const bits = (sixBits(line, at) << 6) | sixBits(line, at + 1);
      out.push((bits >> (4 - (i % 3) * 2)) & 0xff);
    }
  }
  return { bytes: Uint8Array.from(out), malformed: false };
}

function sixBits(line: string, at: number): number {
  return ((line.charCodeAt(at) || 0x20) - 0x20) & 0x3f;
}
