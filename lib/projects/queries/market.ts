import { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { NotFoundError } from "#lib/errors.ts";
import { mostRows } from "#lib/projects/market/rules.ts";
import { visibleTo } from "#lib/projects/queries.ts";

const scope = (actor: Actor, projectId: string) => ({ projectId, project: visibleTo(actor) });

function part<T>(found: T | null): T {
  if (!found) throw new NotFoundError();
  return found;
}

/** The searches of the market, newest first. */
export async function searchesOf(actor: Actor, projectId: string) {
  return db.marketSearch.findMany({
    where: scope(actor, projectId),
    orderBy: [{ searchedOn: "desc" }, { id: "desc" }],
    take: mostRows.searches,
  });
}

/** The devices on the market that were found, by name. */
export async function candidatesOf(actor: Actor, projectId: string) {
  return db.marketCandidate.findMany({
    where: scope(actor, projectId),
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: mostRows.candidates,
  });
}

const literaturePage = 100;

/** A page of the literature in the order it was entered. `after` is the id of the last one of the page before. */
export async function literatureOf(actor: Actor, projectId: string, after?: string) {
  const rows = await db.literatureItem.findMany({
    where: { ...scope(actor, projectId), ...(z.uuid().safeParse(after).success && { id: { gt: after } }) },
    orderBy: { id: "asc" },
    take: literaturePage + 1,
  });
  const shown = rows.slice(0, literaturePage);
  return { items: shown, next: rows.length > literaturePage ? (shown.at(-1)?.id ?? null) : null };
}

/** The activities of the time plan, by when they begin. */
export async function activitiesOf(actor: Actor, projectId: string) {
  return db.planActivity.findMany({
    where: scope(actor, projectId),
    orderBy: [{ startsOn: "asc" }, { id: "asc" }],
    take: mostRows.activities,
  });
}

/** One of each, for its form. Throw NotFoundError when it may not be seen or is of another project. */
export async function searchById(actor: Actor, projectId: string, id: string) {
  return part(await db.marketSearch.findFirst({ where: { id, ...scope(actor, projectId) } }));
}
export async function candidateById(actor: Actor, projectId: string, id: string) {
  return part(await db.marketCandidate.findFirst({ where: { id, ...scope(actor, projectId) } }));
}
export async function literatureById(actor: Actor, projectId: string, id: string) {
  return part(await db.literatureItem.findFirst({ where: { id, ...scope(actor, projectId) } }));
}
export async function activityById(actor: Actor, projectId: string, id: string) {
  return part(await db.planActivity.findFirst({ where: { id, ...scope(actor, projectId) } }));
}

export type Activity = Awaited<ReturnType<typeof activityById>>;
export type Candidate = Awaited<ReturnType<typeof candidateById>>;
