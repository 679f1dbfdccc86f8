import { expect, test } from "vitest";
import { listDifference } from "#lib/projects/documents/listDifference.ts";
import type { DocumentLists } from "#lib/projects/documents/lists.ts";
import type { ListTable } from "#lib/projects/documents/listTables.ts";

const answer = { applicable: true, reason: null, fulfilment: "fully", how: null, evidence: null } as const;

/** A list of requirements with one text each. */
function side(rows: Record<string, string>): { lists: DocumentLists; table: ListTable } {
  const requirements = Object.keys(rows);
  return {
    lists: {
      kind: "requirements",
      rows: requirements.map((requirement) => ({ requirement, ...answer, riskArea: false })),
    },
    table: {
      ...{
        title: "",
        none: "",
        after: [],
        columns: [
          { label: "Krav", share: 1 },
          { label: "Hur", share: 1 },
        ],
      },
      rows: requirements.map((requirement) => [requirement, rows[requirement] ?? ""]),
    },
  };
}

test("rows of a list that came, went or say something else are told, the rest are not", () => {
  const before = side({ "1": "Provning", "2": "Analys", "10.1": "Standard" });
  const after = side({ "1": "Provning", "2": "Analys av utmattning", "10.4": "Intyg" });
  const rows = listDifference(before, after);
  expect(rows.map(({ key, change }) => [key, change])).toEqual([
    ["2", "changed"],
    ["10.4", "added"],
    ["10.1", "removed"],
  ]);
  expect(rows[0]?.cells).toEqual([
    {
      label: "Hur",
      parts: [
        { text: "Analys", change: "same" },
        { text: " av utmattning", change: "added" },
      ],
    },
  ]);
  expect(listDifference(after, after)).toEqual([]);
});
