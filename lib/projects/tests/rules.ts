import type { Missing } from "#lib/errors.ts";
import type { TestKind, TestResult } from "#prisma/generated/enums.ts";

/** A recorded result that is not a failure. */
export function isPassed(test: { result: TestResult | null }): boolean {
  return test.result !== null && test.result !== "failed";
}

type Chained = { id: string; replacesId: string | null; result: TestResult | null };

/** Whether a failed test was done again until it passed. `tests` are those that count: not the cancelled ones. */
export function isPutRight(failed: { id: string }, tests: readonly Chained[]): boolean {
  const seen = new Set<string>();
  const waiting = [failed.id];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    for (const again of tests.filter((test) => test.replacesId === id)) {
      if (isPassed(again)) return true;
      waiting.push(again.id);
    }
  }
  return false;
}

/** What a test is judged from. */
export type JudgedTest = {
  id: string;
  kind: TestKind;
  involvesPatients: boolean;
  result: TestResult | null;
  cancelledAt: Date | null;
  performers: { id: string; name: string; confirmedAt: Date | null }[];
};

type Place = { number: string; clinicalSettled: boolean };

function clinicalGuard(test: JudgedTest, { number, clinicalSettled }: Place): Missing[] {
  if (!test.involvesPatients || clinicalSettled) return [];
  return [{ key: "project.clinical", href: `/projects/${number}/tests/clinical` }];
}

function endedGuard(test: JudgedTest): Missing[] {
  if (test.cancelledAt) return [{ key: "project.testCancelled" }];
  return test.result ? [{ key: "project.testRecorded" }] : [];
}

/**
 * What stands in the way of a performer's word that it knows risks and limits. With patients or patient data the
 * question of a clinical investigation comes first (VGR 3.3–3.5).
 */
export function confirmObstacles(test: JudgedTest, place: Place): Missing[] {
  return [...endedGuard(test), ...clinicalGuard(test, place)];
}

/** What stands in the way of a result: somebody carried it out, and each of them knew risks and limits (VGR 3.3, 3.4). */
export function recordObstacles(test: JudgedTest, place: Place): Missing[] {
  const href = `/projects/${place.number}/tests/${test.id}`;
  const nobody: Missing[] =
    test.performers.length === 0 ? [{ key: "project.noPerformer", href: `${href}#performers` }] : [];
  const unaware = test.performers
    .filter(({ confirmedAt }) => confirmedAt === null)
    .map(({ id, name }) => ({
      key: "project.performerUnaware",
      values: { name },
      href: `${href}#performer-${id}`,
    }));
  return [...endedGuard(test), ...clinicalGuard(test, place), ...nobody, ...unaware];
}

/**
 * The first day that a test with patients may have been carried out: when it was notified, or when it was allowed.
 * `YYYY-MM-DD`; null when any day will do.
 */
export function earliestWithPatients(project: {
  clinicalOutcome: string | null;
  clinicalSentAt: Date | null;
  clinicalDecidedAt: Date | null;
}): string | null {
  const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;
  if (project.clinicalOutcome === "notification") return day(project.clinicalSentAt);
  return project.clinicalOutcome === "application" ? day(project.clinicalDecidedAt) : null;
}

/** A failed result can only be done again: calling it off would make it as if it had never been. */
export function mayBeCancelled(test: { result: TestResult | null; cancelledAt: Date | null }): boolean {
  return test.cancelledAt === null && test.result !== "failed";
}
