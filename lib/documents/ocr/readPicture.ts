import sharp, { type Sharp } from "sharp";
import type { OcrPage, OcrWord } from "#lib/documents/ocr/ocrPage.ts";
import { type GreyPicture, skewOf } from "#lib/documents/ocr/skew.ts";
import type { RecognisedWord, Tesseract } from "#lib/documents/ocr/tesseract.ts";
import { inReadingOrder } from "#lib/documents/ocr/wordOrder.ts";
import { cleanText } from "#lib/mail/charset.ts";

/** Long side of the copy in which a slant is looked for. */
const SMALL = 1_000;
/** A page whose words are less sure than this on the whole may be upside down. */
const DOUBTFUL = 0.65;

/**
 * Reads one picture of a page: turns it upright, recognises its words, and gives their places on the page as it
 * came. `dpi` is its resolution.
 */
export async function readPicture(
  engine: Tesseract,
  picture: GreyPicture,
  page: number,
  dpi: number,
): Promise<OcrPage> {
  const skew = skewOf(await small(picture));
  let best = await readTurned(engine, picture, skew, dpi);
  if (sureness(best.words) < DOUBTFUL && letters(best.words) > 0) {
    const other = await readTurned(engine, picture, skew + 180, dpi);
    if (weight(other.words) > weight(best.words)) best = other;
  }
  const { width, height } = picture;
  const words = inReadingOrder(best.words).map((word): OcrWord => {
    const { text, before, confidence, ...place } = word;
    return { text: cleanText(text), before, confidence, ...placeBefore(place, best, { width, height }) };
  });
  return { page, width, height, words };
}

type Turned = { words: RecognisedWord[]; degrees: number; width: number; height: number };

async function readTurned(
  engine: Tesseract,
  picture: GreyPicture,
  degrees: number,
  dpi: number,
): Promise<Turned> {
  const upright = await turn(picture, degrees);
  return {
    words: engine.recognise(upright, dpi),
    degrees,
    width: upright.width,
    height: upright.height,
  };
}

function fromGrey({ width, height, grey }: GreyPicture) {
  return sharp(grey, { raw: { width, height, channels: 1 } });
}

async function small(picture: GreyPicture): Promise<GreyPicture> {
  const made = fromGrey(picture).resize({
    width: SMALL,
    height: SMALL,
    fit: "inside",
    withoutEnlargement: true,
  });
  return greyOf(made);
}

async function turn(picture: GreyPicture, degrees: number): Promise<GreyPicture> {
  return degrees === 0 ? picture : greyOf(fromGrey(picture).rotate(degrees, { background: "white" }));
}

/** The picture that a chain of steps makes, in shades of grey. */
export async function greyOf(steps: Sharp): Promise<GreyPicture> {
  const { data, info } = await steps
    .flatten({ background: "white" })
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, grey: oneChannel(data, info.channels) };
}

function oneChannel(data: Uint8Array, channels: number): Uint8Array {
  return channels === 1 ? data : data.filter((_, index) => index % channels === 0);
}

function letters(words: readonly RecognisedWord[]): number {
  return words.reduce((sum, { text }) => sum + text.length, 0);
}

/** How sure the words are on the whole, long words counting for more. */
function sureness(words: readonly RecognisedWord[]): number {
  return weight(words) / Math.max(1, letters(words));
}

function weight(words: readonly RecognisedWord[]): number {
  return words.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0);
}

type Place = { x: number; y: number; width: number; height: number };
type Size = { width: number; height: number };

/** Where a place in the turned picture was before, as fractions of that picture. The middle of both is the same. */
function placeBefore(place: Place, turned: Omit<Turned, "words">, before: Size): Place {
  const angle = (-turned.degrees * Math.PI) / 180;
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const x = place.x + place.width / 2 - turned.width / 2;
  const y = place.y + place.height / 2 - turned.height / 2;
  const middleX = x * cosine - y * sine + before.width / 2;
  const middleY = x * sine + y * cosine + before.height / 2;
  const lying = Math.abs(Math.round(turned.degrees / 90)) % 2 === 1;
  const width = lying ? place.height : place.width;
  const height = lying ? place.width : place.height;
  return {
    x: (middleX - width / 2) / before.width,
    y: (middleY - height / 2) / before.height,
    width: width / before.width,
    height: height / before.height,
  };
}
