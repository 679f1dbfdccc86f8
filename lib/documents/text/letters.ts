/**
 * Which way text runs on the page as it is seen: 0 to the right, 1 downwards, 2 upside down, 3 upwards; null when
 * at a slant, as watermarks are.
 */
export type Direction = 0 | 1 | 2 | 3 | null;

/** A rectangle on a page as it is seen, in points from its upper left corner. */
export type Area = { x: number; y: number; width: number; height: number };

/** One letter as it stands on a page. Two letters of a ligature have the same place. */
export type Letter = Area & {
  text: string;
  /** Where its baseline starts. */
  originX: number;
  originY: number;
  /** Font size in points, as seen. */
  size: number;
  direction: Direction;
  /** Letters of one piece of text in the file have the same number. */
  object: number;
  /** Drawn without ink: a layer of text over a scan, or something that nobody sees. */
  invisible: boolean;
};

/** What a page holds, as a reader of its text needs it. Widths and heights are in points, as the page is seen. */
export type PageContent = {
  width: number;
  height: number;
  letters: Letter[];
  /** Letters whose meaning the file does not tell: garbage to a reader, though they look right. */
  unmapped: number;
  /** Share of the page that its largest picture covers, 0 to 1. */
  picture: number;
  /** How many shapes are drawn on it: text that was turned into outlines is one for each letter. */
  shapes: number;
};
