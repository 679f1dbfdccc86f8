export type ImageSize = { width: number; height: number };

/**
 * The size in pixels that a picture says it has: PNG, JPEG, GIF, BMP, WebP or TIFF. Null when it does not say. Reads
 * only the head, and never throws.
 */
export function imageSize(content: Uint8Array): ImageSize | null {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  try {
    const found = sizeIn(bytes);
    return found && found.width > 0 && found.height > 0 ? found : null;
  } catch {
    // Cut off in the middle of its head.
    return null;
  }
}

function sizeIn(bytes: Buffer): ImageSize | null {
  const head = bytes.toString("latin1", 0, 16);
  if (head.startsWith("\x89PNG")) return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  if (head.startsWith("GIF8")) return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
  if (head.startsWith("BM")) return { width: bytes.readInt32LE(18), height: Math.abs(bytes.readInt32LE(22)) };
  if (head.startsWith("\xff\xd8")) return jpegSize(bytes);
  if (head.startsWith("RIFF")) return webpSize(bytes, head.slice(12, 16));
  if (/^(?:II\*\0|MM\0\*)/.test(head)) return tiffSize(bytes, head.startsWith("II"));
  return null;
}

/** The frame header says it (ITU T.81, B.2.2); it comes after segments of any length. */
function jpegSize(bytes: Buffer): ImageSize | null {
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

/** Three kinds, each with its own way of writing it (RFC 9649). */
function webpSize(bytes: Buffer, kind: string): ImageSize | null {
  if (kind === "VP8X") return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  if (kind === "VP8 ")
    return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  if (kind !== "VP8L") return null;
  const packed = bytes.readUInt32LE(21);
  return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
}

const TIFF_WIDTH = 256;
const TIFF_HEIGHT = 257;
const TIFF_SHORT = 3;

/** Entries of the first directory (TIFF 6.0, section 2). */
function tiffSize(bytes: Buffer, little: boolean): ImageSize | null {
  const short = (at: number) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const long = (at: number) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const directory = long(4);
  const size = { width: 0, height: 0 };
  for (let entry = 0; entry < Math.min(short(directory), 100); entry++) {
    const at = directory + 2 + 12 * entry;
    const value = short(at + 2) === TIFF_SHORT ? short(at + 8) : long(at + 8);
    if (short(at) === TIFF_WIDTH) size.width = value;
    if (short(at) === TIFF_HEIGHT) size.height = value;
  }
  return size;
}
