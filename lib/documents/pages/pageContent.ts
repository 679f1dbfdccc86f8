import type { TickBox } from "#lib/documents/pages/formFields.ts";
import { PageError } from "#lib/documents/pages/pageError.ts";
import type { Pdfium } from "#lib/documents/pages/pdfium.ts";
import type { Area, Direction, Letter, PageContent } from "#lib/documents/text/letters.ts";

/** Letters that are read of one page at most: a dense page of small print has ten thousand. */
const MAX_LETTERS = 100_000;
const MAX_OBJECTS = 20_000;
const PATH_OBJECT = 2;
const IMAGE_OBJECT = 3;
const FORM_OBJECT = 5;
const INVISIBLE = 3;
const CLIP_ONLY = 7;
/** Slants up to this, in radians, are a page that was laid askew in the scanner. */
const MAX_SLANT = 0.18;

/** From the coordinates of the file (y upwards, the page perhaps turned) to those of the page as it is seen. */
type Frame = {
  width: number;
  height: number;
  point: (x: number, y: number) => [x: number, y: number];
  vector: (x: number, y: number) => [x: number, y: number];
};

/** The letters and pictures of an open page, with a sign for each box to tick. Throws PageError `broken`. */
export function readPageContent(lib: Pdfium, page: number, boxes: readonly TickBox[] = []): PageContent {
  const scratch = lib.malloc(64);
  try {
    const frame = frameOf(lib, page, scratch);
    const drawn = drawnOn(lib, page, scratch, frame);
    const text = lib.FPDFText_LoadPage(page);
    if (text === 0) throw new PageError("broken");
    try {
      const { letters, unmapped } = lettersOf(lib, text, scratch, frame);
      const { width, height } = frame;
      return { width, height, ...drawn, letters: withBoxes(letters, boxes, frame), unmapped };
    } finally {
      lib.FPDFText_ClosePage(text);
    }
  } finally {
    lib.free(scratch);
  }
}

function frameOf(lib: Pdfium, page: number, scratch: number): Frame {
  lib.FPDF_GetPageBoundingBox(page, scratch);
  const [left = 0, top = 0, right = 0, bottom = 0] = floats(lib, scratch, 4);
  const across = right - left;
  const up = top - bottom;
  if (!(across > 0 && up > 0)) throw new PageError("broken");
  switch (lib.FPDFPage_GetRotation(page)) {
    case 1:
      return {
        width: up,
        height: across,
        point: (x, y) => [y - bottom, x - left],
        vector: (x, y) => [y, x],
      };
    case 2:
      return {
        width: across,
        height: up,
        point: (x, y) => [right - x, y - bottom],
        vector: (x, y) => [-x, y],
      };
    case 3:
      return {
        width: up,
        height: across,
        point: (x, y) => [top - y, right - x],
        vector: (x, y) => [-y, -x],
      };
    default:
      return {
        width: across,
        height: up,
        point: (x, y) => [x - left, top - y],
        vector: (x, y) => [x, -y],
      };
  }
}

function lettersOf(
  lib: Pdfium,
  text: number,
  scratch: number,
  frame: Frame,
): Pick<PageContent, "letters" | "unmapped"> {
  const letters: Letter[] = [];
  const objects = new Map<number, { id: number; invisible: boolean }>();
  let unmapped = 0;
  const count = Math.min(lib.FPDFText_CountChars(text), MAX_LETTERS);
  for (let index = 0; index < count; index++) {
    // Spaces and line ends that the library made up: the places of the letters say it better.
    if (lib.FPDFText_IsGenerated(text, index) === 1) continue;
    const code = lib.FPDFText_GetUnicode(text, index) >>> 0;
    if (lib.FPDFText_HasUnicodeMapError(text, index) === 1 || isMeaningless(code)) unmapped += 1;
    const sign = lib.FPDFText_IsHyphen(text, index) === 1 ? "-" : signOf(code);
    if (sign === "") continue;
    const handle = lib.FPDFText_GetTextObject(text, index);
    let object = objects.get(handle);
    if (!object) {
      const mode = lib.FPDFTextObj_GetTextRenderMode(handle);
      object = { id: objects.size, invisible: mode === INVISIBLE || mode === CLIP_ONLY };
      objects.set(handle, object);
    }
    const letter = placed(lib, text, index, scratch, frame);
    if (isOutside(letter, frame)) continue;
    letters.push({ ...letter, text: sign, object: object.id, invisible: object.invisible });
  }
  return { letters, unmapped };
}

/** Ticked and empty boxes as signs; a letter that the form draws for the tick is not text. */
function withBoxes(letters: Letter[], boxes: readonly TickBox[], frame: Frame): Letter[] {
  if (boxes.length === 0) return letters;
  const signs = boxes.map((box, index): Letter => {
    const area = areaOf(frame, box.left, box.bottom, box.right, box.top);
    const size = Math.min(area.width, area.height);
    return {
      ...area,
      text: box.ticked ? "☒" : "☐",
      originX: area.x,
      originY: area.y + area.height - size * 0.2,
      size,
      direction: 0,
      object: -1 - index,
      invisible: false,
    };
  });
  const within = (letter: Letter) => {
    const [x, y] = [letter.x + letter.width / 2, letter.y + letter.height / 2];
    return signs.some(
      (sign) => x > sign.x && x < sign.x + sign.width && y > sign.y && y < sign.y + sign.height,
    );
  };
  return [...letters.filter((letter) => !within(letter)), ...signs];
}

/** Letters of the font's own, controls, and signs for what is not known. */
function isMeaningless(code: number): boolean {
  const control = code < 0x20 && code !== 0x02 && (code < 0x09 || code > 0x0d);
  return control || (code >= 0xe000 && code <= 0xf8ff) || code === 0xfffd;
}

function signOf(code: number): string {
  if (code < 0x20) return code === 0x09 ? " " : "";
  if (code > 0x10ffff || code === 0xfffe || code === 0xffff || code === 0xfeff) return "";
  return code >= 0xd800 && code <= 0xdfff ? "\ufffd" : String.fromCodePoint(code);
}

function placed(
  lib: Pdfium,
  text: number,
  index: number,
  scratch: number,
  frame: Frame,
): Omit<Letter, "text" | "object" | "invisible"> {
  lib.FPDFText_GetMatrix(text, index, scratch);
  const [a = 1, b = 0, c = 0, d = 1] = floats(lib, scratch, 4);
  const size = lib.FPDFText_GetFontSize(text, index) * (Math.hypot(c, d) || 1);
  const [along, down] = frame.vector(a, b);
  const direction = directionOf(Math.atan2(down, along));
  lib.FPDFText_GetCharOrigin(text, index, scratch, scratch + 8);
  const [x = 0, y = 0] = doubles(lib, scratch, 2);
  const [originX, originY] = frame.point(x, y);
  return { ...boxOf(lib, text, index, scratch, frame, b === 0 && a > 0), originX, originY, size, direction };
}

function directionOf(angle: number): Direction {
  const quarter = Math.round(angle / (Math.PI / 2));
  if (Math.abs(angle - quarter * (Math.PI / 2)) > MAX_SLANT) return null;
  return ((quarter + 4) % 4) as 0 | 1 | 2 | 3;
}

/** The place that a letter takes up in its line; the library knows it only for upright text, else its ink. */
function boxOf(
  lib: Pdfium,
  text: number,
  index: number,
  scratch: number,
  frame: Frame,
  upright: boolean,
): Area {
  if (upright && lib.FPDFText_GetLooseCharBox(text, index, scratch) === 1) {
    const [left = 0, top = 0, right = 0, bottom = 0] = floats(lib, scratch, 4);
    if (right > left && top !== bottom) return areaOf(frame, left, bottom, right, top);
  }
  lib.FPDFText_GetCharBox(text, index, scratch, scratch + 8, scratch + 16, scratch + 24);
  const [left = 0, right = 0, bottom = 0, top = 0] = doubles(lib, scratch, 4);
  return areaOf(frame, left, bottom, right, top);
}

function areaOf(frame: Frame, left: number, bottom: number, right: number, top: number): Area {
  const [x1, y1] = frame.point(left, bottom);
  const [x2, y2] = frame.point(right, top);
  return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
}

/** Text beside the visible page: printers' marks, leftovers of a page that was cropped. */
function isOutside({ x, y, width, height }: Area, frame: Frame): boolean {
  return x + width < 0 || y + height < 0 || x > frame.width || y > frame.height;
}

/** The share of the page under its largest picture, pictures within groups included, and how many shapes there are. */
function drawnOn(
  lib: Pdfium,
  page: number,
  scratch: number,
  frame: Frame,
): Pick<PageContent, "picture" | "shapes"> {
  let picture = 0;
  let shapes = 0;
  const count = Math.min(lib.FPDFPage_CountObjects(page), MAX_OBJECTS);
  for (let index = 0; index < count; index++) {
    const object = lib.FPDFPage_GetObject(page, index);
    if (lib.FPDFPageObj_GetType(object) === PATH_OBJECT) shapes += 1;
    else if (isPicture(lib, object, 0)) picture = Math.max(picture, shareOf(lib, object, scratch, frame));
  }
  return { picture, shapes };
}

function shareOf(lib: Pdfium, object: number, scratch: number, frame: Frame): number {
  if (lib.FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12) !== 1) return 0;
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = floats(lib, scratch, 4);
  const area = areaOf(frame, x1, y1, x2, y2);
  const across = Math.min(frame.width, area.x + area.width) - Math.max(0, area.x);
  const down = Math.min(frame.height, area.y + area.height) - Math.max(0, area.y);
  return across > 0 && down > 0 ? (across * down) / (frame.width * frame.height) : 0;
}

function isPicture(lib: Pdfium, object: number, depth: number): boolean {
  const type = lib.FPDFPageObj_GetType(object);
  if (type === IMAGE_OBJECT) return true;
  if (type !== FORM_OBJECT || depth > 3) return false;
  const count = Math.min(lib.FPDFFormObj_CountObjects(object), 50);
  for (let index = 0; index < count; index++)
    if (isPicture(lib, lib.FPDFFormObj_GetObject(object, index), depth + 1)) return true;
  return false;
}

function floats(lib: Pdfium, at: number, count: number): Float32Array {
  return new Float32Array(lib.memory.buffer, at, count);
}

function doubles(lib: Pdfium, at: number, count: number): Float64Array {
  return new Float64Array(lib.memory.buffer, at, count);
}
