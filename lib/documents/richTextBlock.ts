/** A stretch of text that looks the same throughout. Line breaks are `\n`. */
export type Run = { text: string; bold: boolean; italic: boolean; href: string | null };

/** One paragraph, heading or list item. `level` is 3 or 4 for headings, the depth from 1 for list items, else 0. */
export type Block = {
  kind: "paragraph" | "heading" | "bullet" | "numbered";
  level: number;
  /** Of a numbered item, from 1. */
  number: number | null;
  runs: Run[];
};
