import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { countLimit } from "#lib/projects/queries/list.ts";
import { visibleTo } from "#lib/projects/queries.ts";
import { nearest, type Waiting, waitingIn } from "#lib/projects/waiting.ts";
import { ProjectPhase } from "#prisma/generated/enums.ts";

/** How many projects that the person may see stand in each phase; counting stops above the limit. */
export async function countByPhase(actor: Actor): Promise<{ phase: ProjectPhase; count: number }[]> {
  const all = Object.values(ProjectPhase);
  const counts = await Promise.all(
    all.map((phase) =>
      db.project.count({ where: { AND: [{ phase }, visibleTo(actor)] }, take: countLimit + 1 }),
    ),
  );
  return all.map((phase, index) => ({ phase, count: counts[index] ?? 0 }));
}

type Row = { id: string; phase: ProjectPhase; createdAt: Date };
export type Outlook = { waiting: Waiting | null; next: Date | null };

/**
 * What the projects of one page wait for and which day comes next in each. The caller has read the rows through
 * `visibleTo`; nothing else is looked at.
 */
export async function outlookOf(rows: readonly Row[]): Promise<Map<string, Outlook>> {
  const of = { projectId: { in: rows.map(({ id }) => id) } };
  const by = ["projectId" as const];
  const [advice, reviews, deviations, decisions, activities, planned] = await Promise.all([
    db.adviceRequest.groupBy({
      ...{ by, where: { ...of, answeredAt: null, withdrawnAt: null }, _min: { askedAt: true } },
    }),
    db.documentRevision.findMany({
      where: { state: "in_review", document: of },
      select: { submittedAt: true, changedAt: true, document: { select: { projectId: true } } },
    }),
    db.deviation.groupBy({
      ...{ by, where: { ...of, closedAt: null, ownerCheckedAt: null }, _min: { createdAt: true } },
    }),
    db.projectDecision.groupBy({ by, where: of, _max: { decidedAt: true } }),
    db.planActivity.groupBy({ by, where: { ...of, doneOn: null }, _min: { endsOn: true } }),
    db.productReview.groupBy({ by, where: { ...of, doneOn: null }, _min: { dueAt: true } }),
  ]);
  const find = <T extends { projectId: string }>(list: T[], id: string) =>
    list.find((row) => row.projectId === id);
  return new Map(
    rows.map(({ id, phase, createdAt }) => {
      const submitted = reviews.filter(({ document }) => document.projectId === id);
      const standing = {
        phase,
        since: find(decisions, id)?._max.decidedAt ?? createdAt,
        advice: find(advice, id)?._min.askedAt ?? null,
        review: nearest(submitted.map((row) => row.submittedAt ?? row.changedAt)),
        deviation: find(deviations, id)?._min.createdAt ?? null,
      };
      const ended = phase === "stopped" || phase === "retired";
      const days = [
        phase === "in_use" ? null : find(activities, id)?._min.endsOn,
        find(planned, id)?._min.dueAt,
      ];
      return [id, { waiting: waitingIn(standing), next: ended ? null : nearest(days) }];
    }),
  );
}
