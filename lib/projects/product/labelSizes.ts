/** A label and how many of it lie on an A4 sheet. All measures in millimetres. */
export type LabelSize = {
  key: string;
  width: number;
  height: number;
  /** The sheet of many; null when the size is only made one at a time. */
  sheet: { columns: number; rows: number; left: number; top: number; gapX: number; gapY: number } | null;
};

/** Sizes that are sold as sheets, and one for a label printer. The first is proposed. */
export const labelSizes = [
  {
    key: "70x37",
    width: 70,
    height: 37,
    sheet: { columns: 3, rows: 8, left: 0, top: 0.5, gapX: 0, gapY: 0 },
  },
  {
    key: "99x38",
    width: 99.1,
    height: 38.1,
    sheet: { columns: 2, rows: 7, left: 4.65, top: 15.15, gapX: 2.5, gapY: 0 },
  },
  {
    key: "63x38",
    width: 63.5,
    height: 38.1,
    sheet: { columns: 3, rows: 7, left: 7.25, top: 15.15, gapX: 2.5, gapY: 0 },
  },
  { key: "100x50", width: 100, height: 50, sheet: null },
] as const satisfies readonly LabelSize[];

/** The size of that key; the first one for any other. */
export function labelSizeOf(key: string | null): LabelSize {
  return labelSizes.find((size) => size.key === key) ?? labelSizes[0];
}
