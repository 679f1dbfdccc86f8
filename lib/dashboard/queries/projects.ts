import { may } from "#lib/auth/access.ts";
import { type Actor, holdsRegionWide } from "#lib/auth/actor.ts";
import { dayOf } from "#lib/clock.ts";
import { mostUrgent } from "#lib/dashboard/queries/order.ts";
import { about, daysFrom, ownedBy, take, task } from "#lib/dashboard/queries/projectTask.ts";
import { groupOf, type TaskGroup } from "#lib/dashboard/tasks.ts";
import { db } from "#lib/db.ts";
import { loadProjectFacts } from "#lib/projects/facts.ts";
import { gatePage, nextVerb, obstacles, workPhases } from "#lib/projects/workflow.ts";
import type { Prisma } from "#prisma/generated/client.ts";

/** Gates that are looked into: each reads all of its project. The others say in which phase they are. */
const looked = 12;
/** Deviations of one project that are tasks of their own. */
const eachShown = 3;
/** A statement is news for a month, and only while its gate is still shut. */
const newsDays = 30;

const projectsWith = (actor: Actor, role: "project_member" | "regulatory_advisor") =>
  actor.roles.flatMap((held) => (held.role === role && held.projectId ? [held.projectId] : []));

/** The projects that the person advises on; null for who advises on none. */
function advisedBy(actor: Actor): Prisma.ProjectWhereInput | null {
  if (!may(actor, "projects.advise")) return null;
  if (holdsRegionWide(actor, "regulatory_advisor")) return {};
  return { id: { in: projectsWith(actor, "regulatory_advisor") } };
}

/** The gates of the person's own projects: ready to be decided, or what stands in the way first. */
export async function gateTasks(actor: Actor): Promise<TaskGroup> {
  const all = "/projects?owner=me";
  const owned = ownedBy(actor);
  if (!owned) return groupOf("projectGates", [], all);
  const projects = await db.project.findMany({
    where: { ...owned, phase: { in: [...workPhases] } },
    select: { id: true, number: true, title: true, phase: true },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take,
  });
  const tasks = projects.map(async (project, position) => {
    const verb = nextVerb[project.phase];
    if (!verb || position >= looked)
      return task(project, project.id, [{ key: `projectPhase.${project.phase}` }], "/decisions#gate");
    const missing = obstacles(verb, await loadProjectFacts(db, project.id));
    const [first] = missing;
    if (!first) return task(project, project.id, [{ key: "gateReady" }], gatePage[verb] ?? "/decisions#gate");
    const lines = [
      { key: "gateMissing", values: { count: missing.length } },
      { ...first, from: "refusals" as const },
    ];
    return { ...task(project, project.id, lines, ""), href: first.href ?? `/projects/${project.number}` };
  });
  return groupOf("projectGates", await Promise.all(tasks), all);
}

/** Questions to a regulatory adviser, and for the product owner what was answered lately. */
export async function adviceTasks(actor: Actor, at: Date): Promise<TaskGroup> {
  const all = "/projects";
  const [advised, owned] = [advisedBy(actor), ownedBy(actor)];
  const asked = advised
    ? await db.adviceRequest.findMany({
        where: {
          ...{ answeredAt: null, withdrawnAt: null, project: advised },
          OR: [{ adviserId: null }, { adviserId: actor.id }],
        },
        include: { project: about },
        orderBy: [{ askedAt: "asc" }, { id: "asc" }],
        take,
      })
    : [];
  const answered = owned
    ? await db.adviceRequest.findMany({
        where: {
          answeredAt: { gt: daysFrom(at, -newsDays) },
          project: { ...owned, phase: { in: [...workPhases] } },
        },
        include: { project: about },
        orderBy: [{ answeredAt: "desc" }, { id: "desc" }],
        take,
      })
    : [];
  const tasks = [
    ...asked.map(({ id, project, question, askedAt }) => {
      const values = { question: question.slice(0, 120), day: dayOf(askedAt) };
      return task(project, id, [{ key: "adviceAsked", values }], `/decisions#advice-${id}`);
    }),
    ...answered
      .filter(({ phase, project }) => phase === project.phase)
      .map(({ id, project, question }) => {
        const values = { question: question.slice(0, 120) };
        return task(project, id, [{ key: "adviceAnswered", values }], `/decisions#advice-${id}`);
      }),
  ];
  return groupOf("projectAdvice", tasks, all);
}

/** Documents that wait: to be approved by the product owner, reviewed by an adviser, taken up again by the group. */
export async function documentTasks(actor: Actor): Promise<TaskGroup> {
  const include = { document: { include: { project: about } } } as const;
  const orderBy = [{ submittedAt: mostUrgent }, { id: "asc" as const }];
  const [owned, advised] = [ownedBy(actor), advisedBy(actor)];
  const alive = { phase: { notIn: ["retired", "stopped"] } } satisfies Prisma.ProjectWhereInput;
  const inReview = (project: Prisma.ProjectWhereInput): Prisma.DocumentRevisionWhereInput => ({
    state: "in_review",
    document: { project: { AND: [project, alive] } },
  });
  const [toApprove, toReview, returned] = await Promise.all([
    owned ? db.documentRevision.findMany({ where: inReview(owned), include, orderBy, take }) : [],
    advised
      ? db.documentRevision.findMany({
          where: { ...inReview(advised), reviews: { none: { reviewerId: actor.id } } },
          ...{ include, orderBy, take },
        })
      : [],
    returnedDocuments(actor, alive),
  ]);
  const line = (key: string) => (revision: (typeof toApprove)[number]) => {
    const { id, document, revision: number } = revision;
    const words = {
      key,
      values: { revision: number },
      terms: { kind: `projects.documents.kinds.${document.kind}` },
    };
    return task(document.project, `${key}${id}`, [words], `/documents/${document.kind}`);
  };
  return groupOf(
    "projectDocuments",
    [
      ...toApprove.map(line("documentToApprove")),
      ...toReview.map(line("documentToReview")),
      ...returned.map(line("documentReturned")),
    ],
    "/projects",
  );
}

/** Of the person's project group: what a reviewer had remarks on and nobody has changed since. */
async function returnedDocuments(actor: Actor, alive: Prisma.ProjectWhereInput) {
  const rows = await db.documentRevision.findMany({
    where: {
      state: { in: ["draft", "in_review"] },
      reviews: { some: { verdict: "remarks" } },
      document: { project: { AND: [{ id: { in: projectsWith(actor, "project_member") } }, alive] } },
    },
    include: {
      document: { include: { project: about } },
      reviews: { orderBy: { at: "desc" }, take: 1 },
    },
    orderBy: { id: "asc" },
    take,
  });
  return rows.filter(({ reviews: [last], changedAt }) => last?.verdict === "remarks" && last.at > changedAt);
}

/** Deviations that the product owner has not gone through yet; many of one project are one task together. */
export async function deviationTasks(actor: Actor): Promise<TaskGroup> {
  const all = "/projects?owner=me";
  const owned = ownedBy(actor);
  if (!owned) return groupOf("projectDeviations", [], all);
  const waiting = { closedAt: null, ownerCheckedAt: null, project: owned };
  const counts = await db.deviation.groupBy({
    ...{ by: ["projectId" as const], where: waiting, _count: true, _min: { createdAt: true } },
    orderBy: [{ _min: { createdAt: "asc" } }, { projectId: "asc" }],
    take,
  });
  const found = await db.project.findMany({
    where: { id: { in: counts.map(({ projectId }) => projectId) } },
    select: {
      ...{ id: true, ...about.select },
      deviations: {
        where: { closedAt: null, ownerCheckedAt: null },
        select: { id: true, number: true, description: true },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        take: eachShown,
      },
    },
  });
  const tasks = counts.flatMap(({ projectId, _count: count }) => {
    const project = found.find(({ id }) => id === projectId);
    if (!project) return [];
    if (count > eachShown)
      return [task(project, projectId, [{ key: "deviationsToCheck", values: { count } }], "/deviations")];
    return project.deviations.map(({ id, number, description }) => {
      const values = { number, description: description.slice(0, 120) };
      return task(project, id, [{ key: "deviationToCheck", values }], `/deviations#deviation-${id}`);
    });
  });
  return groupOf("projectDeviations", tasks, all);
}

/** Tests that the person is to carry out and has not confirmed to know the risks and limits of (VGR 3.3, 3.4). */
export async function testTasks(actor: Actor): Promise<TaskGroup> {
  const rows = await db.testPerformer.findMany({
    where: { userId: actor.id, confirmedAt: null, test: { cancelledAt: null, result: null } },
    include: { test: { include: { project: about } } },
    orderBy: { id: "asc" },
    take,
  });
  const tasks = rows.map(({ id, test: { id: testId, number, title, project } }) => ({
    ...task(project, id, [{ key: "testToConfirm", values: { number, title } }], ""),
    // Who carries out a test need not be one of the project: this page shows that plan alone.
    href: `/confirmations/${testId}`,
  }));
  return groupOf("projectTests", tasks, null);
}
