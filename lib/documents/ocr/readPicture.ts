import sharp, { type Sharp } from "sharp";
import type { OcrPage, OcrWord } from "#lib/documents/ocr/ocrPage.ts";
import { type GreyPicture, skewOf } from "#lib/documents/ocr/skew.ts";
import type { Languages, RecognisedWord, Tesseract } from "#lib/documents/ocr/tesseract.ts";
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
  if (isDanish(best.words)) best = await readTurned(engine, picture, best.degrees, dpi, "danish");
  const { width, height } = picture;
  const words = inReadingOrder(best.words).map((word): OcrWord => {
    const { text, before, confidence, ...place } = word;
    return { text: cleanText(text), before, confidence, ...placeBefore(place, best, { width, height }) };
  });
  return { page, width, height, words };
}

/** Words without å, æ or ø that Danish or Norwegian has and Swedish has not, and the other way round. */
const DANISH = new Set(
  "af afvige brug bruk dere deres denne dette etter fra hvis ikke innen og uden uten ved".split(" "),
);
const SWEDISH = new Set("att denna detta efter inte och samt till utan vid".split(" "));
const DANISH_WORDS = 3;

/** Whether a page is in Danish or Norwegian. */
function isDanish(words: readonly RecognisedWord[]): boolean {
  const plain = words.map(({ text }) => text.toLowerCase().replace(/[^\p{L}]+/gu, ""));
  const count = (known: ReadonlySet<string>) => plain.filter((word) => known.has(word)).length;
  const danish = count(DANISH);
  return danish >= DANISH_WORDS && danish > 2 * count(SWEDISH);
}

type Turned = { words: RecognisedWord[]; degrees: number; width: number; height: number };

async function readTurned(
  engine: Tesseract,
  picture: GreyPicture,
  degrees: number,
  dpi: number,
  languages?: Languages,
): Promise<Turned> {
  const upright = await turn(picture, degrees);
  return {
    words: engine.recognise(upright, dpi, languages),
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
  if (degrees === 0) return picture;
  const paper = paperOf(picture);
  return greyOf(fromGrey(picture).rotate(degrees, { background: { r: paper, g: paper, b: paper } }));
}

/** Pixels that are looked at to tell the shade of the paper. */
const SAMPLES = 10_000;

/**
 * The shade of the paper, which most of a page is. Corners that come with turning get it: beside white ones a page that
 * was photographed in poor light would be taken for ink as a whole.
 */
function paperOf({ grey }: GreyPicture): number {
  const step = Math.max(1, Math.floor(grey.length / SAMPLES));
  const samples = Array.from(
    { length: Math.min(SAMPLES, grey.length) },
    (_, index) => grey[index * step] ?? 255,
  );
  return samples.sort((a, b) => a - b)[samples.length >> 1] ?? 255;
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
