import { isAscii, isUtf8 } from "node:buffer";
import iconv from "iconv-lite";

/** Decoded text, and what was wrong with the label when it did not fit the bytes. */
export type DecodedText = { text: string; problem: "wrong-charset" | "unknown-charset" | null };

const decoders = new Map<string, TextDecoder>();
const UTF8_LABELS = new Set(["utf-8", "utf8", "utf_8", "unicode-1-1-utf-8", "cp65001", "windows-65001"]);
const NO_LABELS = new Set(["", "us-ascii", "ascii", "ansi_x3.4-1968", "7bit", "8bit", "binary", "default"]);
const UNKNOWN_LABEL = /^(?:unknown|x-unknown|unknown-8bit|x-user-defined|charset|none|null|iso-8859-8859-1)$/;
const WESTERN_LABEL =
  /^(?:iso[-_]?8859[-_]?(?:1|15)(?::\d+)?|latin-?[19]|l[19]|windows-?1252|cp-?1252|x-ansi|ansi|cp819|ibm819)$/;

/**
 * Text from bytes of any character set.
 *
 * The label is believed only when the bytes agree: text labelled UTF-8, or not labelled, that is not valid
 * UTF-8 is read as windows-1252 (most such mail in Sweden is), and text labelled as a western single-byte
 * set that is valid UTF-8 beyond ASCII is read as UTF-8. Latin-1 is read as windows-1252, as browsers do.
 * Never throws.
 */
export function decodeText(bytes: Uint8Array, label: string | null): DecodedText {
  const name = (label ?? "")
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, "")
    .replace(/\*.*$/, "");
  const marked = decodeByMark(bytes);
  if (marked !== null) return { text: marked, problem: null };
  if (UTF8_LABELS.has(name) || NO_LABELS.has(name)) return decodeUnsure(bytes, name !== "");
  if (UNKNOWN_LABEL.test(name)) return { text: decodeUnsure(bytes, false).text, problem: "unknown-charset" };
  if (WESTERN_LABEL.test(name)) return decodeWestern(bytes, name);
  const text = decodeLabelled(bytes, name);
  return text === null
    ? { text: decodeUnsure(bytes, false).text, problem: "unknown-charset" }
    : { text: cleanText(text), problem: null };
}

/** Text from bytes of which nothing is known: UTF-8 if they are that, otherwise windows-1252. */
export function decodeUnlabelled(bytes: Uint8Array): string {
  return decodeText(bytes, null).text;
}

/** The text without NUL characters and half surrogate pairs, which neither databases nor XML take. */
export function cleanText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.includes("\0") ? whole.replaceAll("\0", "") : whole;
}

function decodeByMark(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return decodeUnsure(bytes.subarray(3), true).text;
  if (a === 0xff && b === 0xfe) return cleanText(decoder("utf-16le").decode(bytes));
  if (a === 0xfe && b === 0xff) return cleanText(decoder("utf-16be").decode(bytes));
  return null;
}

function decodeUnsure(bytes: Uint8Array, labelled: boolean): DecodedText {
  if (isAscii(bytes)) return { text: cleanText(asBuffer(bytes).toString("latin1")), problem: null };
  if (isUtf8(bytes)) return { text: cleanText(asBuffer(bytes).toString("utf8")), problem: null };
  return { text: cleanText(decodeMixed(bytes)), problem: labelled ? "wrong-charset" : null };
}

function decodeWestern(bytes: Uint8Array, name: string): DecodedText {
  if (isAscii(bytes)) return { text: cleanText(asBuffer(bytes).toString("latin1")), problem: null };
  if (isUtf8(bytes)) return { text: cleanText(asBuffer(bytes).toString("utf8")), problem: "wrong-charset" };
  const set = /(?:15|l9|latin-?9)$/.test(name) ? "iso-8859-15" : "windows-1252";
  return { text: cleanText(decoder(set).decode(bytes)), problem: null };
}

function decodeLabelled(bytes: Uint8Array, name: string): string | null {
  const plain = name.replace(/^(?:x-|cs)/, "");
  for (const candidate of [name, plain, plain.replace(/^cp-?/, "windows-")]) {
    try {
      // UTF-16 without a mark is left to iconv-lite, which looks for the byte order.
      if (candidate !== "utf-16") return decoder(candidate).decode(bytes);
    } catch {
      // Not one of the WHATWG encodings: the next candidate, then iconv-lite.
    }
  }
  return iconv.encodingExists(plain) ? iconv.decode(asBuffer(bytes), plain) : null;
}

function decoder(label: string): TextDecoder {
  const known = decoders.get(label);
  if (known) return known;
  const made = new TextDecoder(label);
  decoders.set(label, made);
  return made;
}

/**
 * Bytes that are neither: windows-1252 throughout, unless most of what is not ASCII is well-formed UTF-8
 * (a UTF-8 mail with a Latin-1 footer, or cut within a letter); then only the odd bytes are windows-1252.
 */
function decodeMixed(bytes: Uint8Array): string {
  let wellFormed = 0;
  let odd = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = utf8Length(bytes, at);
    if (length > 1) wellFormed++;
    if (length === 0) odd++;
    at += length || 1;
  }
  return wellFormed > odd ? decodeByteByByte(bytes) : decoder("windows-1252").decode(bytes);
}

function decodeByteByByte(bytes: Uint8Array): string {
  const buffer = asBuffer(bytes);
  const singles = decoder("windows-1252").decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = utf8Length(bytes, at);
    const byte = bytes[at] ?? 0;
    if (length === 0) {
      if (at > from) pieces.push(buffer.toString("utf8", from, at));
      if (!isCutLetter(bytes.subarray(at))) pieces.push(singles[byte] ?? "");
      from = at + 1;
    }
    at += length || 1;
  }
  return pieces.join("") + buffer.toString("utf8", from);
}

/** Whether the bytes are the beginning of a letter in UTF-8 whose rest is missing. */
function isCutLetter(tail: Uint8Array): boolean {
  const lead = tail[0] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  return (
    lead >= 0xc2 && lead <= 0xf4 && tail.length < length && tail.subarray(1).every((byte) => byte >> 6 === 2)
  );
}

/** Length of the well-formed UTF-8 sequence at a position, 0 if there is none (Unicode 16, table 3-7). */
function utf8Length(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead <= 0xf4 ? 4 : 0;
  if (lead < 0xc2 || length === 0) return 0;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  const second = bytes[at + 1] ?? 0;
  if (second < low || second > high) return 0;
  for (let i = 2; i < length; i++) {
    const next = bytes[at + i] ?? 0;
    if (next < 0x80 || next > 0xbf) return 0;
  }
  return length;
}

/** The same bytes as a Buffer, without copying. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
