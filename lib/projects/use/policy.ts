import type { Actor } from "#lib/auth/actor.ts";
import { mayEdit, type ProjectPlace } from "#lib/projects/policy.ts";

/** May note what happens with a device that is in use: who works in the project. Nothing is noted before that. */
export function mayFollowUp(actor: Actor, project: ProjectPlace & { inUseSince?: Date | null }): boolean {
  return Boolean(project.inUseSince) && mayEdit(actor, project);
}
