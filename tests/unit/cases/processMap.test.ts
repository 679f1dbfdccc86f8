import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { processDiagram, processTable } from "#lib/cases/processMap.ts";

test("the documentation shows the process map of the workflow table as it is", () => {
  const text = readFileSync("docs/architecture.md", "utf8");
  expect(text).toContain(processDiagram());
  expect(text).toContain(processTable());
});
