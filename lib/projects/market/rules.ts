/** A look at the market holds for a year: a device may have come since (MDCG 2023-1; MDR art. 5(5)(c)). */
const holdsForMonths = 12;

/** The first day on which a search of that day no longer holds; both `YYYY-MM-DD`. */
export function staleFrom(searchedOn: string): string {
  const date = new Date(`${searchedOn}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + holdsForMonths);
  return date.toISOString().slice(0, 10);
}

/** Whether the newest search is more than twelve months old. Without any search there is nothing to be stale. */
export function isStale(newestSearch: string | null, today: string): boolean {
  return newestSearch !== null && staleFrom(newestSearch) < today;
}

/** The most rows of each kind that a project holds: what its pages and guards read at once stays bounded. */
export const mostRows = { searches: 200, candidates: 200, activities: 200, literature: 2000 } as const;
