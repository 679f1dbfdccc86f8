import { describe, expect, test } from "vitest";
import { newUserSchema, tiedTo } from "#lib/auth/users/schema.ts";

const id = "01900000-0000-7000-8000-000000000009";
const person = { email: " Anna.Ek@Example.org ", name: "Anna Ek" };
const issues = (input: object) =>
  newUserSchema
    .safeParse({ ...person, ...input })
    .error?.issues.map((issue) => [issue.path[0], issue.message]);

describe("a role and what it is tied to", () => {
  test("addresses are kept in lower case", () => {
    expect(newUserSchema.parse({ ...person, role: "admin" }).email).toBe("anna.ek@example.org");
  });

  test("the functions of the central handling work for the whole region only", () => {
    expect(issues({ role: "coordinator" })).toBeUndefined();
    expect(issues({ role: "coordinator", scope: "unit", unitId: id })).toEqual([
      ["scope", "scopeNotForRole"],
    ]);
  });

  test("who receives for a part of the region must say which", () => {
    expect(issues({ role: "administration" })).toEqual([["administrationId", "required"]]);
    expect(issues({ role: "own_handler", administrationId: id })).toEqual([["unitId", "required"]]);
  });

  test("only what the scope names is kept", () => {
    const given = { role: "unit_manager", administrationId: id, unitId: id } as const;
    expect(tiedTo(given)).toEqual({ administrationId: null, unitId: id });
    expect(tiedTo({ ...given, scope: "administration" })).toEqual({ administrationId: id, unitId: null });
    expect(tiedTo({ ...given, role: "admin" })).toEqual({ administrationId: null, unitId: null });
  });
});
