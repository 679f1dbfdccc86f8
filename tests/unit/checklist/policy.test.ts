import { describe, expect, test } from "vitest";
import { mayAnswerRow, mayMailChecklist, unsettledReply } from "#lib/checklist/policy.ts";
import { checklistRows } from "#lib/checklist/rules.ts";
import { actorWith } from "#tests/factories/actor.ts";

const keysOf = (actor: ReturnType<typeof actorWith>, status: Parameters<typeof mayAnswerRow>[2]) =>
  checklistRows.map((row) => row.key).filter((key) => mayAnswerRow(actor, key, status));

describe("while facts are gathered", () => {
  test("each function answers its own rows", () => {
    expect(keysOf(actorWith("procurement"), "gathering")).toEqual([
      "contract_search",
      "purchase_analysis",
      "external_customers",
      "receipt_reply",
      "result_reply",
      "suggested_handling",
    ]);
    expect(keysOf(actorWith("logistics"), "gathering")).toContain("customers");
    expect(keysOf(actorWith("logistics"), "gathering")).not.toContain("medusa");
    expect(keysOf(actorWith("technician"), "gathering")).toEqual([
      "medusa",
      "faciliate",
      "sesam",
      "suggested_handling",
    ]);
  });

  test("the coordinator answers any", () => {
    expect(keysOf(actorWith("coordinator"), "gathering")).toHaveLength(checklistRows.length);
  });

  test("others answer none, nor does a role that is tied to one unit", () => {
    const tied = { role: "procurement", administrationId: null, unitId: "u", projectId: null } as const;
    for (const actor of [
      actorWith("manager"),
      actorWith("unit_manager"),
      actorWith("admin"),
      actorWith(tied),
    ])
      expect(keysOf(actor, "gathering")).toEqual([]);
  });
});

test("at received only those who may dismiss record searches", () => {
  expect(keysOf(actorWith("procurement"), "received")).toEqual([
    "contract_search",
    "purchase_analysis",
    "external_customers",
  ]);
  expect(keysOf(actorWith("coordinator"), "received")).not.toContain("receipt_reply");
  expect(keysOf(actorWith("logistics"), "received")).toEqual([]);
});

test("once the coordinators have it only they change it, and later nobody", () => {
  expect(keysOf(actorWith("procurement"), "coordinating")).toEqual([]);
  expect(keysOf(actorWith("coordinator"), "coordinating")).toHaveLength(checklistRows.length);
  for (const status of ["acting", "following_up", "closed"] as const)
    expect(keysOf(actorWith("coordinator"), status)).toEqual([]);
});

test("the form is mailed by those who fill it in, until the case is closed", () => {
  expect(mayMailChecklist(actorWith("logistics"), "received")).toBe(true);
  expect(mayMailChecklist(actorWith("logistics"), "closed")).toBe(false);
  expect(mayMailChecklist(actorWith("chief_physician"), "gathering")).toBe(false);
});

describe("a reply to the sender that Bilaga 1 has not settled", () => {
  const coordinator = actorWith("coordinator");

  test("points to the row only for those who may answer it now", () => {
    const gathering = { status: "gathering", tracks: [] } as const;
    expect(unsettledReply(actorWith("procurement"), "receipt", gathering)).toBe("toAnswer");
    expect(unsettledReply(actorWith("logistics"), "receipt", gathering)).toBe("undecided");
    const received = { status: "received", tracks: [] } as const;
    expect(unsettledReply(coordinator, "result", received)).toBe("undecided");
  });

  test("is the units' own matter when the notice was handed over to them alone", () => {
    const handedOver = { status: "acting", tracks: ["own_handling"] } as const;
    expect(unsettledReply(coordinator, "receipt", handedOver)).toBe("ownHandlers");
    const both = { status: "acting", tracks: ["own_handling", "equipment"] } as const;
    expect(unsettledReply(coordinator, "receipt", both)).toBe("undecided");
  });
});
