/** Pixels of a picture: three bytes (red, green, blue) each, rows from the top. */
export type RgbPicture = { width: number; height: number; rgb: Uint8Array };

const HEADER = 54;

/**
 * A Windows bitmap that is not compressed, of 1, 4, 8, 24 or 32 bits a pixel. Null for other kinds, for one that is cut
 * off, and for one of more than `most` pixels.
 */
export function readBmp(content: Uint8Array, most: number): RgbPicture | null {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (bytes.length < HEADER || bytes.toString("latin1", 0, 2) !== "BM") return null;
  const start = bytes.readUInt32LE(10);
  const infoSize = bytes.readUInt32LE(14);
  const width = bytes.readInt32LE(18);
  const rows = bytes.readInt32LE(22);
  const bits = bytes.readUInt16LE(28);
  const compression = bytes.readUInt32LE(30);
  const height = Math.abs(rows);
  const plain = compression === 0 || (compression === 3 && bits === 32);
  if (!plain || infoSize < 40 || ![1, 4, 8, 24, 32].includes(bits)) return null;
  if (width < 1 || height < 1 || width * height > most) return null;
  const stride = Math.ceil((width * bits) / 32) * 4;
  if (start + stride * height > bytes.length) return null;
  const palette = 14 + infoSize;
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0, to = 0; y < height; y++) {
    const row = start + stride * (rows > 0 ? height - 1 - y : y);
    for (let x = 0; x < width; x++) {
      const from = bits >= 24 ? row + x * (bits / 8) : palette + 4 * indexAt(bytes, row, x, bits);
      rgb[to++] = bytes[from + 2] ?? 0;
      rgb[to++] = bytes[from + 1] ?? 0;
      rgb[to++] = bytes[from] ?? 0;
    }
  }
  return { width, height, rgb };
}

function indexAt(bytes: Buffer, row: number, x: number, bits: number): number {
  const perByte = 8 / bits;
  const byte = bytes[row + Math.floor(x / perByte)] ?? 0;
  return (byte >> (8 - bits * ((x % perByte) + 1))) & ((1 << bits) - 1);
}
