/** A file that cannot be read as a table at all. `key` is a key under `directory.csv.problems`. */
export class UnreadableFileError extends Error {
  readonly key: string;

  constructor(key: string) {
    super(key);
    this.name = "UnreadableFileError";
    this.key = key;
  }
}

function startsWith(bytes: Uint8Array, ...mark: number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

/** Text in UTF-16 has a zero byte beside nearly every letter of a heading; other text has none. */
function utf16WithoutMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const start = bytes.subarray(0, 200);
  const zeros = [0, 0];
  for (const [index, byte] of start.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > start.length / 4 && even === 0) return "utf-16le";
  return even > start.length / 4 && odd === 0 ? "utf-16be" : null;
}

function charsetOf(bytes: Uint8Array): string {
  if (startsWith(bytes, 0xff, 0xfe)) return "utf-16le";
  if (startsWith(bytes, 0xfe, 0xff)) return "utf-16be";
  const utf16 = utf16WithoutMark(bytes);
  if (utf16) return utf16;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

/**
 * The text of a file as spreadsheets save it: UTF-8 or UTF-16 with or without a byte order mark, else windows-1252.
 * Throws UnreadableFileError when it is empty or not text (a workbook under the wrong name).
 */
export function decodeText(bytes: Uint8Array): string {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    throw new UnreadableFileError("workbook");
  const text = new TextDecoder(charsetOf(bytes)).decode(bytes);
  if (text.includes("\u0000")) throw new UnreadableFileError("notText");
  if (!text.trim()) throw new UnreadableFileError("empty");
  return text;
}
