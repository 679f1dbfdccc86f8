import { PDFiumLibrary } from "@hyzyla/pdfium";

type Call = (...values: number[]) => number;

/** The functions of PDFium that are used (its headers fpdfview.h, fpdf_text.h, fpdf_edit.h,
 * fpdf_annot.h, fpdf_flatten.h): handles and pointers are numbers. */
type Functions = Record<
  | "malloc"
  | "free"
  | "FPDF_LoadMemDocument"
  | "FPDF_GetLastError"
  | "FPDF_CloseDocument"
  | "FPDF_GetPageCount"
  | "FPDF_LoadPage"
  | "FPDF_ClosePage"
  | "FPDF_GetPageWidthF"
  | "FPDF_GetPageHeightF"
  | "FPDF_GetPageBoundingBox"
  | "FPDFPage_GetAnnotCount"
  | "FPDFPage_GetAnnot"
  | "FPDFPage_CloseAnnot"
  | "FPDFAnnot_GetRect"
  | "FPDFAnnot_GetStringValue"
  | "FPDFPage_Flatten"
  | "FPDFPage_GetRotation"
  | "FPDFPage_CountObjects"
  | "FPDFPage_GetObject"
  | "FPDFPageObj_GetType"
  | "FPDFPageObj_GetBounds"
  | "FPDFFormObj_CountObjects"
  | "FPDFFormObj_GetObject"
  | "FPDFBitmap_CreateEx"
  | "FPDFBitmap_FillRect"
  | "FPDFBitmap_GetBuffer"
  | "FPDFBitmap_GetStride"
  | "FPDFBitmap_Destroy"
  | "FPDF_RenderPageBitmap"
  | "FPDFText_LoadPage"
  | "FPDFText_ClosePage"
  | "FPDFText_CountChars"
  | "FPDFText_GetUnicode"
  | "FPDFText_IsGenerated"
  | "FPDFText_IsHyphen"
  | "FPDFText_HasUnicodeMapError"
  | "FPDFText_GetTextObject"
  | "FPDFTextObj_GetTextRenderMode"
  | "FPDFText_GetFontSize"
  | "FPDFText_GetMatrix"
  | "FPDFText_GetCharOrigin"
  | "FPDFText_GetCharBox"
  | "FPDFText_GetLooseCharBox",
  Call
>;

/** PDFium with its memory. Views of the memory are made anew each time: it moves when it grows. */
export type Pdfium = Functions & { memory: WebAssembly.Memory };

let loaded: Promise<Pdfium> | undefined;

/** PDFium, loaded once in each process or thread. */
export function pdfium(): Promise<Pdfium> {
  loaded ??= PDFiumLibrary.init().then((library) => {
    const { module } = library as unknown as { module: { wasmExports: Pdfium } };
    return module.wasmExports;
  });
  return loaded;
}

/**
 * Lets the next file be opened by a library of its own: after a failure, since what it left behind is not known, and
 * when it has grown beyond what it should keep.
 */
export function renewPdfium(): void {
  loaded = undefined;
}
