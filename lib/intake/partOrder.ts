/** Attachments in the order of their places: "2.10" after "2.9", and what is within another just below it. */
export function inPartOrder<Part extends { path: string }>(parts: readonly Part[]): Part[] {
  const keyed = parts.map((part) => ({
    part,
    numbers: part.path.split(".").map((word) => Number.parseInt(word, 10)),
  }));
  keyed.sort((a, b) => compare(a.numbers, b.numbers));
  return keyed.map(({ part }) => part);
}

function compare(a: number[], b: number[]): number {
  for (const [i, number] of a.entries()) {
    const other = b[i];
    if (other === undefined) return 1;
    if (number !== other) return number - other;
  }
  return a.length - b.length;
}

/** How many of the others a part is within: 0 for what stands in the message itself. */
export function depthOf(path: string, paths: readonly string[]): number {
  return paths.filter((other) => path.startsWith(`${other}.`)).length;
}
