import { expect, test } from "vitest";
import { z } from "zod";
import { issueKey } from "#lib/forms/issues.ts";
import sv from "#messages/sv.json" with { type: "json" };

/** The key that a person's text is looked up under when a value does not fit a schema. */
function keyFor(schema: z.ZodType, value: unknown): string | undefined {
  return schema.safeParse(value, { error: issueKey }).error?.issues[0]?.message;
}

test.each([
  ["a missing text", z.string(), undefined, "required"],
  ["an empty text", z.string().min(1), "", "required"],
  ["too short a text", z.string().min(12), "abc", "tooShort"],
  ["too long a text", z.string().max(2), "abc", "tooLong"],
  ["too small a number", z.number().min(1), 0, "tooLow"],
  ["too great a number", z.number().max(1), 2, "tooHigh"],
  ["no choice", z.array(z.string()).min(1), [], "chooseOne"],
  ["no mail address", z.email(), "anna", "email"],
  ["no day", z.iso.date(), "2026-13-45", "date"],
  ["a choice that is not there", z.enum(["a", "b"]), "c", "invalid"],
  ["no choice of one", z.enum(["a", "b"]), undefined, "required"],
])("%s has its own words", (_name, schema, value, key) => {
  expect(keyFor(schema, value)).toBe(key);
  expect(sv.errors).toHaveProperty(key);
});
