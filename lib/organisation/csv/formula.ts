// What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection), full-width forms included.
const formula = /^'*[=+\-@\t\r＝＋－＠]/;
const guarded = /^'+[=+\-@\t\r＝＋－＠]/;

/** Keeps a spreadsheet from running a cell as a formula: an apostrophe before it makes it text. */
export function guardCell(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell;
}

/** Takes away the apostrophe that `guardCell` put there. */
export function unguardCell(cell: string): string {
  return guarded.test(cell) ? cell.slice(1) : cell;
}
