import { type Actor, holdsRegionWide } from "#lib/auth/actor.ts";
import { seesAllCases } from "#lib/cases/policy.ts";
import { openStatuses } from "#lib/cases/workflow.ts";
import { dateOf, dayOf } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import type { CaseStatus, Severity } from "#prisma/generated/enums.ts";

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
