import { type Actor, holdsRegionWide } from "#lib/auth/actor.ts";
import { seesWorkingMaterial } from "#lib/cases/policy.ts";
import { kindOf, responsibleFor } from "#lib/checklist/rules.ts";
import type { CaseStatus, ChecklistKey, SenderReplyKind, Track } from "#prisma/generated/enums.ts";

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

/**
 * What to say of a reply to the sender that Bilaga 1 has not settled: that this person can answer the row, that
 * units with own handling answer the supplier themselves (RH-15405, Dokumentation), or just that it is open.
 */
export function unsettledReply(
  actor: Actor,
  kind: SenderReplyKind,
  found: { status: CaseStatus; tracks: readonly Track[] },
): "toAnswer" | "ownHandlers" | "undecided" {
  if (mayAnswerRow(actor, `${kind}_reply`, found.status)) return "toAnswer";
  const onlyOwn = found.tracks.length > 0 && found.tracks.every((track) => track === "own_handling");
  return onlyOwn ? "ownHandlers" : "undecided";
}

/** May this person mail Bilaga 1 between the functions: those who fill it in, while the case is open. */
export function mayMailChecklist(actor: Actor, status: CaseStatus): boolean {
  return (
    status !== "closed" &&
    seesWorkingMaterial(actor) &&
    holdsRegionWide(actor, "coordinator", "procurement", "logistics", "technician")
  );
}
