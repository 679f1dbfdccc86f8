import sharp from "sharp";
import { readBmp } from "#lib/documents/ocr/bmp.ts";
import { greyOf } from "#lib/documents/ocr/readPicture.ts";
import type { GreyPicture } from "#lib/documents/ocr/skew.ts";

/** The most pixels of a picture that is opened: an A3 sheet at 600 dpi has 70 million. */
const MAX_PIXELS = 80_000_000;
/**
 * Letters are read best when they are some 30 pixels high: pictures of pages that are smaller than this on their long
 * side are enlarged, at most threefold, and larger ones made smaller.
 */
const LONG_SIDE = { least: 3_000, most: 3_600, enlarged: 3 } as const;

const unlimited = { limitInputPixels: MAX_PIXELS, failOn: "none", sequentialRead: true } as const;

/** How many pages a picture file has: a TIFF may hold a whole fax. Throws when it cannot be opened. */
export async function picturePageCount(content: Uint8Array): Promise<number> {
  if (readBmp(content, MAX_PIXELS)) return 1;
  const { format, pages = 1 } = await sharp(content, unlimited).metadata();
  return format === "tiff" ? pages : 1;
}

/**
 * A page (from 1) of a picture file in shades of grey, the right way up by what the camera says, at a size that is
 * good to read. Throws when it cannot be opened.
 */
export async function picturePage(content: Uint8Array, page: number): Promise<GreyPicture> {
  const bmp = readBmp(content, MAX_PIXELS);
  const opened = bmp
    ? sharp(bmp.rgb, { raw: { width: bmp.width, height: bmp.height, channels: 3 } })
    : sharp(content, { ...unlimited, page: page - 1 });
  const { width = 1, height = 1 } = bmp ?? (await opened.metadata());
  const side = Math.max(width, height);
  const wanted = Math.min(
    LONG_SIDE.most,
    Math.max(side, Math.min(LONG_SIDE.least, side * LONG_SIDE.enlarged)),
  );
  const sized = opened.autoOrient().resize({ width: wanted, height: wanted, fit: "inside" });
  return greyOf(sized);
}
