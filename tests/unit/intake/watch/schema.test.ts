import { expect, test } from "vitest";
import { newSourceSchema } from "#lib/intake/watch/schema.ts";

const typed = {
  name: "Källa",
  address: "https://www.example.org/feed",
  kind: "feed",
  intervalMinutes: "60",
};
const faultsOf = (more: object) =>
  newSourceSchema.safeParse({ ...typed, ...more }).error?.issues.map(({ path }) => path.join("."));

test("what is wrong with one line of a field is wrong with the field, where the form shows it", () => {
  expect(faultsOf({ linkedHosts: "cdn.example.org\nhttp://example.org/a" })).toEqual(["linkedHosts"]);
  expect(faultsOf({ filters: { notWords: `pump\n${"x".repeat(101)}` } })).toEqual(["filters.notWords"]);
  expect(
    faultsOf({ linkedHosts: "CDN.example.org, b.example.org", filters: { words: "pump" } }),
  ).toBeUndefined();
});
