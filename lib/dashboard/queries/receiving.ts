import { may } from "#lib/auth/access.ts";
import { type Actor, holdsRegionWide } from "#lib/auth/actor.ts";
import { visibleTo } from "#lib/cases/queries.ts";
import { openChecklistTasks } from "#lib/checklist/queries.ts";
import { caseOrder } from "#lib/dashboard/queries/order.ts";
import { groupOf, type Task, type TaskGroup, tasksShown } from "#lib/dashboard/tasks.ts";
import { db } from "#lib/db.ts";
import { countWaiting } from "#lib/intake/queries.ts";

/** Messages in the Inkorg that wait for somebody to say what they are. */
export async function inboxTasks(actor: Actor): Promise<TaskGroup> {
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
  return groupOf("inbox", count > 0 ? [task] : [], null);
}

/** New cases, for those who take them up. */
export async function triageTasks(actor: Actor): Promise<TaskGroup> {
  const all = "/cases?status=received";
  if (!holdsRegionWide(actor, "procurement", "coordinator")) return groupOf("triage", [], all);
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
  return groupOf("triage", tasks, all);
}

/** Cases with rows of Bilaga 1 that the person's functions have left. */
export async function checklistTasks(actor: Actor): Promise<TaskGroup> {
  const tasks = (await openChecklistTasks(actor)).map(({ caseNumber, title, keys, dueAt }) => ({
    ...{ id: caseNumber, caseNumber, title, severity: null, dueAt },
    lines: [keys.length > 0 ? { key: "rowsLeft", values: { count: keys.length } } : { key: "readyToSubmit" }],
    href: keys[0] ? `/cases/${caseNumber}/checklist#row-${keys[0]}` : `/cases/${caseNumber}`,
  }));
  return groupOf("checklist", tasks, "/cases?status=gathering");
}
