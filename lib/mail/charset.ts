import { isAscii, isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import { repairDoubleUtf8 } from "#lib/mail/doubleUtf8.ts";
import { decodeMixed, decodeOldName, decodeWide } from "#lib/mail/guessCharset.ts";

/** Decoded text, and what was wrong with the label when it did not fit the bytes. */
export type DecodedText = {
  text: string;
  problem: "wrong-charset" | "unknown-charset" | "double-encoded" | null;
};

const decoders = new Map<string, TextDecoder>();
const UTF8_LABELS = new Set(["utf-8", "utf8", "utf_8", "unicode-1-1-utf-8", "cp65001", "windows-65001"]);
const NO_LABELS = new Set(["", "us-ascii", "ascii", "ansi_x3.4-1968", "7bit", "8bit", "binary", "default"]);
const UNKNOWN_LABEL = /^(?:unknown|x-unknown|unknown-8bit|x-user-defined|charset|none|null|iso-8859-8859-1)$/;
const WESTERN_LABEL =
  /^(?:iso[-_]?8859[-_]?(?:1|15)(?::\d+)?|latin-?[19]|l[19]|windows-?1252|cp-?1252|x-ansi|ansi|cp819|ibm819)$/;

const WIDE_LABEL = /^(?:utf|ucs|unicode|iso-10646)-?_?(?:7|16|32|2|4)/;
const SINGLE_BYTE_LABEL = /^(?:x-)?(?:cs)?(?:koi8|iso-?8859|windows-?125|cp-?(?:125|4|8)|mac|ibm|dos|latin)/;

/**
 * Text from bytes of any character set.
 *
 * The label is believed only when the bytes agree: text labelled UTF-8, or not labelled, that is not valid
 * UTF-8 is read as windows-1252 (most such mail in Sweden is), and text labelled as a western single-byte
 * set that is valid UTF-8 beyond ASCII is read as UTF-8, as is any other label under which they make no text.
 * Latin-1 is read as windows-1252, as browsers do. What was made UTF-8 twice is undone where that is sure.
 * Never throws.
 */
export function decodeText(bytes: Uint8Array, label: string | null): DecodedText {
  const decoded = decodeOnce(bytes, label);
  const text = repairDoubleUtf8(decoded.text);
  return text === decoded.text ? decoded : { text, problem: "double-encoded" };
}

function decodeOnce(bytes: Uint8Array, label: string | null): DecodedText {
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
  if (text === null) return { text: decodeUnsure(bytes, false).text, problem: "unknown-charset" };
  if (isMislabelled(bytes, name, text))
    return { text: decodeUnsure(bytes, false).text, problem: "wrong-charset" };
  return { text: cleanText(text), problem: null };
}

/** Whether bytes say themselves that they are not of the set that they are labelled with. */
function isMislabelled(bytes: Uint8Array, name: string, text: string): boolean {
  if (WIDE_LABEL.test(name) || isAscii(bytes)) return false;
  // In a set of one byte a letter, what is UTF-8 throughout is that by no chance.
  if (SINGLE_BYTE_LABEL.test(name)) return isUtf8(bytes);
  if (isUtf8(bytes) && isMostlyNordic(asBuffer(bytes).toString("utf8"))) return true;
  return text.includes("\ufffd") && (isUtf8(bytes) || !decodeUnsure(bytes, false).text.includes("\ufffd"));
}

/** Text from bytes of which nothing is known: UTF-8 if they are that, otherwise windows-1252. */
export function decodeUnlabelled(bytes: Uint8Array): string {
  return decodeText(bytes, null).text;
}

/** Whether most of what is beyond ASCII are letters of Swedish and its neighbours. */
function isMostlyNordic(text: string): boolean {
  const nordic = text.match(/[åäöÅÄÖéæøÆØ]/g)?.length ?? 0;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
  const beyond = text.match(/[^\u0000-\u007f]/g)?.length ?? 0;
  return nordic * 2 > beyond;
}

/** The name of a file in a ZIP archive that says nothing of its character set. */
export function decodeNameOfOldZip(bytes: Uint8Array): string {
  return cleanText(decodeOldName(asBuffer(bytes)));
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
  const wide = decodeWide(asBuffer(bytes));
  if (wide !== null) return { text: cleanText(wide), problem: labelled ? "wrong-charset" : null };
  if (isAscii(bytes)) return { text: cleanText(asBuffer(bytes).toString("latin1")), problem: null };
  if (isUtf8(bytes)) return { text: cleanText(asBuffer(bytes).toString("utf8")), problem: null };
  return { text: cleanText(decodeMixed(asBuffer(bytes))), problem: labelled ? "wrong-charset" : null };
}

function decodeWestern(bytes: Uint8Array, name: string): DecodedText {
  if (isAscii(bytes)) return { text: cleanText(asBuffer(bytes).toString("latin1")), problem: null };
  if (isUtf8(bytes)) return { text: cleanText(asBuffer(bytes).toString("utf8")), problem: "wrong-charset" };
  if (/(?:15|l9|latin-?9)$/.test(name))
    return { text: cleanText(decoder("iso-8859-15").decode(bytes)), problem: null };
  return { text: cleanText(decodeMixed(asBuffer(bytes))), problem: null };
}

function decodeLabelled(bytes: Uint8Array, name: string): string | null {
  if (name.includes("2022-jp")) return decodeLabelledAs(withoutIdleSwitches(bytes), name);
  return decodeLabelledAs(bytes, name);
}

/** ISO-2022-JP without switches of set that are followed by another, where two texts were joined: an error to browsers. */
function withoutIdleSwitches(bytes: Uint8Array): Uint8Array {
  const text = asBuffer(bytes).toString("latin1");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the switches begin with ESC
  return Buffer.from(text.replace(/(?:\x1b[($][@BIJ])+(?=\x1b[($])/g, ""), "latin1");
}

function decodeLabelledAs(bytes: Uint8Array, name: string): string | null {
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

/** The same bytes as a Buffer, without copying. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
