import { describe, expect, test } from "vitest";
import { compareMessages, placeholders } from "#scripts/test/messages.ts";
import { clockReaders } from "#scripts/test/purity.ts";

describe("comparing the languages", () => {
  test("values inside plurals, selections and tags count", () => {
    const text =
      "{name}: {n, plural, one {en {x}} other {# fall}} {s, select, a {{y}} other {}} <b>fet {z}</b>";
    expect(placeholders(text)).toEqual(["<b>", "n", "name", "s", "x", "y", "z"]);
  });

  test.each([
    ["a key that one language lacks", { a: "x", b: "y" }, { a: "x" }, "b is missing in English"],
    ["a key that the other lacks", { a: "x" }, { a: "x", b: "y" }, "b is missing in Swedish"],
    ["another value", { a: { b: "{n}" } }, { a: { b: "{m}" } }, 'a.b has "n" in Swedish and "m" in English'],
    ["something that is no text", { a: 1 }, { a: 1 }, "a is no text"],
    ["a text that is no message", { a: "{" }, { a: "{" }, "a is no ICU message"],
  ])("finds %s", (_what, swedish, english, problem) => {
    expect(compareMessages(swedish, english)[0]).toContain(problem);
  });

  test("is content when they agree", () => {
    expect(compareMessages({ a: { b: "{n} fall" } }, { a: { b: "{n} cases" } })).toEqual([]);
  });
});

describe("the clock in pure files", () => {
  test.each([
    ["lib/cases/deadlines.ts", "return new Date();", true],
    ["lib/cases/workflow.ts", 'import { dayOf, now } from "#lib/clock.ts";', true],
    ["lib/cases/deadlines.ts", 'import { dayOf } from "#lib/clock.ts";', false],
    ["lib/cases/commands.ts", "const at = new Date();", false],
  ])("%s with %s", (path, content, isProblem) => {
    expect(clockReaders([{ path, content }])).toEqual(isProblem ? [path] : []);
  });
});
