import { describe, expect, test } from "vitest";
import { rowsInSight, searchTree, type UnitNode, unitTree } from "#lib/organisation/directory/tree.ts";

const node = (id: string, parentId: string | null, name: string, managers: string[] = []): UnitNode => ({
  ...{ id, parentId, administrationId: "hs", name, code: id.toUpperCase(), costCentre: null },
  ...{ rgsCustomerNumber: null, ownHandling: false, active: true, managers },
});
const roots = [
  { id: "hs", name: "Hallands sjukhus", code: "HS", active: true },
  { id: "adh", name: "Ambulans", code: "ADH", active: true },
];
const tree = unitTree(roots, [
  node("o", null, "Ögon"),
  node("a", null, "Avdelning 10"),
  node("b", null, "Avdelning 2"),
  node("c", "a", "Östra", ["Åsa Ek"]),
  node("x", "y", "I en cirkel"),
  node("y", "x", "I en cirkel"),
]);
const names = (items: { name: string }[]) => items.map((item) => item.name);

describe("the tree", () => {
  test("is in Swedish order with numbers as numbers", () => {
    expect(names(tree)).toEqual(["Ambulans", "Hallands sjukhus"]);
    expect(names(tree[1]?.children ?? [])).toEqual(["Avdelning 2", "Avdelning 10", "Ögon"]);
  });

  test("shows what is below opened rows only", () => {
    const rows = rowsInSight(tree, (id) => id === "hs");
    expect(rows.map(({ item, level }) => [item.id, level])).toEqual([
      ["adh", 1],
      ["hs", 1],
      ["b", 2],
      ["a", 2],
      ["o", 2],
    ]);
    expect(rows[3]).toMatchObject({ parentId: "hs", position: 2, siblings: 3 });
  });

  test("a search keeps what is above a find, and looks at managers", () => {
    const { items, hits } = searchTree(tree, "ÅSA östra");
    expect(hits).toBe(1);
    expect(rowsInSight(items, () => true).map(({ item }) => item.id)).toEqual(["hs", "a", "c"]);
  });

  test("a search without a find leaves nothing", () => {
    expect(searchTree(tree, "finns inte")).toEqual({ items: [], hits: 0 });
  });
});
