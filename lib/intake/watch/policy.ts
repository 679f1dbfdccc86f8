import { may } from "#lib/auth/access.ts";
import { type Actor, holdsRegionWide } from "#lib/auth/actor.ts";
import { ForbiddenError } from "#lib/errors.ts";

/** Throws ForbiddenError unless the person may see which sources are watched. */
export function assertMaySeeSources(actor: Actor): void {
  if (!may(actor, "settings.view")) throw new ForbiddenError();
}

/** Throws ForbiddenError unless the person may set what is watched. */
export function assertMaySetSources(actor: Actor): void {
  if (!may(actor, "settings.edit")) throw new ForbiddenError();
}

/** Whether the person is told of a source that fails or goes quiet: who coordinates, and who can put it right. */
export function isToldOfSources(actor: Actor): boolean {
  return holdsRegionWide(actor, "coordinator", "admin");
}
