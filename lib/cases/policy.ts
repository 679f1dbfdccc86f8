import { type Actor, holds, holdsRegionWide } from "#lib/auth/actor.ts";
import { transitions, type Verb } from "#lib/cases/workflow.ts";
import type { ActionPerformer, CaseStatus, Role } from "#prisma/generated/enums.ts";

/**
 * The functions of the central handling work for the whole region: their roles count when held region-wide.
 */
function works(actor: Actor, ...roles: Role[]): boolean {
  return holdsRegionWide(actor, ...roles);
}

/** May this person take the verb, as far as their roles say. The table and the guards say the rest. */
export function mayTransition(actor: Actor, verb: Verb, status: CaseStatus): boolean {
  // Once the coordinators have the case, only they dismiss it.
  if (verb === "dismiss" && status === "coordinating") return works(actor, "coordinator");
  return works(actor, ...transitions[verb].roles);
}

/** May this person correct the notice's facts and link messages to the case. */
export function mayEditNotice(actor: Actor): boolean {
  return works(actor, "coordinator", "procurement");
}

/** May this person send out and follow up. */
export function mayCoordinate(actor: Actor): boolean {
  return works(actor, "coordinator");
}

/** Sees everything about every case, not only what concerns the own unit or administration. */
export function seesAllCases(actor: Actor): boolean {
  return works(actor, "coordinator", "procurement", "logistics", "technician", "chief_physician", "manager");
}

/** May read the working material of a case (Bilaga 1, all answers, mails), not only the own part of it. */
export function seesWorkingMaterial(actor: Actor): boolean {
  return seesAllCases(actor);
}

type UnitPlace = { id: string; administrationId: string };

/** Whether a unit lies within what the person's roles in the organisation are tied to. */
function belongsToOwn(actor: Actor, unit: UnitPlace | null): boolean {
  if (!unit || !holds(actor, "unit_manager", "administration", "own_handler")) return false;
  return actor.unitIds.includes(unit.id) || actor.administrationIds.includes(unit.administrationId);
}

/**
 * May this person say that an action is done, waived or open again: the coordinators any, its owner, the
 * function that performs it, and for the others those who answer for the unit.
 */
export function maySettleAction(
  actor: Actor,
  action: { performer: ActionPerformer; ownerId: string | null; unit: UnitPlace | null },
): boolean {
  const technical = action.performer === "mth" || action.performer === "technical_service";
  return (
    mayCoordinate(actor) ||
    action.ownerId === actor.id ||
    (technical && works(actor, "technician")) ||
    (action.performer === "logistics" && works(actor, "logistics")) ||
    belongsToOwn(actor, action.unit)
  );
}

/** May this person answer the sender: the one whom Bilaga 1 names, or a coordinator. */
export function mayReplyToSender(actor: Actor, reply: { responderId: string | null }): boolean {
  return mayCoordinate(actor) || reply.responderId === actor.id;
}
