import { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { NotFoundError } from "#lib/errors.ts";
import { visibleTo } from "#lib/projects/queries.ts";

const withTest = { test: { select: { id: true, number: true, title: true } } };
const pageSize = 50;

/** A page of the deviations of a project, in the order they were noted. `after` is the number of the last one seen. */
export async function deviationsOf(actor: Actor, projectId: string, after?: string) {
  const from = z.coerce.number().int().nonnegative().safeParse(after).data ?? 0;
  const rows = await db.deviation.findMany({
    where: { projectId, project: visibleTo(actor), number: { gt: from } },
    include: withTest,
    orderBy: { number: "asc" },
    take: pageSize + 1,
  });
  const deviations = rows.slice(0, pageSize);
  return { deviations, next: rows.length > pageSize ? (deviations.at(-1)?.number ?? null) : null };
}

/** How many are still open, wherever in the list they stand. */
export async function countOpenDeviations(actor: Actor, projectId: string): Promise<number> {
  return db.deviation.count({ where: { projectId, project: visibleTo(actor), closedAt: null } });
}

/** One deviation, for its form. Throws NotFoundError. */
export async function deviationById(actor: Actor, projectId: string, id: string) {
  const found = await db.deviation.findFirst({
    where: { id, projectId, project: visibleTo(actor) },
    include: withTest,
  });
  if (!found) throw new NotFoundError();
  return found;
}

export type ListedDeviation = Awaited<ReturnType<typeof deviationById>>;

/** The tests that a deviation can have come up in. */
export async function testChoices(actor: Actor, projectId: string) {
  return db.productTest.findMany({
    where: { projectId, project: visibleTo(actor) },
    select: { id: true, number: true, title: true },
    orderBy: { number: "asc" },
    take: 200,
  });
}
