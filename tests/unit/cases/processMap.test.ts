import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { passedStatuses, processDiagram, processTable } from "#lib/cases/processMap.ts";

test("the documentation shows the process map of the workflow table as it is", () => {
  const text = readFileSync("docs/architecture.md", "utf8");
  expect(text).toContain(processDiagram());
  expect(text).toContain(processTable());
});

const way = { statusBeforeClose: null, tracks: [], assessment: "Berör IVA." };

test("the map marks the steps that the case has been through", () => {
  expect(passedStatuses({ ...way, status: "coordinating" })).toEqual(["received", "gathering"]);
  expect(passedStatuses({ ...way, status: "closed", statusBeforeClose: "following_up" })).toHaveLength(5);
});

test("a case that was closed on its way has not been through the rest", () => {
  const dismissed = { ...way, status: "closed", statusBeforeClose: "received", assessment: null } as const;
  expect(passedStatuses({ ...dismissed, tracks: [] })).toEqual(["received"]);
});

test("a case that was handed over has been neither gathered for nor assessed", () => {
  const handed = { ...way, tracks: ["own_handling" as const], assessment: null };
  expect(passedStatuses({ ...handed, status: "following_up" })).toEqual(["received", "acting"]);
});
