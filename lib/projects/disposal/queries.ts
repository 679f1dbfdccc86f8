import type { Actor } from "#lib/auth/actor.ts";
import { dateOf, dayOf } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { mayDisposeOfAny } from "#lib/projects/disposal/policy.ts";

const pageSize = 50;

/**
 * Projects whose time of retention has passed and that may be disposed of, the oldest first: the person's own, for
 * the region's administrator all. Only what the register keeps is read, nothing of their content.
 */
export async function disposableProjects(actor: Actor, after: string | null, at: Date) {
  const rows = await db.project.findMany({
    where: {
      ...{ phase: "retired", disposedAt: null, keptUntil: { lt: dateOf(dayOf(at)) } },
      ...(!mayDisposeOfAny(actor) && { ownerId: actor.id }),
      ...(after && { id: { gt: after } }),
    },
    select: {
      ...{ id: true, number: true, title: true, version: true, retiredOn: true, keptUntil: true },
      owner: { select: { name: true } },
    },
    orderBy: { id: "asc" },
    take: pageSize + 1,
  });
  const page = rows.slice(0, pageSize);
  return { projects: page, next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null };
}

/** A device whose documentation has been disposed of, by its number; null when the person decides nothing about it. */
export async function disposedProject(actor: Actor, number: string) {
  return db.project.findFirst({
    where: { number, disposedAt: { not: null }, ...(!mayDisposeOfAny(actor) && { ownerId: actor.id }) },
    select: { number: true, title: true },
  });
}
