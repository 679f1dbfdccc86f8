import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { projectDiagram, projectTable } from "#lib/projects/processMap.ts";

test("the documentation shows the map of projects as the workflow table is", () => {
  const text = readFileSync("docs/architecture.md", "utf8");
  expect(text).toContain(projectDiagram());
  expect(text).toContain(projectTable());
});

test("going back leads to the phase before, from each phase that it leaves", () => {
  const arrows = projectDiagram().split("\n");
  expect(arrows.filter((arrow) => arrow.endsWith(": goBack"))).toEqual([
    ...["  plan --> initiate : goBack", "  execute --> plan : goBack", "  conclude --> execute : goBack"],
  ]);
});
