import { crc32, deflateSync } from "node:zlib";
import type { Pixels } from "#lib/documents/pages/pdfFile.ts";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const GREY = 0;
const COLOUR = 2;
/** Of zlib's nine: the next ones take twice the time for a few per cent. */
const EFFORT = 4;

/** The pixels as a PNG file (ISO/IEC 15948), in shades of grey where there is no colour. */
export function pngOf({ width, height, rgb }: Pixels): Uint8Array {
  const grey = isGrey(rgb);
  const samples = grey ? 1 : 3;
  const length = width * samples;
  const rows = Buffer.alloc((length + 1) * height);
  for (let y = 0; y < height; y++) {
    const to = y * (length + 1) + 1;
    const from = y * width * 3;
    if (grey) for (let x = 0; x < width; x++) rows[to + x] = rgb[from + 3 * x] as number;
    else rows.set(rgb.subarray(from, from + length), to);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, grey ? GREY : COLOUR, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows, { level: EFFORT })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function isGrey(rgb: Uint8Array): boolean {
  for (let at = 0; at < rgb.length; at += 3)
    if (rgb[at] !== rgb[at + 1] || rgb[at] !== rgb[at + 2]) return false;
  return true;
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(data.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}
