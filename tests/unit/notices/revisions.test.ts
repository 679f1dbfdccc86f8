import { expect, test } from "vitest";
import { dateOf } from "#lib/clock.ts";
import { columnsOf } from "#lib/notices/columns.ts";
import { emptyFacts } from "#lib/notices/facts.ts";
import { changesBetween } from "#lib/notices/revisions.ts";

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
