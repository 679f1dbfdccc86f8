import sharp from "sharp";
import { expect, test } from "vitest";
import { readBmp } from "#lib/documents/ocr/bmp.ts";
import { picturePage, picturePageCount } from "#lib/documents/ocr/pictureFile.ts";
import { imageSize } from "#lib/documents/text/imageSize.ts";

const made = sharp({ create: { width: 640, height: 320, channels: 3, background: "#c83232" } });

/** A bitmap of 3 × 2 pixels, 24 bits each, rows from the bottom. */
function bmp(): Buffer {
  const bytes = Buffer.alloc(54 + 24);
  bytes.write("BM", "latin1");
  bytes.writeUInt32LE(bytes.length, 2);
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(3, 18);
  bytes.writeInt32LE(2, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(24, 28);
  bytes.set([1, 2, 3], 54);
  bytes.set([4, 5, 6], 54 + 12);
  return bytes;
}

test.each(["png", "jpeg", "gif", "webp", "tiff"] as const)(
  "the size of a %s is told by its head",
  async (format) => {
    const content = await made.clone().toFormat(format).toBuffer();
    expect(imageSize(content)).toEqual({ width: 640, height: 320 });
    expect(await picturePageCount(content)).toBe(1);
    for (const length of [0, 3, 12, 24]) expect(() => imageSize(content.subarray(0, length))).not.toThrow();
  },
);

test("a lossless WebP and a bitmap tell it too", async () => {
  expect(imageSize(await made.clone().webp({ lossless: true }).toBuffer())).toEqual({
    width: 640,
    height: 320,
  });
  expect(imageSize(bmp())).toEqual({ width: 3, height: 2 });
  expect(imageSize(Buffer.from("no picture"))).toBeNull();
});

test("a bitmap is read from its lowest row up", () => {
  const picture = readBmp(bmp(), 100);
  expect(picture).toMatchObject({ width: 3, height: 2 });
  expect([...(picture?.rgb.subarray(0, 3) ?? [])]).toEqual([6, 5, 4]);
  expect([...(picture?.rgb.subarray(9, 12) ?? [])]).toEqual([3, 2, 1]);
});

test("bitmaps that are cut off, compressed or too large are left", () => {
  expect(readBmp(bmp().subarray(0, 60), 100)).toBeNull();
  expect(readBmp(bmp(), 5)).toBeNull();
  const packed = bmp();
  packed.writeUInt32LE(1, 30);
  expect(readBmp(packed, 100)).toBeNull();
});

test("pictures are brought to a size that is good to read, on white", async () => {
  const small = await sharp({
    create: { width: 500, height: 250, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
  })
    .png()
    .toBuffer();
  const page = await picturePage(small, 1);
  expect([page.width, page.height]).toEqual([1500, 750]);
  expect(page.grey[0]).toBe(255);
  expect(page.grey).toHaveLength(1500 * 750);
});
