import type { Actor } from "#lib/auth/actor.ts";
import { dateOf, dayOf } from "#lib/clock.ts";
import { about, daysFrom, ownedBy, take, task } from "#lib/dashboard/queries/projectTask.ts";
import { groupOf, type Task, type TaskGroup } from "#lib/dashboard/tasks.ts";
import { db } from "#lib/db.ts";
import type { Prisma } from "#prisma/generated/client.ts";

/** Reviews come into sight a month before their day. */
const aheadDays = 30;

/** Follow-ups, looks at the market and reviews of declarations that come due for the product owner. */
export async function reviewTasks(actor: Actor, at: Date): Promise<TaskGroup> {
  const owned = ownedBy(actor);
  const rows = owned
    ? await db.productReview.findMany({
        where: {
          doneOn: null,
          dueAt: { lte: dateOf(dayOf(daysFrom(at, aheadDays))) },
          project: { ...owned, phase: { notIn: ["retired", "stopped"] } },
        },
        include: { project: about },
        orderBy: [{ dueAt: "asc" }, { id: "asc" }],
        take,
      })
    : [];
  const tasks = rows.map(({ id, kind, dueAt, project }) =>
    task(
      project,
      id,
      [{ key: "reviewDue", terms: { kind: `projects.reviewKinds.${kind}` } }],
      `/use#review-${id}`,
      dueAt,
    ),
  );
  const rest = owned ? await demandedInUse(owned) : [];
  return groupOf("projectReviews", [...tasks, ...rest], "/projects?owner=me");
}

/** What the law asks for of a device in use: a public declaration, the authority informed, incidents seen to. */
async function demandedInUse(owned: Prisma.ProjectWhereInput): Promise<Task[]> {
  const projects = await db.project.findMany({
    where: {
      AND: [owned, { inUseSince: { not: null }, phase: { notIn: ["retired", "stopped"] } }],
      OR: [
        { declarations: { none: { state: "published" } } },
        { declarations: { none: { informedOn: { not: null } } } },
        { incidents: { some: { closedAt: null } } },
      ],
    },
    select: {
      ...{ id: true, number: true, title: true, phase: true },
      declarations: { select: { state: true, informedOn: true }, orderBy: { revision: "desc" } },
      incidents: { where: { closedAt: null }, select: { id: true, number: true }, take: 10 },
    },
    orderBy: { id: "asc" },
    take,
  });
  return projects.flatMap((project) => {
    const { id, declarations, incidents } = project;
    const informed = declarations.some(({ informedOn }) => informedOn !== null);
    const declaration = (key: string) => task(project, `${key}${id}`, [{ key }], "/conclude#declarations");
    return [
      ...unpublished(project, declaration),
      ...(informed ? [] : [declaration("projectAuthorityMissing")]),
      ...incidents.map((incident) => {
        const line = { key: "projectIncidentOpen", values: { number: incident.number } };
        return task(project, incident.id, [line], `/use#incident-${incident.id}`);
      }),
    ];
  });
}

/**
 * What makes a declaration public where none is: one that is signed is published. Where the newest was withdrawn there
 * is nothing to publish: an update leads to a new one, and one that is under way has its gate among the tasks.
 */
function unpublished(
  project: { id: string; number: string; title: string; phase: string; declarations: { state: string }[] },
  declaration: (key: string) => Task,
): Task[] {
  const { declarations, phase } = project;
  if (declarations.some(({ state }) => state === "published")) return [];
  if (declarations[0]?.state === "signed") return [declaration("projectUnpublished")];
  if (phase !== "in_use") return [];
  const line = { key: "projectWithdrawn" };
  return [task(project, `projectWithdrawn${project.id}`, [line], "/decisions")];
}
