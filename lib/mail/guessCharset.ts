import iconv from "iconv-lite";

const WESTERN = new TextDecoder("windows-1252");
const MAC = new TextDecoder("macintosh");
/** The bytes of å ä ö é ü and their capitals in the character sets of DOS and of old Macs. */
const DOS_LETTERS = new Set([0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99, 0x82, 0x90, 0x81, 0x9a]);
const MAC_LETTERS = new Set([0x8c, 0x8a, 0x9a, 0x81, 0x80, 0x85, 0x8e, 0x83, 0x9f, 0x86]);

/**
 * Text of bytes that are no UTF-8 throughout. windows-1252, with what is well-formed UTF-8 within it (a UTF-8 mail
 * with a Latin-1 footer, or the other way round) read as that. Bytes that only make sense in the sets of DOS or of
 * old Macs, letters within words and nothing else, are read as those.
 */
export function decodeMixed(bytes: Buffer): string {
  let wellFormed = 0;
  let odd = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = utf8Length(bytes, at);
    if (length > 1 && !isCapitalBeforeSign(bytes, at)) wellFormed++;
    if (length === 0) odd++;
    at += length || 1;
  }
  if (wellFormed === 0) return decodeOldSystem(bytes) ?? WESTERN.decode(bytes);
  return decodeByteByByte(bytes, wellFormed > odd ? () => true : isLikelyUtf8);
}

/** The name of a file in an archive that says nothing of its character set: UTF-8, DOS, or Windows. */
export function decodeOldName(bytes: Buffer): string {
  const utf8 = bytes.toString("utf8");
  if (!utf8.includes("\ufffd")) return utf8;
  const dos = iconv.decode(bytes, "cp437");
  const western = WESTERN.decode(bytes);
  return letters(western) > letters(dos) ? western : dos;
}

function letters(text: string): number {
  return text.match(/[à-öø-ÿÀ-ÖØ-ß]/g)?.length ?? 0;
}

/** UTF-16 that says so neither in its label nor with a mark: every other byte is zero. Null when it is not. */
export function decodeWide(bytes: Buffer): string | null {
  const head = bytes.subarray(0, 2000);
  if (head.length < 4 || !head.includes(0)) return null;
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const enough = head.length * 0.35;
  if (odd > enough && even * 20 < odd) return new TextDecoder("utf-16le").decode(bytes);
  if (even > enough && odd * 20 < even) return new TextDecoder("utf-16be").decode(bytes);
  return null;
}

/** Text of DOS or an old Mac, when every byte beyond ASCII is one of their letters and stands by a letter. */
function decodeOldSystem(bytes: Buffer): string | null {
  const dos = isOnly(bytes, DOS_LETTERS);
  const mac = isOnly(bytes, MAC_LETTERS);
  if (dos === mac) return null;
  return dos ? iconv.decode(bytes, "cp850") : MAC.decode(bytes);
}

function isOnly(bytes: Buffer, allowed: ReadonlySet<number>): boolean {
  let found = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    if (!allowed.has(byte)) return false;
    // Quotation marks and dashes of windows-1252 are the same bytes: they have no letter on both sides.
    if (isLetter(bytes[at - 1], allowed) && isLetter(bytes[at + 1], allowed)) found++;
    else if (!isLetter(bytes[at + 1], allowed) && !isLetter(bytes[at - 1], allowed)) return false;
  }
  return found >= 1;
}

function isLetter(byte: number | undefined, allowed: ReadonlySet<number>): boolean {
  if (byte === undefined) return false;
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || allowed.has(byte);
}

/** Å, Ä or Ö before a quotation mark, dash or fixed space in windows-1252: well-formed UTF-8 by chance. */
function isCapitalBeforeSign(bytes: Buffer, at: number): boolean {
  const [capital = 0, sign = 0] = bytes.subarray(at, at + 2);
  const signs = (sign >= 0x91 && sign <= 0x97) || sign === 0x85 || sign === 0xa0 || sign === 0xbb;
  return signs && (capital === 0xc4 || capital === 0xc5 || capital === 0xd6);
}

/** Within windows-1252 only "Ã", "Â" and "â€" begin what is surely UTF-8: others are letters before a sign. */
function isLikelyUtf8(bytes: Buffer, at: number): boolean {
  const lead = bytes[at];
  return lead === 0xc2 || lead === 0xc3 || (lead === 0xe2 && (bytes[at + 1] ?? 0) <= 0x84);
}

function decodeByteByByte(buffer: Buffer, accept: (bytes: Buffer, at: number) => boolean): string {
  const singles = WESTERN.decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < buffer.length; ) {
    const length = utf8Length(buffer, at);
    const odd = length === 0 || (length > 1 && !accept(buffer, at));
    if (odd) {
      if (at > from) pieces.push(buffer.toString("utf8", from, at));
      if (!isCutLetter(buffer, at)) pieces.push(singles[buffer[at] ?? 0] ?? "");
      from = at + 1;
    }
    at += odd ? 1 : length;
  }
  return pieces.join("") + buffer.toString("utf8", from);
}

/** Whether the bytes at the very end are the beginning of a letter in UTF-8 whose rest is missing. */
function isCutLetter(bytes: Buffer, at: number): boolean {
  const lead = bytes[at] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || bytes.length - at >= length) return false;
  return bytes.subarray(at + 1).every((byte) => byte >> 6 === 2);
}

/** Length of the well-formed UTF-8 sequence at a position, 0 if there is none (Unicode 16, table 3-7). */
function utf8Length(bytes: Buffer, at: number): number {
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
