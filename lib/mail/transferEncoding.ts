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
 * middle (several encoded pieces joined) begins a new piece, a last half group gives what it can.
 */
export function decodeBase64(encoded: Uint8Array | string): Decoded {
  const text = typeof encoded === "string" ? encoded : asBuffer(encoded).toString("latin1");
  const foreign = NOT_BASE64.test(text);
  const clean = foreign ? text.replace(/[^A-Za-z0-9+/=]+/g, "") : text;
  const padding = clean.indexOf("=");
  if (padding < 0 || /^[=\s]*$/.test(clean.slice(padding))) {
    return { bytes: Buffer.from(clean, "base64"), malformed: foreign };
  }
  const joined = clean.split(/=[=\s]*/).map((piece) => Buffer.from(piece, "base64"));
  return { bytes: Buffer.concat(joined), malformed: true };
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
