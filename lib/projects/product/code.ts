import { toSVG } from "bwip-js/node";

export const codeKinds = ["datamatrix", "qrcode"] as const;
export type CodeKind = (typeof codeKinds)[number];

/** Modules of white that a reader needs around the code (ISO/IEC 16022, 18004). */
const quietModules = { datamatrix: 1, qrcode: 4 } as const satisfies Record<CodeKind, number>;

/** A text as two-dimensional code, as SVG with its quiet zone. `text` is printable ASCII. */
export function codeSvg(kind: CodeKind, text: string): string {
  // The scale is the size of a module in the drawing's own measure: it is fitted to its place when it is set.
  const scale = 2;
  const padding = quietModules[kind] * scale;
  return toSVG({ bcid: kind, text, scale, padding, ...(kind === "qrcode" && { eclevel: "M" }) });
}
