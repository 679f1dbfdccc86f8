import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { NotFoundError } from "#lib/errors.ts";
import { concernsMarking, handlesUnmarked, labelRequirement } from "#lib/projects/product/marking.ts";
import { unitsLeft } from "#lib/projects/product/scale.ts";
import { visibleTo } from "#lib/projects/queries.ts";

const pageSize = 50;

/** A page of the bill of materials, by name. `after` is the id of the last part of the page before. */
export async function componentsOf(actor: Actor, projectId: string, after?: string) {
  const where = { projectId, removedAt: null, project: visibleTo(actor) };
  const [rows, count] = await Promise.all([
    db.component.findMany({
      where,
      orderBy: [{ name: "asc" }, { id: "asc" }],
      ...(after && { cursor: { id: after }, skip: 1 }),
      take: pageSize + 1,
      include: { _count: { select: { risks: { where: { withdrawnAt: null } } } } },
    }),
    db.component.count({ where }),
  ]);
  const components = rows.slice(0, pageSize);
  return { components, count, next: rows.length > pageSize ? (components.at(-1)?.id ?? null) : null };
}

export type ListedComponent = Awaited<ReturnType<typeof componentsOf>>["components"][number];

/** A page of the units made, by number, with how many there are in all. A batch counts as its quantity. */
export async function deviceUnitsOf(actor: Actor, projectId: string, after?: string) {
  const where = { projectId, project: visibleTo(actor) };
  const [rows, sums] = await Promise.all([
    db.deviceUnit.findMany({
      where,
      orderBy: [{ code: "asc" }, { id: "asc" }],
      ...(after && { cursor: { id: after }, skip: 1 }),
      take: pageSize + 1,
      include: { unit: { select: { id: true, name: true } } },
    }),
    db.deviceUnit.groupBy({ by: ["state"], where, _sum: { quantity: true, version: true }, _count: true }),
  ]);
  const units = rows.slice(0, pageSize);
  const notAccounted = sums.filter(({ state }) => (unitsLeft as readonly string[]).includes(state));
  const byState = sums.map(({ state, _sum }) => ({ state, count: _sum.quantity ?? 0 }));
  return {
    units,
    byState,
    total: byState.reduce((sum, { count }) => sum + count, 0),
    /** Rows that are not accounted for, and the sum of their versions; a batch is one. */
    left: notAccounted.reduce((sum, { _count }) => sum + _count, 0),
    leftVersions: notAccounted.reduce((sum, { _sum }) => sum + (_sum.version ?? 0), 0),
    next: rows.length > pageSize ? (units.at(-1)?.id ?? null) : null,
  };
}

export type ListedUnit = Awaited<ReturnType<typeof deviceUnitsOf>>["units"][number];

/** Where the page of one unit begins, so that a link to it finds it: the unit before it. Null when there is none. */
export async function pageBefore(actor: Actor, projectId: string, unitId: string): Promise<string | null> {
  const where = { projectId, project: visibleTo(actor) };
  const unit = await db.deviceUnit.findFirst({ where: { ...where, id: unitId }, select: { code: true } });
  if (!unit) return null;
  const before = await db.deviceUnit.findFirst({
    where: { ...where, code: { lt: unit.code } },
    orderBy: { code: "desc" },
    select: { id: true },
  });
  return before?.id ?? null;
}

/** Where it is handled that the device cannot be marked: the requirement's answer, and the risks that come from it. */
export async function unmarkedHandling(actor: Actor, projectId: string) {
  const within = { projectId, project: visibleTo(actor) };
  const [answer, risks] = await Promise.all([
    db.requirementAnswer.findFirst({ where: { ...within, requirement: labelRequirement } }),
    db.risk.findMany({
      where: { ...within, withdrawnAt: null },
      select: { id: true, number: true, hazard: true, requirements: true },
      orderBy: { number: "asc" },
      take: 1000,
    }),
  ]);
  return { inRequirements: answer !== null && handlesUnmarked(answer), risks: risks.filter(concernsMarking) };
}

/** The most labels of one file. */
export const mostLabels = 1000;

/** What the labels of a project say. `unitId` null: one general; "all": one for each unit made. Throws NotFound. */
export async function labelFacts(actor: Actor, number: string, unitId: string | null) {
  const found = await db.project.findFirst({
    where: { AND: [{ number }, visibleTo(actor)] },
    select: {
      id: true,
      number: true,
      title: true,
      legalEntity: true,
      markingNumber: true,
      markingText: true,
      owner: { select: { name: true, email: true } },
    },
  });
  if (!found?.markingNumber || !found.markingText) throw new NotFoundError();
  const units = unitId
    ? await db.deviceUnit.findMany({
        where: { projectId: found.id, ...(unitId !== "all" && { id: unitId }) },
        orderBy: [{ code: "asc" }],
        select: { code: true, batch: true, quantity: true },
        take: mostLabels,
      })
    : [];
  if (unitId && units.length === 0) throw new NotFoundError();
  return { ...found, markingNumber: found.markingNumber, markingText: found.markingText, units };
}
