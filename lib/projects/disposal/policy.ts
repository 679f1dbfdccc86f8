import { type Actor, holds, holdsRegionWide } from "#lib/auth/actor.ts";

/** May decide on disposal of any project: the region's administrator, also when the product owner has left. */
export function mayDisposeOfAny(actor: Actor): boolean {
  return holdsRegionWide(actor, "admin");
}

/** May decide on disposal of this project: its product owner, or the region's administrator. */
export function mayDispose(actor: Actor, project: { ownerId: string }): boolean {
  return mayDisposeOfAny(actor) || (project.ownerId === actor.id && holds(actor, "product_owner"));
}
