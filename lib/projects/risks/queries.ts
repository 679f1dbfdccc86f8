import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { NotFoundError } from "#lib/errors.ts";
import { visibleTo } from "#lib/projects/queries.ts";

/** All risks of a project by number, withdrawn ones among them. */
export async function projectRisks(actor: Actor, projectId: string) {
  return db.risk.findMany({
    where: { projectId, project: visibleTo(actor) },
    include: {
      controls: { orderBy: [{ kind: "asc" }, { createdAt: "asc" }] },
      component: { select: { id: true, name: true } },
      causedBy: { select: { id: true, number: true } },
    },
    orderBy: { number: "asc" },
    take: 1000,
  });
}

export type ProjectRisk = Awaited<ReturnType<typeof projectRisks>>[number];

/** One risk with all that hangs on it. Throws NotFoundError when it may not be seen. */
export async function projectRisk(actor: Actor, projectId: string, id: string) {
  const found = await db.risk.findFirst({
    where: { id, projectId, project: visibleTo(actor) },
    include: {
      controls: { orderBy: [{ kind: "asc" }, { createdAt: "asc" }] },
      component: { select: { id: true, name: true } },
      causedBy: { select: { id: true, number: true, hazard: true } },
      causes: { select: { id: true, number: true, hazard: true }, orderBy: { number: "asc" } },
    },
  });
  if (!found) throw new NotFoundError();
  return found;
}

export type FullRisk = Awaited<ReturnType<typeof projectRisk>>;

/** What a risk can be tied to: components of the device, and the risks whose controls can bring new ones. */
export async function riskTies(actor: Actor, projectId: string) {
  const project = visibleTo(actor);
  const [components, risks] = await Promise.all([
    db.component.findMany({
      where: { projectId, removedAt: null, project },
      select: { id: true, name: true },
      orderBy: { name: "asc" },
      take: 500,
    }),
    db.risk.findMany({
      where: { projectId, withdrawnAt: null, project },
      select: { id: true, number: true, hazard: true },
      orderBy: { number: "asc" },
      take: 1000,
    }),
  ]);
  return { components, risks };
}

/** The part of the device that a list of risks is about; null when there is none that the person may see. */
export async function componentOf(actor: Actor, projectId: string, id: string) {
  return db.component.findFirst({
    where: { id, projectId, project: visibleTo(actor) },
    select: { id: true, name: true },
  });
}

/** The risks before and after one by number, those that are withdrawn left out. */
export async function neighboursOf(actor: Actor, projectId: string, number: number) {
  const where = { projectId, withdrawnAt: null, project: visibleTo(actor) };
  const select = { id: true, number: true };
  const [before, after] = await Promise.all([
    db.risk.findFirst({ where: { ...where, number: { lt: number } }, orderBy: { number: "desc" }, select }),
    db.risk.findFirst({ where: { ...where, number: { gt: number } }, orderBy: { number: "asc" }, select }),
  ]);
  return { before, after };
}
