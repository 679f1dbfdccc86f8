import { describe, expect, test } from "vitest";
import { dateOf } from "#lib/clock.ts";
import { columnsOf, type NoticeColumns } from "#lib/notices/columns.ts";
import { emptyFacts } from "#lib/notices/facts.ts";
import { changesBetween, type Succession, successionOf } from "#lib/notices/revisions.ts";

const first = {
  ...columnsOf(emptyFacts()),
  devices: ["Pump P300"],
  lots: ["26A11", "26A12"],
  actionTypes: ["inspection"],
  userActions: "Kontrollera slangen.",
  replyBy: dateOf("2026-03-31"),
};

test("what a revision adds, removes and says otherwise, in the order of the fields", () => {
  const second = {
    ...first,
    devices: ["Pump P300", "Pump P500"],
    lots: ["26 a 12", "26A13"],
    actionTypes: ["inspection", "return"],
    userActions: "Sänd tillbaka pumpen.",
    replyBy: null,
  };
  expect(changesBetween(first, second)).toEqual([
    { field: "devices", kind: "list", added: ["Pump P500"], removed: [] },
    { field: "lots", kind: "list", added: ["26A13"], removed: ["26A11"] },
    { field: "actionTypes", kind: "list", added: ["return"], removed: [] },
    { field: "userActions", kind: "text", before: "Kontrollera slangen.", after: "Sänd tillbaka pumpen." },
    { field: "replyBy", kind: "text", before: "2026-03-31", after: "" },
  ]);
});

test("other spaces, dashes and capitals are no change", () => {
  expect(
    changesBetween(first, { ...first, devices: ["PUMP  P300"], userActions: "Kontrollera\nslangen." }),
  ).toEqual([]);
});

describe("what a notice that comes seems to be beside the one of a case", () => {
  const swedish = {
    ...first,
    noticeDate: dateOf("2026-03-01"),
    statedRevision: "1",
    manufacturer: "Flowline AB",
    fscaReferences: ["FSCA-1"],
    title: "Brådskande säkerhetsmeddelande",
    problem: "Slangen kan lossna från pumpen under infusionen så att läkemedlet rinner ut.",
    userActions: "Kontrollera slangen före varje infusion och byt den om den är sliten.",
  };
  const german = {
    ...swedish,
    title: "Dringende Sicherheitsinformation",
    problem: "Der Schlauch kann sich während der Infusion von der Pumpe lösen.",
    userActions: "Prüfen Sie den Schlauch vor jeder Infusion und ersetzen Sie ihn bei Verschleiß.",
    actionTypes: ["inspection", "exchange"],
    fsnReferences: ["FSN-1-DE"],
  };

  test.each<[Succession, string, NoticeColumns]>([
    ["same", "nothing differs", swedish],
    [
      "same",
      "only whom to answer differs",
      { ...swedish, contactEmail: "a@b.example", fsnReferences: ["FSN-1-SE"] },
    ],
    ["translation", "its words are in another language", german],
    [
      "revision",
      "a device is added, in another language",
      { ...german, devices: ["Pump P300", "Pump P500"] },
    ],
    ["revision", "lots are taken away", { ...swedish, lots: ["26A11"] }],
    ["revision", "it is dated later", { ...swedish, noticeDate: dateOf("2026-04-01") }],
    ["revision", "it says that it updates another", { ...swedish, updatesEarlier: "FSN-1" }],
    [
      "revision",
      "only what to do is new",
      { ...swedish, userActions: `${swedish.userActions} Returnera pumpen.` },
    ],
    [
      "revision",
      "its number is higher though its day is earlier",
      { ...swedish, statedRevision: "Rev. 2", noticeDate: dateOf("2026-02-01") },
    ],
    [
      "other",
      "it names another action and other devices",
      { ...swedish, fscaReferences: ["FSCA-2"], devices: ["Mask 1"], lots: ["Z1"] },
    ],
    ["earlier", "its number is lower", { ...swedish, statedRevision: "0", lots: ["26A11"] }],
    [
      "earlier",
      "it is dated before",
      { ...swedish, noticeDate: dateOf("2026-02-01"), devices: ["Pump P100"] },
    ],
    ["revision", "its decimal is higher", { ...swedish, statedRevision: "1.1" }],
    ["same", "its number is written with a decimal", { ...swedish, statedRevision: "Rev. 1.0" }],
    ["revision", "its stated revision is of another kind", { ...swedish, statedRevision: "A" }],
    [
      "translation",
      "its words are in another language, and it is dated some days later",
      { ...german, noticeDate: dateOf("2026-03-09") },
    ],
    [
      "translation",
      "its words are in another language, and it is dated some days before",
      { ...german, noticeDate: dateOf("2026-02-20") },
    ],
    [
      "revision",
      "its words are in another language, months later",
      { ...german, noticeDate: dateOf("2026-09-01") },
    ],
    ["revision", "nothing is known of either but other articles", { ...first, refs: ["P-1"] }],
  ])("%s: %s", (expected, _why, after) => {
    const before = after.title === null ? first : swedish;
    expect(successionOf(before, after)).toBe(expected);
  });

  test.each<[Succession, string, string]>([
    ["revision", "A", "B"],
    ["earlier", "Rev. B", "Rev. A"],
    ["revision", "2.0", "2.1"],
    ["earlier", "2.10", "2.9"],
  ])("%s: nothing but its stated revision differs, %s before and %s now", (expected, old, fresh) => {
    const before = { ...swedish, statedRevision: old };
    expect(successionOf(before, { ...swedish, statedRevision: fresh })).toBe(expected);
  });

  test("a scan of the same letter is the same, though single words of it were read with faults", () => {
    const problem =
      "Lyftbygelns låssprint kan lossna när patienten vägs. Kontrollera sprinten före varje lyft.";
    const before = { ...swedish, problem };
    const scan = { ...before, problem: problem.replace("låssprint", "lassprint").replace("före", "fére") };
    expect(successionOf(before, scan, true)).toBe("same");
    // As text it says something else in those words, and so does a scan with other lots.
    expect(successionOf(before, scan)).toBe("revision");
    expect(successionOf(before, { ...scan, lots: ["NEW-1"] }, true)).toBe("revision");
    expect(successionOf(before, { ...scan, problem: `${scan.problem} Returnera lyften.` }, true)).toBe(
      "revision",
    );
    expect(successionOf(before, { ...scan, problem: "Batterilarmet utebli efter två timmar." }, true)).toBe(
      "revision",
    );
  });
});
