import { type Actor, holds, holdsRegionWide } from "#lib/auth/actor.ts";
import type { ProjectPhase, Role } from "#prisma/generated/enums.ts";

/** What rights in a project are decided from. */
export type ProjectPlace = { id: string; ownerId: string; phase: ProjectPhase };

/** Phases in which nothing is written any more. */
const ended = ["retired", "stopped"] as const satisfies readonly ProjectPhase[];

/** Whether nothing is written in the project any more: retired, or stopped. */
export function hasEnded(project: Pick<ProjectPlace, "phase">): boolean {
  return (ended as readonly ProjectPhase[]).includes(project.phase);
}

/** The projects that the person has a role in, for itself or as member or adviser. */
export function projectIdsOf(actor: Actor): string[] {
  return actor.roles.flatMap((held) => (held.projectId ? [held.projectId] : []));
}

/** Reads every project: who leads, advises on the regulation, or answers for medical-device safety in the region. */
export function seesAllProjects(actor: Actor): boolean {
  return holdsRegionWide(actor, "manager", "regulatory_advisor", "coordinator");
}

/** May this person start a project: product owners do (VGR, Målgrupp). */
export function mayCreateProject(actor: Actor): boolean {
  return holds(actor, "product_owner");
}

/** The product owner decides, approves and signs; nobody else does. */
export function mayDecide(actor: Actor, project: ProjectPlace): boolean {
  return project.ownerId === actor.id && holds(actor, "product_owner");
}

export function isMember(actor: Actor, project: ProjectPlace): boolean {
  return actor.roles.some((held) => held.role === "project_member" && held.projectId === project.id);
}

export function isAdviser(actor: Actor, project: ProjectPlace): boolean {
  return (
    holdsRegionWide(actor, "regulatory_advisor") ||
    actor.roles.some((held) => held.role === "regulatory_advisor" && held.projectId === project.id)
  );
}

/** May write and change the project's material while it is alive: the product owner and the project group. */
export function mayEdit(actor: Actor, project: ProjectPlace): boolean {
  if (hasEnded(project)) return false;
  return mayDecide(actor, project) || isMember(actor, project);
}

/** May change what the project is called and who makes the device, while it is alive: the product owner. */
export function mayChangeFrame(actor: Actor, project: ProjectPlace): boolean {
  return mayDecide(actor, project) && !hasEnded(project);
}

/** May say what a document still needs: the project group and the regulatory advisers. */
export function mayReview(actor: Actor, project: ProjectPlace): boolean {
  return mayEdit(actor, project) || (project.phase !== "retired" && isAdviser(actor, project));
}

/** May answer a question about the regulation: any adviser of the project, or the one who was asked. */
export function mayAdvise(actor: Actor, project: ProjectPlace, adviserId: string | null): boolean {
  return isAdviser(actor, project) && (adviserId === null || adviserId === actor.id);
}

/** Sees what an account owns, by number and title: who looks after accounts. */
export function mayReadOwnership(actor: Actor): boolean {
  return holdsRegionWide(actor, "admin");
}

/**
 * May give an account's projects to another product owner: the administrator, and only once the account can decide
 * nothing any more, because it is closed or has lost the role. An owner who is there hands over in person.
 */
export function mayReassign(actor: Actor, owner: { active: boolean; roles: { role: Role }[] }): boolean {
  const decides = owner.active && owner.roles.some(({ role }) => role === "product_owner");
  return mayReadOwnership(actor) && !decides;
}
