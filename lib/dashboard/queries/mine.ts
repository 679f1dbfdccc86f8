import { may } from "#lib/auth/access.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { dayOf } from "#lib/clock.ts";
import { actionTasks, answerTasks, replyTasks } from "#lib/dashboard/queries/acting.ts";
import { coordinationTasks, disruptionTasks, mailTasks } from "#lib/dashboard/queries/coordinating.ts";
import { reviewTasks } from "#lib/dashboard/queries/projectReviews.ts";
import {
  adviceTasks,
  deviationTasks,
  documentTasks,
  gateTasks,
  testTasks,
} from "#lib/dashboard/queries/projects.ts";
import { checklistTasks, inboxTasks, triageTasks } from "#lib/dashboard/queries/receiving.ts";
import { inOrder, type TaskGroup } from "#lib/dashboard/tasks.ts";

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
    adviceTasks(actor, at),
    documentTasks(actor),
    deviationTasks(actor),
    testTasks(actor),
    reviewTasks(actor, at),
    gateTasks(actor),
  ]);
  return inOrder(groups, today);
}

/** Whether any of the person's roles has to do with safety notices at all. */
export function worksWithNotices(actor: Actor): boolean {
  return may(actor, "cases.view");
}

/** Whether any of the person's roles has to do with self-made devices. */
export function worksWithProjects(actor: Actor): boolean {
  return may(actor, "projects.view");
}
