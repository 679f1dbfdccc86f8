import { type Actor, holdsRegionWide } from "#lib/auth/actor.ts";
import { dateOf, dayOf } from "#lib/clock.ts";
import { caseOrder } from "#lib/dashboard/queries/order.ts";
import {
  groupOf,
  type Standing,
  standingLines,
  type Task,
  type TaskGroup,
  type TaskGroupKey,
  tasksShown,
} from "#lib/dashboard/tasks.ts";
import { db } from "#lib/db.ts";
import { countUnsent } from "#lib/mail/queries.ts";
import type { CaseStatus } from "#prisma/generated/enums.ts";

/** The cases of one status that the coordinator holds or nobody does. */
export async function coordinationTasks(
  actor: Actor,
  status: CaseStatus,
  key: TaskGroupKey,
  today: string,
): Promise<TaskGroup> {
  const all = `/cases?status=${status}`;
  if (!holdsRegionWide(actor, "coordinator")) return groupOf(key, [], all);
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
        supplyDisruption: { select: { confirmedAt: true } },
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
  const ids = cases.map(({ id }) => id);
  const [unreported, undelivered, recipients] = await Promise.all([
    unreportedHandlers(ids),
    undeliveredTo(ids),
    recipientsOf(ids),
  ]);
  const tasks = cases.map(({ id, number, title, dueAt, severity, supplyDisruption, _count }) => {
    const lateOnes = lateCounts.find((row) => row.id === id)?._count;
    const standing: Standing = {
      lateAnswers: lateOnes?.recipients ?? 0,
      unanswered: _count.recipients,
      undelivered: undelivered.get(id) ?? 0,
      lateActions: lateOnes?.actionItems ?? 0,
      openActions: _count.actionItems,
      unreported: unreported.get(id) ?? 0,
      outstandingReplies: _count.senderReplies,
      unconfirmedDisruption: supplyDisruption && !supplyDisruption.confirmedAt ? 1 : 0,
      recipients: recipients.get(id) ?? 0,
    };
    const lines = standingLines(status, standing);
    const toDispatch = standing.unanswered > 0 || lines.some(({ key }) => key === "nothingSent");
    const href = `/cases/${number}/${status === "acting" && toDispatch ? "dispatch" : "handling"}`;
    const late = standing.lateAnswers + standing.lateActions > 0;
    return { id, caseNumber: number, title, lines, severity, dueAt, late, href };
  });
  return groupOf(key, tasks, all);
}

async function recipientsOf(caseIds: string[]): Promise<Map<string, number>> {
  const where = { caseId: { in: caseIds } };
  const rows = await db.recipient.groupBy({ by: ["caseId"], where, _count: { _all: true } });
  return new Map(rows.map((row) => [row.caseId, row._count._all]));
}

/** Recipients whose answer is waited for and whom the mail did not reach. */
async function undeliveredTo(caseIds: string[]): Promise<Map<string, number>> {
  const rows = await db.recipient.groupBy({
    by: ["caseId"],
    where: {
      ...{ caseId: { in: caseIds }, purpose: "for_action", waivedAt: null, answeredAt: null },
      mail: { OR: [{ state: "failed" }, { bouncedAt: { not: null } }] },
    },
    _count: { _all: true },
  });
  return new Map(rows.map((row) => [row.caseId, row._count._all]));
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

/** Routines RH-13659 that were started and whose owners have not confirmed. */
export async function disruptionTasks(actor: Actor): Promise<TaskGroup> {
  if (!holdsRegionWide(actor, "coordinator")) return groupOf("supplyDisruption", [], null);
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
  return groupOf("supplyDisruption", tasks, "/cases?status=open");
}

/** Mails that did not arrive, for those who can do something about it. */
export async function mailTasks(actor: Actor, at: Date): Promise<TaskGroup> {
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
  return groupOf("failedMails", [...task("failed"), ...task("bounced")], null);
}
