import { describe, expect, test } from "vitest";
import { compareWithDirectory } from "#lib/organisation/csv/comparing.ts";
import type { Cells, DirectoryPicture, List } from "#lib/organisation/csv/lists.ts";
import { readCsv } from "#lib/organisation/csv/reading.ts";
import { csvWords } from "#lib/organisation/csv/words.ts";
import { writeCsv } from "#lib/organisation/csv/writing.ts";

const words = csvWords("sv");
const row = (cells: Cells) => ({ id: `id-${cells.code ?? cells.address}`, cells });
const unit = (code: string, cells: Cells = {}) =>
  row({
    ...{
      code,
      name: `Enhet ${code}`,
      administration: "HS",
      parent: "",
      costCentre: "",
      rgsCustomerNumber: "",
    },
    ...{ ownHandling: "no", headOfOperations: "", headOfOperationsEmail: "", unitManager: "" },
    ...{ unitManagerEmail: "", active: "yes" },
    ...cells,
  });

const administrations = [
  row({ code: "HS", name: "Hallands sjukhus", active: "yes" }),
  row({ code: "ADH", name: "Ambulans", active: "yes" }),
  row({ code: "OLD", name: "Nedlagd", active: "no" }),
];
const units = [unit("TOP", { costCentre: "100" }), unit("SUB", { parent: "TOP" }), unit("LONE")];
const picture = (rows = units): DirectoryPicture => ({ rows, administrations, units });

function plan(list: List, text: string, directory = picture(), deactivateMissing = false) {
  const table = readCsv(list, new TextEncoder().encode(text), words);
  return compareWithDirectory(list, table, directory, { deactivateMissing });
}
const unitPlan = (rows: string[], deactivateMissing = false) =>
  plan("units", ["Kod;Namn;Förvaltning;Överordnad;I bruk", ...rows].join("\n"), picture(), deactivateMissing);
const asTheyAre = ["TOP;Enhet TOP;HS;;", "SUB;Enhet SUB;HS;TOP;", "LONE;Enhet LONE;HS;;"];

describe("what a file would do", () => {
  test("an exported list read back does nothing", () => {
    const tricky = [
      unit("TOP", {
        name: '=HYPERLINK("http://x";"y")',
        unitManager: "Åsa | Bo",
        unitManagerEmail: "a@x.se | b@x.se",
      }),
      unit("'-1"),
    ].map((one) => ({
      ...one,
      cells: { ...one.cells, code: one.cells.code === "'-1" ? "A-1" : one.cells.code },
    }));
    const text = writeCsv(
      "units",
      tricky.map((one) => one.cells),
      words,
    );
    expect(plan("units", text, picture(tricky))).toEqual({
      ...{ added: [], changed: [], deactivated: [], problems: [] },
      unchanged: 2,
    });
  });

  test("adds, changes with old and new, takes out of use, and counts what stays", () => {
    const result = unitPlan([
      "NEW;Ny;HS;TOP;",
      "TOP;Omdöpt;HS;;ja",
      "LONE;Enhet LONE;HS;;nej",
      "SUB;Enhet SUB;HS;TOP;",
    ]);
    expect(result.problems).toEqual([]);
    expect(result.added).toMatchObject([
      { line: 2, cells: { code: "NEW", parent: "TOP", ownHandling: "no", active: "yes" } },
    ]);
    expect(result.changed).toMatchObject([
      { line: 3, id: "id-TOP", changes: [{ column: "name", from: "Enhet TOP", to: "Omdöpt" }] },
    ]);
    expect(result.deactivated).toMatchObject([
      { line: 4, id: "id-LONE", changes: [{ column: "active", from: "yes", to: "no" }] },
    ]);
    expect(result.unchanged).toBe(1);
  });

  test("a column that the file lacks stays; an empty cell empties", () => {
    expect(unitPlan(["TOP;Enhet TOP;HS;;"]).changed).toEqual([]);
    const emptied = plan("units", "Kod;Namn;Förvaltning;Kostnadsställe\nTOP;Enhet TOP;HS;");
    expect(emptied.changed[0]?.changes).toEqual([{ column: "costCentre", from: "100", to: "" }]);
  });

  test("letter case of codes is the directory's", () => {
    const result = unitPlan(["top;Enhet TOP;hs;;", "new;Ny;hs;top;"]);
    expect(result).toMatchObject({ problems: [], unchanged: 1, changed: [] });
    expect(result.added[0]?.cells).toMatchObject({ administration: "HS", parent: "TOP" });
  });

  test("rows that the file lacks stay, unless it is the whole list", () => {
    expect(unitPlan(asTheyAre.slice(0, 2)).deactivated).toEqual([]);
    expect(unitPlan(asTheyAre.slice(0, 2), true).deactivated).toMatchObject([{ line: null, id: "id-LONE" }]);
  });

  test("a row with a mistake is not taken for a missing one", () => {
    const result = unitPlan([...asTheyAre.slice(0, 2), "LONE;;HS;;"], true);
    expect(result.deactivated).toEqual([]);
    expect(result.problems).toHaveLength(1);
  });

  test("parents may be new in the same file, in any order", () => {
    expect(unitPlan(["B;B;HS;A;", "A;A;HS;;"]).problems).toEqual([]);
  });
});

describe("what would not hold together", () => {
  test.each([
    [
      "an unknown administration",
      ["NEW;Ny;XX;;"],
      { line: 2, column: "administration", reason: "unknownCode" },
    ],
    [
      "an administration out of use",
      ["NEW;Ny;OLD;;"],
      { line: 2, column: "administration", reason: "belowInactive" },
    ],
    ["an unknown parent", ["NEW;Ny;HS;XX;"], { line: 2, column: "parent", reason: "unknownCode" }],
    [
      "a parent of another administration",
      ["NEW;Ny;ADH;TOP;"],
      { line: 2, column: "parent", reason: "parentElsewhere" },
    ],
    ["a unit below itself", ["TOP;Enhet TOP;HS;TOP;"], { line: 2, column: "parent", reason: "parentBelow" }],
    ["a circle", ["TOP;Enhet TOP;HS;SUB;"], { line: 2, column: "parent", reason: "parentBelow" }],
    [
      "a parent out of use above what the file lacks",
      ["TOP;Enhet TOP;HS;;nej"],
      { line: 2, column: "parent", reason: "belowInactive" },
    ],
    [
      "a move that leaves units behind",
      ["TOP;Enhet TOP;ADH;;"],
      { line: 2, column: "parent", reason: "parentElsewhere" },
    ],
  ])("%s", (_, rows, problem) => {
    expect(unitPlan(rows).problems).toContainEqual(expect.objectContaining(problem));
  });

  test("a parent that goes out of use because the file lacks it", () => {
    const result = unitPlan(["SUB;Enhet SUB;HS;TOP;"], true);
    expect(result.problems).toMatchObject([{ line: 2, column: "parent", reason: "belowInactive" }]);
  });

  test("unknown administrations are told beside other mistakes, unknown parents are not", () => {
    const result = unitPlan(["A;A;XX;;", "B;B;HS;C;", "C;;HS;;"]);
    expect(result.problems.map(({ line, reason }) => [line, reason])).toEqual([
      [4, "cellMissing"],
      [2, "unknownCode"],
    ]);
  });

  test("an administration with units in use", () => {
    const directory = { ...picture(administrations) };
    expect(
      plan("administrations", "Kod;Namn;I bruk\nHS;Hallands sjukhus;nej", directory).problems,
    ).toMatchObject([{ line: 2, column: "active", reason: "administrationHasUnits", values: { count: 3 } }]);
  });

  test.each([
    ["Förvaltning;a@x.se;Namn;;", "administration", "cellMissing"],
    ["Förvaltning;a@x.se;Namn;XX;", "administration", "unknownCode"],
    ["Förvaltning;a@x.se;Namn;HS;TOP", "unit", "cellNotUsed"],
    ["Verksamhet med egen hantering;a@x.se;Namn;;", "unit", "cellMissing"],
    ["Verksamhet med egen hantering;a@x.se;Namn;;XX", "unit", "unknownCode"],
    ["Logistikservice;a@x.se;Namn;HS;", "administration", "cellNotUsed"],
  ])("a mailbox: %s", (text, column, reason) => {
    const result = plan("mailboxes", `Typ;Adress;Namn;Förvaltning;Verksamhet\n${text}`, picture([]));
    expect(result.problems).toMatchObject([{ line: 2, column, reason }]);
  });
});
