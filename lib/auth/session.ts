import { notFound, redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { may, type Permission } from "#lib/auth/access.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { authOptions } from "#lib/auth/options.ts";
import { actorOfSession } from "#lib/auth/queries.ts";
import { now } from "#lib/clock.ts";

/** The person who asks, or null. Looked up once a request. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const session = await getServerSession(authOptions());
  return session?.sessionId ? actorOfSession(session.sessionId, now()) : null;
});

/**
 * The first line of every page behind sign-in: the person who asks, once allowed through the page's gate.
 * Redirects to sign-in, or to the change of a one-time password; a page that is closed to the person is not found.
 */
export async function requirePage(permission: Permission): Promise<Actor> {
  const actor = await currentActor();
  if (!actor) redirect("/sign-in");
  if (actor.mustChangePassword && permission !== "account.edit") redirect("/account");
  if (!may(actor, permission)) notFound();
  return actor;
}
