import type { Actor } from "#lib/auth/actor.ts";
import { db, type Tx } from "#lib/db.ts";
import { ConflictError, NotFoundError } from "#lib/errors.ts";
import type { ProjectEvent } from "#lib/projects/events.ts";
import { projectIdsOf, seesAllProjects } from "#lib/projects/policy.ts";
import type { Prisma, Project } from "#prisma/generated/client.ts";

/**
 * The projects a person may see: all of them for the region's central roles, else those that the person owns or
 * has a role in. Every read of projects goes through here.
 */
export function visibleTo(actor: Actor): Prisma.ProjectWhereInput {
  if (seesAllProjects(actor)) return {};
  return { OR: [{ ownerId: actor.id }, { id: { in: projectIdsOf(actor) } }] };
}

/** The frame of a project page: what every tab shows. Throws NotFoundError when it may not be seen. */
export async function projectByNumber(actor: Actor, number: string) {
  const found = await db.project.findFirst({
    where: { AND: [{ number }, visibleTo(actor)] },
    include: {
      owner: { select: { id: true, name: true } },
      units: { select: { unit: { select: { id: true, name: true } } }, orderBy: { unit: { name: "asc" } } },
    },
  });
  if (!found) throw new NotFoundError();
  return found;
}

export type PageProject = Awaited<ReturnType<typeof projectByNumber>>;

/** Finds a project that the person may see and locks its row until the transaction ends. */
export async function lockVisibleProject(tx: Tx, actor: Actor, projectId: string): Promise<Project> {
  await tx.$queryRaw`SELECT "id" FROM "Project" WHERE "id" = ${projectId}::uuid FOR UPDATE`;
  const found = await tx.project.findFirst({ where: { AND: [{ id: projectId }, visibleTo(actor)] } });
  if (!found) throw new NotFoundError();
  return found;
}

/** What was read before a change: it must still have the version that the form was filled from. */
export function assertVersion(row: { version: number }, version: number): void {
  if (row.version !== version) throw new ConflictError();
}

/** The guarded write itself: exactly one row, or somebody else was there first. */
export function assertWritten({ count }: { count: number }): void {
  if (count !== 1) throw new ConflictError();
}

/** Events of one page of the history. */
export const historyPage = 200;

/** A page of a project's history, oldest first. `after` is the sequence of the last event seen. */
export async function projectHistory(actor: Actor, projectId: string, after = 0) {
  const visible = await db.project.count({ where: { AND: [{ id: projectId }, visibleTo(actor)] } });
  if (visible === 0) throw new NotFoundError();
  const events = await db.auditEvent.findMany({
    where: { streamType: "project", streamId: projectId, sequence: { gt: after } },
    orderBy: { sequence: "asc" },
    take: historyPage,
  });
  return events.map((row) => ({
    sequence: row.sequence,
    at: row.at,
    actorName: row.actorName,
    event: { type: row.type, data: row.data } as ProjectEvent,
  }));
}

/** People of a project with their roles there, the product owner apart. */
export async function projectPeople(actor: Actor, projectId: string) {
  return db.roleAssignment.findMany({
    where: { projectId, project: visibleTo(actor) },
    select: { id: true, role: true, user: { select: { id: true, name: true, active: true } } },
    orderBy: { user: { name: "asc" } },
    take: 200,
  });
}
