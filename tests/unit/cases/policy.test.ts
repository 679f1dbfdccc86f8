import { describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { mayReplyToSender, maySettleAction, mayTransition } from "#lib/cases/policy.ts";
import { transitions, type Verb, verbs } from "#lib/cases/workflow.ts";
import { type ActionPerformer, Role } from "#prisma/generated/enums.ts";
import { actorWith } from "#tests/factories/actor.ts";

const unit = { id: "u1", administrationId: "f1" };
const held = (role: Role, unitId: string | null, administrationId: string | null = null) => ({
  role,
  unitId,
  administrationId,
  projectId: null,
});
const ofUnit = (role: Role, ...unitIds: string[]): Actor => ({
  ...actorWith(held(role, unitIds[0] ?? null)),
  unitIds,
});
const action = (performer: ActionPerformer, ownerId: string | null = null) => ({ performer, ownerId, unit });

describe("who may settle an action", () => {
  it("is a coordinator, whatever the action", () => {
    for (const performer of ["mth", "technical_service", "logistics", "unit", "supplier"] as const)
      expect(maySettleAction(actorWith("coordinator"), action(performer))).toBe(true);
  });

  it("is its owner, whatever the role", () => {
    const actor = actorWith("procurement");
    expect(maySettleAction(actor, action("supplier", actor.id))).toBe(true);
    expect(maySettleAction(actor, action("supplier", "somebody else"))).toBe(false);
  });

  it.each([
    ["technician", ["mth", "technical_service"]],
    ["logistics", ["logistics"]],
    ["procurement", []],
    ["manager", []],
    ["chief_physician", []],
    ["admin", []],
  ] as [Role, ActionPerformer[]][])("is %s for its own work only", (role, performers) => {
    for (const performer of ["mth", "technical_service", "logistics", "unit", "supplier"] as const)
      expect(maySettleAction(actorWith(role), action(performer))).toBe(performers.includes(performer));
  });

  it("is who answers for the unit or its administration, not for others", () => {
    expect(maySettleAction(ofUnit("unit_manager", "u1"), action("unit"))).toBe(true);
    expect(maySettleAction(ofUnit("own_handler", "u1"), action("unit"))).toBe(true);
    expect(maySettleAction(ofUnit("unit_manager", "u2"), action("unit"))).toBe(false);
    const administration = { ...actorWith(held("administration", null, "f1")), administrationIds: ["f1"] };
    expect(maySettleAction(administration, action("unit"))).toBe(true);
    expect(maySettleAction({ ...administration, administrationIds: ["f2"] }, action("unit"))).toBe(false);
    expect(maySettleAction(ofUnit("product_owner", "u1"), action("unit"))).toBe(false);
  });

  it("is not a technician of one unit for the whole region's equipment", () => {
    expect(maySettleAction(ofUnit("technician", "u2"), action("mth"))).toBe(false);
  });
});

describe("who may answer the sender", () => {
  it("is the person whom Bilaga 1 names, or a coordinator", () => {
    const actor = actorWith("procurement");
    expect(mayReplyToSender(actor, { responderId: actor.id })).toBe(true);
    expect(mayReplyToSender(actor, { responderId: null })).toBe(false);
    expect(mayReplyToSender(actorWith("coordinator"), { responderId: null })).toBe(true);
  });
});

describe("who may take a verb", () => {
  const expected: Record<Verb, Role[]> = {
    startGathering: ["procurement", "coordinator"],
    submitChecklist: ["procurement", "logistics", "technician", "coordinator"],
    returnChecklist: ["coordinator"],
    decideHandling: ["coordinator"],
    completeActions: ["coordinator"],
    close: ["coordinator"],
    dismiss: ["procurement", "coordinator"],
    markDuplicate: ["procurement", "coordinator"],
    undoDuplicate: ["coordinator"],
    handOver: ["procurement", "coordinator"],
    reopen: ["coordinator"],
  };

  it.each(verbs)("%s: the functions of the routine, for the whole region", (verb) => {
    const [status] = transitions[verb].from;
    for (const role of Object.values(Role)) {
      const may = status !== undefined && mayTransition(actorWith(role), verb, status);
      expect(may, role).toBe(expected[verb].includes(role));
      expect(status && mayTransition(ofUnit(role, "u1"), verb, status), `${role} of a unit`).toBe(false);
    }
  });

  it("leaves it to the coordinators to dismiss what they have", () => {
    expect(mayTransition(actorWith("procurement"), "dismiss", "coordinating")).toBe(false);
    expect(mayTransition(actorWith("coordinator"), "dismiss", "coordinating")).toBe(true);
  });
});
