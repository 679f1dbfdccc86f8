/** Rows by the place, counted from 1, of the message that they answer. */
export function inPlaces<Row extends { position: number }>(count: number, rows: readonly Row[]): Row[][] {
  const places: Row[][] = Array.from({ length: count }, () => []);
  for (const row of rows) places[row.position - 1]?.push(row);
  return places;
}
