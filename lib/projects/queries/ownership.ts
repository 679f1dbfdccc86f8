import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { NotFoundError } from "#lib/errors.ts";
import { mayReadOwnership, mayReassign } from "#lib/projects/policy.ts";

/** Shown by name; the rest is counted. */
const shown = 20;
const countLimit = 1000;

/**
 * What an account owns, for who looks after accounts: number and title, nothing of what the projects hold. Says
 * whether they can be handed over now. Throws NotFoundError for everybody else.
 */
export async function ownedProjects(actor: Actor, userId: string) {
  const user = await db.user.findUnique({ where: { id: userId }, include: { roles: true } });
  if (!user || !mayReadOwnership(actor)) throw new NotFoundError();
  const rows = await db.project.findMany({
    where: { ownerId: userId },
    select: { id: true, number: true, title: true, phase: true },
    orderBy: { id: "desc" },
    take: countLimit,
  });
  return { count: rows.length, projects: rows.slice(0, shown), reassignable: mayReassign(actor, user) };
}
