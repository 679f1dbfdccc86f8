import { expect, test } from "vitest";
import type { FormState } from "#lib/forms/action.ts";
import { columnsOf } from "#lib/notices/columns.ts";
import { emptyFacts } from "#lib/notices/facts.ts";
import { saysSame } from "#lib/notices/fields.ts";
import { changedMeanwhile, keepOnlyTyped, shownMarks } from "#lib/notices/shown.ts";

const shown = {
  ...columnsOf(emptyFacts()),
  manufacturer: "Flowline  Medical GmbH",
  problem: "En rad\noch en till",
  lots: ["L1", "L2"],
  serials: ["S1"],
  actionTypes: ["return", "identify"],
  replyWanted: true,
};

/** As a browser sends the form: with its own line ends, and boxes in its own order. */
function formOf(changed: Record<string, string | string[]>) {
  const fields = {
    shown: shownMarks(shown),
    manufacturer: "Flowline  Medical GmbH",
    title: "",
    problem: "En rad\r\noch en till",
    lots: "L1\r\nL2",
    serials: "S1",
    actionTypes: ["identify", "return"],
    replyWanted: "yes",
    contactEmail: "",
    ...changed,
  };
  const form = new FormData();
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) form.append(name, value);
  return form;
}

const failed = (initialValue: Record<string, string>): FormState => ({
  at: 1,
  status: "error",
  problems: [],
  submission: { status: "error", initialValue },
});

const keptOf = (form: FormData) =>
  keepOnlyTyped(failed({ ...(Object.fromEntries(form) as Record<string, string>), caseId: "1" }), form)
    ?.submission?.initialValue;

test("a field that was left as it was shown does not come back as typed", () => {
  const form = formOf({});
  expect(keptOf(form)).toEqual({ caseId: "1", shown: form.get("shown") });
});

test("what was typed comes back, also what is wrong, and what was emptied", () => {
  const typed = { contactEmail: "fel", lots: "", serials: "S1\r\nS2", actionTypes: [], replyWanted: "" };
  expect(keptOf(formOf(typed))).toMatchObject(typed);
  expect(keptOf(formOf(typed))).not.toHaveProperty("manufacturer");
});

test("a form that does not say what it showed gives everything back", () => {
  const form = formOf({});
  form.delete("shown");
  expect(keptOf(form)).toMatchObject({ manufacturer: "Flowline  Medical GmbH" });
});

test("nothing is told of what nobody else changed, nor where it is not known what was shown", () => {
  expect(changedMeanwhile(shownMarks(shown), shown, { ...shown, lots: [] })).toEqual([]);
  const changed = { ...shown, manufacturer: "Flowline AB" };
  expect(changedMeanwhile(undefined, changed, shown)).toEqual([]);
  expect(changedMeanwhile("x", changed, shown)).toEqual([]);
});

test("what somebody else changed is told, with what this person wrote only where that is something else", () => {
  const keysFor = (manufacturer: string) =>
    changedMeanwhile(
      shownMarks(shown),
      { ...shown, manufacturer: "Flowline AB" },
      { ...shown, manufacturer },
    ).map(({ key }) => key);
  expect(keysFor(shown.manufacturer)).toEqual(["fact.changed"]);
  expect(keysFor("Flowline AB")).toEqual(["fact.changed"]);
  expect(keysFor("Flowline Oy")).toEqual(["factMine.changed"]);
});

test("boxes say the same in any order", () => {
  expect(saysSame(shown, { ...shown, actionTypes: ["identify", "return"] }, "actionTypes")).toBe(true);
  expect(saysSame(shown, { ...shown, actionTypes: ["identify"] }, "actionTypes")).toBe(false);
});
