/**
 * A word with its place, and what stands between it and the word before it on the page: nothing before the first
 * one, a space, a tab (another table cell), a line end, or an empty line.
 */
export type PlacedWord = {
  text: string;
  before: "" | " " | "\t" | "\n" | "\n\n";
  x: number;
  end: number;
  top: number;
  bottom: number;
};
