import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { access } from "#lib/auth/access.ts";
import { pageRules, routeRules } from "./rules.ts";
import { gateOfPage, pageFiles, routeFiles, uploadRoutes } from "./sources.ts";

test("every page has a rule, and every rule a page", () => {
  expect(Object.keys(pageRules).sort()).toEqual(pageFiles);
});

test.each(Object.entries(pageRules).filter(([, rule]) => rule in access))(
  "%s stands behind %s",
  (file, rule) => {
    expect(gateOfPage(file)).toBe(rule);
  },
);

test("every route handler has a rule, and every rule a handler", () => {
  expect(Object.keys(routeRules).sort()).toEqual(routeFiles);
});

test.each(Object.entries(routeRules).filter(([, rule]) => rule in access))("%s asks for %s", (file, rule) => {
  const text = readFileSync(file, "utf8");
  // uploads.test.ts sends to each of those as every role.
  if (!uploadRoutes.includes(file)) expect(text).toMatch(/currentActor\(\)|requirePage\(/);
  expect(text).toContain(`"${rule}"`);
});

test.each(Object.entries(routeRules).filter(([, rule]) => rule === "signed in"))(
  "%s asks who it is",
  (file) => {
    expect(readFileSync(file, "utf8")).toContain("currentActor()");
  },
);
