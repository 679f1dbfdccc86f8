import { type Actor, holds } from "#lib/auth/actor.ts";
import { mayCoordinate } from "#lib/cases/policy.ts";
import type { CaseStatus } from "#prisma/generated/enums.ts";

/** The statuses in which something is sent out: the handling is decided, the case is open. */
const sendingStatuses: readonly CaseStatus[] = ["acting", "following_up"];

/** Whether a case takes new dispatches. */
export function canSend(status: CaseStatus): boolean {
  return sendingStatuses.includes(status);
}

/** Whether recipients of a case can still answer and be followed up. A closed case is only read. */
export function canAnswer(status: CaseStatus): boolean {
  return status !== "closed";
}

/** May send out, remind, renew and revoke links, and waive answers. */
export function mayDispatch(actor: Actor): boolean {
  return mayCoordinate(actor);
}

/** Where a recipient belongs, as the directory says. */
export type Place = {
  unitId: string | null;
  administrationId: string | null;
  unit: { administrationId: string } | null;
  project?: { ownerId: string } | null;
};

function isOwn(actor: Actor, place: Place): boolean {
  const administrations = [place.administrationId, place.unit?.administrationId];
  return (
    (place.unitId !== null && actor.unitIds.includes(place.unitId)) ||
    administrations.some((id) => id && actor.administrationIds.includes(id))
  );
}

/**
 * How a signed-in person may answer for a recipient: as one of its own, on its behalf as coordinator, or not at
 * all (null).
 */
export function answersAs(actor: Actor, place: Place): "self" | "coordinator" | null {
  if (holds(actor, "administration", "unit_manager", "own_handler") && isOwn(actor, place)) return "self";
  if (holds(actor, "product_owner") && place.project?.ownerId === actor.id) return "self";
  return mayCoordinate(actor) ? "coordinator" : null;
}
