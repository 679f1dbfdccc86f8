import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { visibleTo } from "#lib/projects/queries.ts";

/** Reviews of a project: the open ones by day, then the latest that were done. */
export async function reviewsOf(actor: Actor, projectId: string) {
  const where = { projectId, project: visibleTo(actor) };
  const [open, done] = await Promise.all([
    db.productReview.findMany({
      where: { ...where, doneOn: null },
      orderBy: [{ dueAt: "asc" }, { id: "asc" }],
      take: 100,
    }),
    db.productReview.findMany({
      where: { ...where, doneOn: { not: null } },
      orderBy: [{ doneOn: "desc" }, { id: "desc" }],
      take: 100,
    }),
  ]);
  return { open, done };
}

export type Review = Awaited<ReturnType<typeof reviewsOf>>["open"][number];

/** Incidents with the part that each was about, open ones first, then the latest. */
export async function incidentsOf(actor: Actor, projectId: string) {
  const incidents = await db.incident.findMany({
    where: { projectId, project: visibleTo(actor) },
    orderBy: [{ closedAt: { sort: "desc", nulls: "first" } }, { number: "desc" }],
    take: 200,
  });
  const ids = incidents.flatMap(({ componentId }) => componentId ?? []);
  const components = await db.component.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true, manufacturer: true, ceMarked: true },
  });
  return incidents.map((incident) => ({
    ...incident,
    component: components.find(({ id }) => id === incident.componentId) ?? null,
  }));
}

export type ListedIncident = Awaited<ReturnType<typeof incidentsOf>>[number];

/** The parts that an incident can be about. */
export async function componentsFor(actor: Actor, projectId: string) {
  return db.component.findMany({
    where: { projectId, removedAt: null, project: visibleTo(actor) },
    select: { id: true, name: true, manufacturer: true, ceMarked: true },
    orderBy: { name: "asc" },
    take: 500,
  });
}
