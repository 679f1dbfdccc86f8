import { type Actor, holds } from "#lib/auth/actor.ts";
import type { Task } from "#lib/dashboard/tasks.ts";
import type { Prisma } from "#prisma/generated/client.ts";

/** One more than is shown, to know whether there are more. */
export const take = 51;

/** What a task tells of its project. */
export const about = { select: { number: true, title: true, phase: true } } as const;

/** So many days after, or before, a moment. */
export const daysFrom = (at: Date, days: number) => new Date(at.getTime() + days * 86_400_000);

type About = { number: string; title: string };

/** A task of a project; `rest` is where below its address it is done. */
export const task = (
  project: About,
  id: string,
  lines: Task["lines"],
  rest: string,
  dueAt: Date | null = null,
): Task => ({
  ...{ id, caseNumber: project.number, title: project.title, lines, severity: null, dueAt },
  href: `/projects/${project.number}${rest}`,
});

/** The projects that the person owns and may decide in. */
export function ownedBy(actor: Actor): Prisma.ProjectWhereInput | null {
  return holds(actor, "product_owner") ? { ownerId: actor.id } : null;
}
