const collator = new Intl.Collator("sv", { numeric: true });

/** Orders names as Swedish does: å, ä, ö last, and `Avdelning 2` before `Avdelning 10`. */
export function bySwedishName(a: { name: string }, b: { name: string }): number {
  return collator.compare(a.name, b.name);
}
