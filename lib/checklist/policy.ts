import { type Actor, holdsRegionWide } from "#lib/auth/actor.ts";
import { seesWorkingMaterial } from "#lib/cases/policy.ts";
import { kindOf, responsibleFor } from "#lib/checklist/rules.ts";
import type { CaseStatus, ChecklistKey } from "#prisma/generated/enums.ts";

/** Whether a row is this person's to answer: the row's own functions, and the coordinators, region-wide. */
export function isResponsible(actor: Actor, key: ChecklistKey): boolean {
  return holdsRegionWide(actor, "coordinator", ...responsibleFor(key));
}

/** Whether a row belongs to the person's own functions: what waits for them, not only what they may help with. */
export function isOwnFunction(actor: Actor, key: ChecklistKey): boolean {
  return holdsRegionWide(actor, ...responsibleFor(key));
}

/**
 * May this person answer a row now. While facts are gathered, those responsible; once the coordinators have the
 * case, only they. At `received` those who may dismiss the case record the searches that show why (RH-15405,
 * Mottagande and Underlag). Later the form is settled: it can be read.
 */
export function mayAnswerRow(actor: Actor, key: ChecklistKey, status: CaseStatus): boolean {
  if (!isResponsible(actor, key)) return false;
  if (status === "gathering") return true;
  if (status === "coordinating") return holdsRegionWide(actor, "coordinator");
  return (
    status === "received" && kindOf(key) === "search" && holdsRegionWide(actor, "coordinator", "procurement")
  );
}

/** May this person mail Bilaga 1 between the functions: those who fill it in, while the case is open. */
export function mayMailChecklist(actor: Actor, status: CaseStatus): boolean {
  return (
    status !== "closed" &&
    seesWorkingMaterial(actor) &&
    holdsRegionWide(actor, "coordinator", "procurement", "logistics", "technician")
  );
}
