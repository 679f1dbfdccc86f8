import { systemActor } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { dateOf, dayOf } from "#lib/clock.ts";
import { db, type Tx } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import { FieldError, NotFoundError } from "#lib/errors.ts";
import { localeOf } from "#lib/i18n/locale.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import { changeProject } from "#lib/projects/commands/change.ts";
import type { ProjectEvent } from "#lib/projects/events.ts";
import { assertVersion, assertWritten } from "#lib/projects/queries.ts";
import { monthsLater } from "#lib/projects/use/deadlines.ts";
import { mayFollowUp } from "#lib/projects/use/policy.ts";
import type { PlanReviewInput, ReviewDoneInput } from "#lib/projects/use/schema.ts";

type Planned = { projectId: string; kind: PlanReviewInput["kind"]; interval: number; day: string };

async function plan(tx: Tx, { projectId, kind, interval, day }: Planned): Promise<ProjectEvent> {
  await tx.productReview.create({ data: { projectId, kind, interval, dueAt: dateOf(day) } });
  return { type: "review_planned", data: { kind, day } };
}

/** Plans one more review beside those that come by themselves. */
export async function planReview(actor: Actor, input: PlanReviewInput, at: Date): Promise<void> {
  const { projectId, kind, interval, dueAt } = input;
  await changeProject(actor, projectId, at, mayFollowUp, async (tx) => ({
    events: [await plan(tx, { projectId, kind, interval, day: dueAt })],
    result: undefined,
  }));
}

/**
 * Notes what a review showed (MDR art. 5(5)(h)); the next one is planned in the same step, counted from the day that
 * this one was done. When several of a kind are open, only the last one done plans another.
 */
export async function finishReview(actor: Actor, input: ReviewDoneInput, at: Date): Promise<void> {
  const { projectId, id, version, doneOn, result, interval } = input;
  if (doneOn > dayOf(at)) throw new FieldError("doneOn", "dayToCome");
  await changeProject(actor, projectId, at, mayFollowUp, async (tx) => {
    const review = await tx.productReview.findFirst({ where: { id, projectId } });
    if (!review) throw new NotFoundError();
    assertVersion(review, version);
    const { kind } = review;
    assertWritten(
      await tx.productReview.updateMany({
        where: { id, version, doneOn: null },
        data: { doneOn: dateOf(doneOn), result, doneBy: actor.name, version: { increment: 1 } },
      }),
    );
    const open = await tx.productReview.count({ where: { projectId, kind, doneOn: null } });
    const day = monthsLater(doneOn, interval);
    const next = open === 0 ? [await plan(tx, { projectId, kind, interval, day })] : [];
    return { events: [{ type: "review_done", data: { kind, result } }, ...next], result: undefined };
  });
}

/** How many mails one run puts in the queue: the next run takes the rest. */
const remindedAtOnce = 200;

/**
 * Mails the product owner once of each review that is due (the job `projects.remind`). The mark and the mail are one
 * transaction: it is sent once, whatever happens between. Returns how many were sent.
 */
export async function remindReviews(at: Date): Promise<number> {
  const due = await db.productReview.findMany({
    where: {
      ...{ doneOn: null, remindedAt: null, dueAt: { lte: dateOf(dayOf(at)) } },
      project: { inUseSince: { not: null }, phase: { not: "retired" }, owner: { active: true } },
    },
    include: { project: { include: { owner: true } } },
    orderBy: { dueAt: "asc" },
    take: remindedAtOnce,
  });
  for (const { id, kind, dueAt, project } of due) {
    const t = translatorFor(localeOf(project.owner.locale));
    const values = {
      ...{ number: project.number, title: project.title, review: t(`projects.reviewKinds.${kind}`) },
      ...{ day: dueAt.toISOString().slice(0, 10), sender: systemActor.name },
      link: `${env().VIGILANS_URL.replace(/\/+$/, "")}/projects/${project.number}/use#review-${id}`,
    };
    await db.$transaction(async (tx) => {
      const { count } = await tx.productReview.updateMany({
        where: { id, doneOn: null, remindedAt: null },
        data: { remindedAt: at },
      });
      if (count === 0) return;
      await queueMail(tx, {
        purpose: "project_review",
        to: [project.owner.email],
        subject: t("projects.use.reminder.subject", values),
        text: t("projects.use.reminder.text", values),
      });
    });
  }
  return due.length;
}
