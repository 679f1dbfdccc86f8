import { flattenForm } from "#lib/documents/pages/formFields.ts";
import { readPageContent } from "#lib/documents/pages/pageContent.ts";
import { PageError } from "#lib/documents/pages/pageError.ts";
import { type Pdfium, pdfium, renewPdfium } from "#lib/documents/pages/pdfium.ts";
import type { PageContent } from "#lib/documents/text/letters.ts";

const ERROR_PASSWORD = 4;
const ERROR_SECURITY = 5;
/** Memory that the library has taken is never given back: beyond this it is let go of as a whole. */
const MAX_KEPT_BYTES = 300 * 1024 * 1024;
/** Bitmap with blue, green, red and an unused byte. */
const BGRX = 3;
const DRAW_ANNOTATIONS = 0x01;

/** Pixels of a page, rows from the top, three bytes (red, green, blue) each. */
export type Pixels = { width: number; height: number; rgb: Uint8Array };

/** A PDF that is open. Everything that throws throws PageError. */
export class PdfFile {
  readonly pageCount: number;
  private readonly lib: Pdfium;
  private readonly handle: number;
  private readonly bytes: number;

  private constructor(lib: Pdfium, handle: number, bytes: number) {
    this.lib = lib;
    this.handle = handle;
    this.bytes = bytes;
    this.pageCount = lib.FPDF_GetPageCount(handle);
  }

  /** Opens a PDF. Throws PageError `encrypted` or `broken`. */
  static async open(content: Uint8Array): Promise<PdfFile> {
    const lib = await pdfium();
    const bytes = lib.malloc(content.length);
    if (bytes === 0) throw new PageError("too-large");
    new Uint8Array(lib.memory.buffer).set(content, bytes);
    const handle = lib.FPDF_LoadMemDocument(bytes, content.length, 0);
    if (handle !== 0) return new PdfFile(lib, handle, bytes);
    lib.free(bytes);
    const error = lib.FPDF_GetLastError();
    throw new PageError(error === ERROR_PASSWORD || error === ERROR_SECURITY ? "encrypted" : "broken");
  }

  close(): void {
    this.lib.FPDF_CloseDocument(this.handle);
    this.lib.free(this.bytes);
    if (this.lib.memory.buffer.byteLength > MAX_KEPT_BYTES) renewPdfium();
  }

  /** What page `number` (from 1) holds. */
  content(number: number): PageContent {
    const filled = this.withPage(number, (page) => flattenForm(this.lib, page));
    // What was flattened is part of the page only once that is loaded anew.
    return this.withPage(number, (page) => readPageContent(this.lib, page, filled));
  }

  /** How wide page `number` (from 1) is as it is seen, in points. */
  width(number: number): number {
    return this.withPage(number, (page) => this.lib.FPDF_GetPageWidthF(page));
  }

  /** Page `number` (from 1) in pixels, `width` of them wide and at most `most` altogether. */
  pixels(number: number, width: number, most: number): Pixels {
    // Fields of a form are drawn with the page only once they are part of it.
    this.withPage(number, (page) => flattenForm(this.lib, page));
    return this.withPage(number, (page) => this.draw(page, width, most));
  }

  private withPage<T>(number: number, use: (page: number) => T): T {
    if (number < 1 || number > this.pageCount) throw new PageError("no-page");
    const page = this.lib.FPDF_LoadPage(this.handle, number - 1);
    if (page === 0) throw new PageError("broken");
    try {
      return use(page);
    } finally {
      this.lib.FPDF_ClosePage(page);
    }
  }

  private draw(page: number, asked: number, most: number): Pixels {
    const { lib } = this;
    const shape = lib.FPDF_GetPageHeightF(page) / lib.FPDF_GetPageWidthF(page);
    if (!Number.isFinite(shape) || shape <= 0) throw new PageError("broken");
    const width = Math.max(1, Math.floor(Math.min(asked, Math.sqrt(most / shape))));
    const height = Math.max(1, Math.min(Math.round(width * shape), Math.floor(most / width)));
    const bitmap = lib.FPDFBitmap_CreateEx(width, height, BGRX, 0, 0);
    if (bitmap === 0) throw new PageError("too-large");
    try {
      lib.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
      lib.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, DRAW_ANNOTATIONS);
      const start = lib.FPDFBitmap_GetBuffer(bitmap);
      const stride = lib.FPDFBitmap_GetStride(bitmap);
      const memory = new Uint8Array(lib.memory.buffer);
      const rgb = new Uint8Array(width * height * 3);
      for (let y = 0, to = 0; y < height; y++)
        for (let from = start + y * stride, end = from + width * 4; from < end; from += 4) {
          rgb[to++] = memory[from + 2] as number;
          rgb[to++] = memory[from + 1] as number;
          rgb[to++] = memory[from] as number;
        }
      return { width, height, rgb };
    } finally {
      lib.FPDFBitmap_Destroy(bitmap);
    }
  }
}
