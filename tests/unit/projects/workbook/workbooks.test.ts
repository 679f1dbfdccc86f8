import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import writeWorkbookFile from "write-excel-file/node";
import yauzl from "yauzl";
import { planAnswers, requirementsWorkbook } from "#lib/projects/requirements/workbook.ts";
import { defaultMatrices } from "#lib/projects/risks/matrix.ts";
import { risksWorkbook } from "#lib/projects/risks/workbook.ts";
import { planRisks, type StoredRisk } from "#lib/projects/risks/workbookPlan.ts";
import { wordsIn } from "#lib/projects/workbook/words.ts";

const [matrix] = defaultMatrices;
const [sv, en] = [wordsIn("sv"), wordsIn("en")];
const answer = {
  ...{ requirement: "10.1", applicable: true, fulfilment: "fully" as const, how: "=cmd|' /C calc'!A0" },
  ...{ evidence: "C. Teknisk produktbeskrivning", reason: null, riskArea: true, version: 3 },
};
const risk: StoredRisk & { component: null; causedBy: null } = {
  ...{ id: crypto.randomUUID(), version: 2, number: 1, stage: "use", hazard: "+46 volt", withdrawnAt: null },
  ...{ sequence: "Nöts\nbrister", situation: "Vidrörs", harm: "Stöt", misuse: true, singleFault: false },
  ...{ severityBefore: 3, probabilityBefore: 4, severityAfter: 3, probabilityAfter: 1, newRisks: "Inga" },
  ...{ benefitRisk: null, ownerName: "Nora", dueAt: new Date("2026-05-01"), state: "open" },
  ...{ requirements: ["10.1", "14.2"], component: null, causedBy: null },
  controls: [
    { kind: "design", description: "Dubbel\nisolering", verified: null, effective: null, verifiedAt: null },
  ],
};
const overall = { text: "", state: "Inte bedömd" };

const sheet = async (rows: unknown[][]) =>
  writeWorkbookFile(
    rows.map((row) => row.map((value) => (value === null ? null : { value, type: String }))) as never,
  ).toBuffer();

describe("what goes out comes in again unchanged", () => {
  test.each([
    ["sv", sv],
    ["en", en],
  ])("requirements in %s, understood in both languages", async (language, words) => {
    const file = await requirementsWorkbook(
      { answers: [answer], traits: ["physical"], risks: [], english: language === "en" },
      words,
    );
    for (const reader of [sv, en])
      expect(await planAnswers(file, [answer], reader)).toEqual({ rows: [], unchanged: 75, problems: [] });
    // A formula that somebody wrote as text is text, out and in.
    const { rows } = await planAnswers(file, [], sv);
    expect(rows[0]?.write.answer.how).toBe(answer.how);
  });

  test("risks, with their levels in words and their controls", async () => {
    for (const words of [sv, en]) {
      const file = await risksWorkbook({ risks: [risk], matrix, overall }, words);
      expect(await planRisks(file, [risk], matrix, sv)).toEqual({ rows: [], unchanged: 1, problems: [] });
    }
  });
});

describe("a filled workbook of requirements", () => {
  const head = ["Nr", "Tillämpligt", "Uppfylls", "Motivering"];

  test("changes what is filled in, and nothing by what is empty or missing", async () => {
    const plan = await planAnswers(
      await sheet([head, ["10.1", null, "Delvis", "Åldras"], ["10.2"]]),
      [answer],
      sv,
    );
    expect(plan.problems).toEqual([]);
    expect(plan.rows.map(({ write }) => write)).toEqual([
      {
        version: 3,
        answer: expect.objectContaining({
          fulfilment: "partly",
          reason: "Åldras",
          how: answer.how,
          riskArea: true,
        }),
      },
    ]);
  });

  test("says for each cell what is wrong", async () => {
    const plan = await planAnswers(
      await sheet([
        head,
        ["99.9", "Ja"],
        ["1", "Kanske"],
        ["2", "Nej"],
        ["3", "Ja", "Nej"],
        ["4", null, "Helt"],
        ["5", "Ja", "Helt", "x".repeat(4001)],
        ["6", "Ja"],
        ["6", "Ja"],
      ]),
      [],
      sv,
    );
    expect(plan.problems.map(({ at, key }) => `${at} ${key}`)).toEqual([
      "A2 workbook.unknownRow",
      "B3 workbook.unknownWord",
      "D4 notApplicableReason",
      "D5 notMetReason",
      "B6 applicableNeeded",
      "D7 workbook.tooLong",
      "A9 workbook.repeated",
    ]);
  });
});

describe("a filled workbook of risks", () => {
  const head = [
    "Nr",
    "Skede",
    "Fara",
    "Allvarlighet före",
    "Åtgärd: skydd",
    "Klart senast",
    "Krav i bilaga I",
  ];

  test("adds rows without a number and controls that are new, and takes none away", async () => {
    const rows = [
      head,
      ["1", null, null, "Allvarlig", "Jordfelsbrytare"],
      [null, "Tillverkning", "Lödrök", "2"],
    ];
    const plan = await planRisks(await sheet(rows), [risk], matrix, sv);
    expect(plan.problems).toEqual([]);
    const [changed, added] = plan.rows;
    expect(changed?.write.columns).toMatchObject({ severityBefore: 4, hazard: "+46 volt" });
    expect(changed?.write.controls).toEqual([{ kind: "protection", description: "Jordfelsbrytare" }]);
    expect(added).toMatchObject({ added: true, write: { stored: null, columns: { severityBefore: 2 } } });
  });

  test("says for each cell what is wrong", async () => {
    const rows = [
      head,
      ["7", "Användning", "Okänd"],
      [null, null, "Utan skede"],
      [null, "Användning"],
      ["1", null, null, "Gräslig", null, "1 maj", "99"],
      ["1", null, "En gång till"],
    ];
    const plan = await planRisks(await sheet(rows), [risk], matrix, sv);
    expect(plan.problems.map(({ at, key }) => `${at} ${key}`)).toEqual([
      "A2 workbook.unknownRow",
      "B3 workbook.stageNeeded",
      "C4 workbook.hazardNeeded",
      "D5 workbook.unknownWord",
      "F5 workbook.day",
      "G5 requirementNumbers",
      "A6 workbook.repeated",
    ]);
  });

  test("does not take a risk that is out of the analysis", async () => {
    const withdrawn = { ...risk, withdrawnAt: new Date() };
    const plan = await planRisks(await sheet([head, ["1", null, "Åter"]]), [withdrawn], matrix, sv);
    expect(plan.problems).toMatchObject([{ at: "A2", key: "workbook.withdrawn" }]);
  });
});

/** The parts of a workbook by their names, as text. */
async function partsOf(file: Buffer): Promise<Record<string, string>> {
  const zip = await yauzl.fromBufferPromise(file);
  const parts: Record<string, string> = {};
  for await (const entry of zip.eachEntry())
    parts[entry.fileName] = await text(await zip.openReadStreamPromise(entry));
  return parts;
}

describe("on paper", () => {
  test("the sheet is as wide as its pages, with its headings on each", async () => {
    const file = await risksWorkbook({ risks: [risk], matrix, overall }, sv);
    const parts = await partsOf(Buffer.from(file));
    expect(parts["xl/worksheets/sheet1.xml"]).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(parts["xl/worksheets/sheet1.xml"]).toMatch(/<pageSetup [^>]*fitToWidth="2"[^>]*fitToHeight="0"/);
    expect(parts["xl/worksheets/sheet2.xml"]).toMatch(/<pageSetup [^>]*fitToWidth="1"/);
    expect(parts["xl/workbook.xml"]).toContain("'Riskanalys'!$A:$A,'Riskanalys'!$1:$1");
  });
});

describe("a hostile file", () => {
  const unreadable = async (content: Uint8Array) => (await planRisks(content, [risk], matrix, sv)).problems;

  test.each([
    ["text", Buffer.from("Nr;Skede;Fara")],
    ["nothing", Buffer.alloc(0)],
    ["an empty archive", Buffer.from([0x50, 0x4b, 5, 6, ...new Array(18).fill(0)])],
  ])("%s is no workbook", async (_name, content) => {
    const [problem] = await unreadable(content);
    expect(["workbook.broken", "workbook.noSheet"]).toContain(problem?.key);
  });

  test("a sheet of something else is not ours", async () => {
    expect(await unreadable(await sheet([["Namn", "Pris"]]))).toMatchObject([{ key: "workbook.noSheet" }]);
  });

  test("too many rows are too many", async () => {
    const rows = Array.from({ length: 2001 }, (_row, index) => [null, "Användning", `Fara ${index}`]);
    const file = await sheet([["Nr", "Skede", "Fara"], ...rows]);
    expect(await unreadable(file)).toMatchObject([{ key: "workbook.tooLarge" }]);
  });

  test("what unpacks to far more than a workbook of ours is not unpacked", async () => {
    const rows = Array.from({ length: 700 }, (_row, index) => [
      null,
      "Användning",
      `${index}${"x".repeat(30_000)}`,
    ]);
    const file = await sheet([["Nr", "Skede", "Fara"], ...rows]);
    expect(file.length).toBeLessThan(2_000_000);
    expect(await unreadable(file)).toMatchObject([{ key: "workbook.tooLarge" }]);
  });

  test("a formula counts as what it shows, and merged cells as filled in their first", async () => {
    const text = (value: string) => ({ value, type: String });
    const file = await writeWorkbookFile([
      [text("Nr"), text("Skede"), text("Fara"), text("Skada")],
      [null, text("Användning"), { ...text("Sammanslagen"), columnSpan: 2 }, null],
      [null, text("Användning"), { value: 'HYPERLINK("http://x.example")', type: "Formula" }, null],
    ] as never).toBuffer();
    const plan = await planRisks(file, [], matrix, sv);
    expect(plan.rows.map(({ write }) => [write.columns.hazard, write.columns.harm])).toEqual([
      ["Sammanslagen", ""],
    ]);
    expect(plan.problems).toMatchObject([{ at: "C3", key: "workbook.hazardNeeded" }]);
  });
});
