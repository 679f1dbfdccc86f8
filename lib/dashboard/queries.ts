import { may } from "#lib/auth/access.ts";
import { type Actor, holds, holdsRegionWide } from "#lib/auth/actor.ts";
import { seesAllCases } from "#lib/cases/policy.ts";
import { visibleTo } from "#lib/cases/queries.ts";
import { actionStatuses, openStatuses } from "#lib/cases/workflow.ts";
import { openChecklistTasks } from "#lib/checklist/queries.ts";
import { dateOf, dayOf } from "#lib/clock.ts";
import {
  inOrder,
  type Standing,
  standingLines,
  type Task,
  type TaskGroup,
  type TaskGroupKey,
  tasksShown,
} from "#lib/dashboard/tasks.ts";
import { db } from "#lib/db.ts";
import { countWaiting } from "#lib/intake/queries.ts";
import { countUnsent } from "#lib/mail/queries.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { ActionPerformer, CaseStatus, Severity } from "#prisma/generated/enums.ts";

const mostUrgent = { sort: "asc", nulls: "last" } as const;
const caseOrder: Prisma.CaseOrderByWithRelationInput[] = [{ dueAt: mostUrgent }, { id: "asc" }];

function group(key: TaskGroupKey, tasks: Task[], all: string | null): TaskGroup {
  return { key, tasks: tasks.slice(0, tasksShown), more: tasks.length > tasksShown, all };
}

/** Everything that waits for the person, most urgent first. What nobody of the person's roles does is left out. */
export async function myTasks(actor: Actor, at: Date): Promise<TaskGroup[]> {
  const today = dayOf(at);
  const groups = await Promise.all([
    inboxTasks(actor),
    triageTasks(actor),
    checklistTasks(actor),
    coordinationTasks(actor, "coordinating", "coordinate", today),
    coordinationTasks(actor, "acting", "act", today),
    coordinationTasks(actor, "following_up", "followUp", today),
    disruptionTasks(actor),
    actionTasks(actor),
    replyTasks(actor),
    answerTasks(actor),
    mailTasks(actor, at),
  ]);
  return inOrder(groups, today);
}

async function inboxTasks(actor: Actor): Promise<TaskGroup> {
  const count = may(actor, "inbox.view") ? await countWaiting(actor) : 0;
  const task: Task = {
    id: "inbox",
    caseNumber: null,
    title: null,
    lines: [{ key: "inboxWaiting", values: { count } }],
    severity: null,
    dueAt: null,
    href: "/inbox",
  };
  return group("inbox", count > 0 ? [task] : [], null);
}

async function triageTasks(actor: Actor): Promise<TaskGroup> {
  const all = "/cases?status=received";
  if (!holdsRegionWide(actor, "procurement", "coordinator")) return group("triage", [], all);
  const cases = await db.case.findMany({
    where: { AND: [{ status: "received" }, visibleTo(actor)] },
    orderBy: caseOrder,
    take: tasksShown + 1,
    select: { id: true, number: true, title: true, dueAt: true, severity: true },
  });
  const tasks = cases.map(({ id, number, title, dueAt, severity }) => ({
    ...{ id, caseNumber: number, title, lines: [{ key: "triage" }], severity, dueAt },
    href: `/cases/${number}`,
  }));
  return group("triage", tasks, all);
}

async function checklistTasks(actor: Actor): Promise<TaskGroup> {
  const tasks = (await openChecklistTasks(actor)).map(({ caseNumber, title, keys, dueAt }) => ({
    ...{ id: caseNumber, caseNumber, title, severity: null, dueAt },
    lines: [keys.length > 0 ? { key: "rowsLeft", values: { count: keys.length } } : { key: "readyToSubmit" }],
    href: keys[0] ? `/cases/${caseNumber}/checklist#row-${keys[0]}` : `/cases/${caseNumber}`,
  }));
  return group("checklist", tasks, "/cases?status=gathering");
}

/** The cases of one status that the coordinator holds or nobody does. */
async function coordinationTasks(
  actor: Actor,
  status: CaseStatus,
  key: TaskGroupKey,
  today: string,
): Promise<TaskGroup> {
  const all = `/cases?status=${status}`;
  if (!holdsRegionWide(actor, "coordinator")) return group(key, [], all);
  const before = { lt: dateOf(today) };
  const asked = { purpose: "for_action", waivedAt: null } as const;
  const others = { ...asked, kind: { not: "own_handling" }, answeredAt: null } as const;
  const base = { status, OR: [{ ownerId: actor.id }, { ownerId: null }] };
  const select = { id: true, number: true, title: true, dueAt: true, severity: true } as const;
  const [cases, lateCounts] = await Promise.all([
    db.case.findMany({
      where: base,
      orderBy: caseOrder,
      take: tasksShown + 1,
      select: {
        ...select,
        _count: {
          select: {
            recipients: { where: others },
            actionItems: { where: { state: "open" } },
            senderReplies: { where: { state: "wanted" } },
          },
        },
      },
    }),
    db.case.findMany({
      where: base,
      orderBy: caseOrder,
      take: tasksShown + 1,
      select: {
        id: true,
        _count: {
          select: {
            recipients: { where: { ...others, dispatch: { replyBy: before } } },
            actionItems: { where: { state: "open", dueAt: before } },
          },
        },
      },
    }),
  ]);
  const unreported = await unreportedHandlers(cases.map(({ id }) => id));
  const tasks = cases.map(({ id, number, title, dueAt, severity, _count }) => {
    const lateOnes = lateCounts.find((row) => row.id === id)?._count;
    const standing: Standing = {
      lateAnswers: lateOnes?.recipients ?? 0,
      unanswered: _count.recipients,
      lateActions: lateOnes?.actionItems ?? 0,
      openActions: _count.actionItems,
      unreported: unreported.get(id) ?? 0,
      outstandingReplies: _count.senderReplies,
    };
    const lines = standingLines(status, standing);
    const href = `/cases/${number}/${status === "acting" && standing.unanswered > 0 ? "dispatch" : "handling"}`;
    const late = standing.lateAnswers + standing.lateActions > 0;
    return { id, caseNumber: number, title, lines, severity, dueAt, late, href };
  });
  return group(key, tasks, all);
}

async function unreportedHandlers(caseIds: string[]): Promise<Map<string, number>> {
  const rows = await db.recipient.groupBy({
    by: ["caseId"],
    where: {
      caseId: { in: caseIds },
      kind: "own_handling",
      purpose: "for_action",
      waivedAt: null,
      closureReportedAt: null,
    },
    _count: { _all: true },
  });
  return new Map(rows.map((row) => [row.caseId, row._count._all]));
}

async function disruptionTasks(actor: Actor): Promise<TaskGroup> {
  if (!holdsRegionWide(actor, "coordinator")) return group("supplyDisruption", [], null);
  const rows = await db.supplyDisruption.findMany({
    where: { confirmedAt: null, case: { status: { not: "closed" } } },
    orderBy: [{ startedAt: "asc" }, { caseId: "asc" }],
    take: tasksShown + 1,
    include: { case: { select: { number: true, title: true, severity: true } } },
  });
  const tasks = rows.map(({ caseId, startedAt, case: about }) => ({
    ...{ id: caseId, caseNumber: about.number, title: about.title, severity: about.severity, dueAt: null },
    lines: [{ key: "disruptionUnconfirmed", values: { day: dayOf(startedAt) } }],
    href: `/cases/${about.number}/handling#supply-disruption`,
  }));
  return group("supplyDisruption", tasks, "/cases?status=open");
}

function performersOf(actor: Actor): ActionPerformer[] {
  return [
    ...(holdsRegionWide(actor, "technician") ? (["mth", "technical_service"] as const) : []),
    ...(holdsRegionWide(actor, "logistics") ? (["logistics"] as const) : []),
  ];
}

/** Units and administrations that the person answers for; empty lists match nothing. */
function ownPlaces(actor: Actor): { unitIds: string[]; administrationIds: string[] } {
  return holds(actor, "administration", "unit_manager", "own_handler")
    ? { unitIds: actor.unitIds, administrationIds: actor.administrationIds }
    : { unitIds: [], administrationIds: [] };
}

async function actionTasks(actor: Actor): Promise<TaskGroup> {
  const { unitIds, administrationIds } = ownPlaces(actor);
  const rows = await db.actionItem.findMany({
    where: {
      state: "open",
      case: { AND: [{ status: { in: [...actionStatuses] } }, visibleTo(actor)] },
      OR: [
        { ownerId: actor.id },
        { performer: { in: performersOf(actor) }, ownerId: null },
        { unitId: { in: unitIds }, ownerId: null },
        { unit: { administrationId: { in: administrationIds } }, ownerId: null },
      ],
    },
    orderBy: [{ dueAt: mostUrgent }, { id: "asc" }],
    take: tasksShown + 1,
    include: { case: { select: { number: true, title: true, severity: true } } },
  });
  const tasks = rows.map(({ id, description, dueAt, case: about }) => ({
    ...{ id, caseNumber: about.number, title: description, severity: about.severity, dueAt },
    lines: [{ key: "ofCase", values: { title: about.title } }],
    href: `/cases/${about.number}/handling#action-${id}`,
  }));
  return group("actions", tasks, "/cases?status=acting");
}

/** A receipt is due as soon as it is wanted, a result once the actions are completed. */
async function replyTasks(actor: Actor): Promise<TaskGroup> {
  const rows = may(actor, "cases.reply")
    ? await db.senderReply.findMany({
        where: {
          state: "wanted",
          responderId: actor.id,
          case: visibleTo(actor),
          OR: [
            { kind: "receipt", case: { status: { in: [...openStatuses] } } },
            { kind: "result", case: { status: "following_up" } },
          ],
        },
        orderBy: { id: "asc" },
        take: tasksShown + 1,
        include: { case: { select: { number: true, title: true, severity: true, dueAt: true } } },
      })
    : [];
  const tasks = rows.map(({ id, kind, case: about }) => ({
    ...{ id, caseNumber: about.number, title: about.title, severity: about.severity, dueAt: about.dueAt },
    lines: [{ key: kind === "receipt" ? "replyReceipt" : "replyResult" }],
    href: `/cases/${about.number}/handling/reply/${id}`,
  }));
  return group("replies", tasks, "/cases?status=open");
}

/** Recipients of the person's own units and administrations that are asked to act and have not answered. */
async function answerTasks(actor: Actor): Promise<TaskGroup> {
  const { unitIds, administrationIds } = ownPlaces(actor);
  const rows = await db.recipient.findMany({
    where: {
      purpose: "for_action",
      waivedAt: null,
      case: { status: { in: [...openStatuses] } },
      AND: [
        {
          OR: [
            { unitId: { in: unitIds } },
            { administrationId: { in: administrationIds } },
            { unit: { administrationId: { in: administrationIds } } },
          ],
        },
        {
          OR: [
            { kind: { not: "own_handling" }, answeredAt: null },
            { kind: "own_handling", closureReportedAt: null },
          ],
        },
      ],
    },
    orderBy: [{ dispatch: { replyBy: mostUrgent } }, { id: "asc" }],
    take: tasksShown + 1,
    select: {
      id: true,
      name: true,
      kind: true,
      answeredAt: true,
      case: { select: { number: true, title: true, severity: true } },
      dispatch: { select: { replyBy: true } },
    },
  });
  const tasks = rows.map(({ id, name, kind, answeredAt, case: about, dispatch }) => ({
    ...{ id, caseNumber: about.number, title: about.title, severity: about.severity },
    dueAt: dispatch.replyBy,
    lines: [{ key: kind === "own_handling" && answeredAt ? "reportClosure" : "answerFor", values: { name } }],
    href: `/cases/${about.number}/dispatch/${id}`,
  }));
  return group("answers", tasks, "/cases?status=open");
}

async function mailTasks(actor: Actor, at: Date): Promise<TaskGroup> {
  const mails = holdsRegionWide(actor, "coordinator", "admin")
    ? await countUnsent(at)
    : { failed: 0, bounced: 0 };
  const task = (state: "failed" | "bounced"): Task[] =>
    mails[state] > 0
      ? [
          {
            ...{ id: state, caseNumber: null, title: null, severity: null, dueAt: null },
            lines: [{ key: `mails.${state}`, values: { count: mails[state] } }],
            href: `/mails?state=${state}`,
          },
        ]
      : [];
  return group("failedMails", [...task("failed"), ...task("bounced")], null);
}

export type Overview = {
  rows: { status: CaseStatus; total: number; bySeverity: Record<Severity | "none", number> }[];
  overdue: number;
};

/** Open cases by status and severity, for those who lead: read only. Null for everybody else. */
export async function overviewFor(actor: Actor, at: Date): Promise<Overview | null> {
  if (!holdsRegionWide(actor, "manager", "chief_physician") || !seesAllCases(actor)) return null;
  const open = { status: { in: [...openStatuses] } };
  const [counts, overdue] = await Promise.all([
    db.case.groupBy({ by: ["status", "severity"], where: open, _count: { _all: true } }),
    db.case.count({ where: { ...open, dueAt: { lt: dateOf(dayOf(at)) } } }),
  ]);
  const rows = openStatuses.map((status) => {
    const bySeverity = { critical: 0, high: 0, moderate: 0, low: 0, none: 0 };
    for (const row of counts.filter((one) => one.status === status))
      bySeverity[row.severity ?? "none"] += row._count._all;
    return { status, bySeverity, total: Object.values(bySeverity).reduce((sum, count) => sum + count, 0) };
  });
  return { rows, overdue };
}

/** Whether any of the person's roles has to do with safety notices at all. */
export function worksWithNotices(actor: Actor): boolean {
  return may(actor, "cases.view");
}
