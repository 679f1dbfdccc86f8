import type { Pdfium } from "#lib/documents/pages/pdfium.ts";

/** A box to tick on a page, in the coordinates of the file (y upwards). */
export type TickBox = { left: number; bottom: number; right: number; top: number; ticked: boolean };

/** Annotations that are looked at on one page at most; a long form has hundreds. */
const MAX_ANNOTATIONS = 2_000;
const FLATTEN_FOR_DISPLAY = 0;
/** Bitmap with blue, green, red and an unused byte. */
const BGRX = 3;
const DRAW_ANNOTATIONS = 0x01;
const TEXT_BYTES = 64;

/**
 * Makes what was filled into the form on an open page part of the page: it is a layer of its own, in which no text is
 * looked for. The page must be loaded anew afterwards. Answers with the boxes to tick, whose marks are drawings.
 */
export function flattenForm(lib: Pdfium, page: number): TickBox[] {
  const count = Math.min(lib.FPDFPage_GetAnnotCount(page), MAX_ANNOTATIONS);
  if (count <= 0) return [];
  const boxes = tickBoxes(lib, page, count);
  // Fields that leave their looks to the reader are given some when the page is drawn.
  const bitmap = lib.FPDFBitmap_CreateEx(1, 1, BGRX, 0, 0);
  if (bitmap !== 0) {
    lib.FPDF_RenderPageBitmap(bitmap, page, 0, 0, 1, 1, 0, DRAW_ANNOTATIONS);
    lib.FPDFBitmap_Destroy(bitmap);
  }
  lib.FPDFPage_Flatten(page, FLATTEN_FOR_DISPLAY);
  return boxes;
}

/** Only check boxes and radio buttons have a state of appearance ("AS", ISO 32000-1, 12.5.2), "Off" when not ticked. */
function tickBoxes(lib: Pdfium, page: number, count: number): TickBox[] {
  const scratch = lib.malloc(16 + 8 + TEXT_BYTES);
  const key = scratch + 16;
  const value = key + 8;
  try {
    const boxes: TickBox[] = [];
    for (let index = 0; index < count; index++) {
      const annotation = lib.FPDFPage_GetAnnot(page, index);
      if (annotation === 0) continue;
      new Uint8Array(lib.memory.buffer).set([0x41, 0x53, 0], key);
      const bytes = lib.FPDFAnnot_GetStringValue(annotation, key, value, TEXT_BYTES);
      const state = bytes > 2 && bytes <= TEXT_BYTES ? utf16(lib, value, bytes - 2) : "";
      if (state !== "" && lib.FPDFAnnot_GetRect(annotation, scratch) === 1) {
        const [left = 0, top = 0, right = 0, bottom = 0] = new Float32Array(lib.memory.buffer, scratch, 4);
        boxes.push({ left, bottom, right, top, ticked: state !== "Off" });
      }
      lib.FPDFPage_CloseAnnot(annotation);
    }
    return boxes;
  } finally {
    lib.free(scratch);
  }
}

function utf16(lib: Pdfium, at: number, bytes: number): string {
  return new TextDecoder("utf-16le").decode(new Uint8Array(lib.memory.buffer, at, bytes));
}
