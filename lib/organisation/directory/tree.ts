/** One unit as the tree shows it. */
export type UnitNode = {
  id: string;
  parentId: string | null;
  administrationId: string;
  name: string;
  code: string;
  costCentre: string | null;
  rgsCustomerNumber: string | null;
  ownHandling: boolean;
  active: boolean;
  /** Names of heads and managers, for the search. */
  managers: string[];
};

/** A row of the tree: an administration at the top, or a unit. */
export type TreeItem = {
  id: string;
  href: string;
  name: string;
  /** A unit's code, cost centre and RGS customer number; an administration's code. */
  details: { code: string; costCentre: string | null; rgsCustomerNumber: string | null };
  ownHandling: boolean;
  active: boolean;
  managers: string[];
  children: TreeItem[];
};

type Root = { id: string; name: string; code: string; active: boolean };

const collator = new Intl.Collator("sv", { numeric: true });

/** The tree below some administrations, each level in Swedish order. Units in a circle are left out. */
export function unitTree(roots: Root[], nodes: UnitNode[]): TreeItem[] {
  const below = Map.groupBy(nodes, (node) => node.parentId ?? node.administrationId);
  const itemsBelow = (id: string): TreeItem[] =>
    (below.get(id) ?? [])
      .map(({ parentId: _, administrationId: __, code, costCentre, rgsCustomerNumber, ...unit }) => ({
        ...unit,
        href: `/directory/units/${unit.id}`,
        details: { code, costCentre, rgsCustomerNumber },
        children: itemsBelow(unit.id),
      }))
      .sort((a, b) => collator.compare(a.name, b.name));
  return roots
    .map(({ id, name, code, active }) => ({
      ...{ id, name, active },
      href: `/directory/administrations/${id}`,
      details: { code, costCentre: null, rgsCustomerNumber: null },
      ownHandling: false,
      managers: [],
      children: itemsBelow(id),
    }))
    .sort((a, b) => collator.compare(a.name, b.name));
}

function matches(item: TreeItem, words: string[]): boolean {
  const { code, costCentre, rgsCustomerNumber } = item.details;
  const text = [item.name, code, costCentre, rgsCustomerNumber, ...item.managers]
    .join(" ")
    .toLocaleLowerCase("sv");
  return words.every((word) => text.includes(word));
}

/**
 * The part of a tree that a search leaves: what has every word in its name, code, numbers or managers, with all that
 * is above it. `hits` counts the finds themselves.
 */
export function searchTree(items: TreeItem[], query: string): { items: TreeItem[]; hits: number } {
  const words = query.toLocaleLowerCase("sv").split(/\s+/).filter(Boolean);
  if (words.length === 0) return { items, hits: 0 };
  let hits = 0;
  const kept = items.flatMap((item) => {
    const below = searchTree(item.children, query);
    const hit = matches(item, words);
    hits += below.hits + (hit ? 1 : 0);
    return hit || below.items.length > 0 ? [{ ...item, children: below.items }] : [];
  });
  return { items: kept, hits };
}

/** The rows in sight, from the top, when only the opened items show what is below them. */
export function rowsInSight(
  items: TreeItem[],
  isOpen: (id: string) => boolean,
  level = 1,
  parentId: string | null = null,
): { item: TreeItem; level: number; parentId: string | null; position: number; siblings: number }[] {
  return items.flatMap((item, index) => [
    { item, level, parentId, position: index + 1, siblings: items.length },
    ...(isOpen(item.id) ? rowsInSight(item.children, isOpen, level + 1, item.id) : []),
  ]);
}
