import { may } from "#lib/auth/access.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { ForbiddenError } from "#lib/errors.ts";

/** Throws ForbiddenError unless the person may read the directory. */
export function assertMayReadDirectory(actor: Actor): void {
  if (!may(actor, "directory.view")) throw new ForbiddenError();
}

/** Throws ForbiddenError unless the person may change the directory. */
export function assertMayEditDirectory(actor: Actor): void {
  if (!may(actor, "directory.edit")) throw new ForbiddenError();
}

/** Throws ForbiddenError unless the person may change the region's settings. */
export function assertMayEditSettings(actor: Actor): void {
  if (!may(actor, "settings.edit")) throw new ForbiddenError();
}
