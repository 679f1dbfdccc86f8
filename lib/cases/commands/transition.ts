import type { Actor } from "#lib/auth/actor.ts";
import { type DeadlineSettings, defaultDeadlines, statusDueDay } from "#lib/cases/deadlines.ts";
import { type CaseEvent, recordCaseEvent } from "#lib/cases/events.ts";
import { loadCaseFacts } from "#lib/cases/facts.ts";
import { mayTransition } from "#lib/cases/policy.ts";
import { lockVisibleCase } from "#lib/cases/queries.ts";
import { transitions, type Verb, type VerbInput } from "#lib/cases/workflow.ts";
import { dateOf } from "#lib/clock.ts";
import type { Tx } from "#lib/db.ts";
import { ConflictError, ForbiddenError, RefusedError } from "#lib/errors.ts";
import { readSetting } from "#lib/organisation/settings.ts";
import type { Case, Prisma } from "#prisma/generated/client.ts";

export type TransitionRequest = {
  verb: Verb;
  caseId: string;
  /** The version that the person's form had read. */
  version: number;
  input?: VerbInput;
  /** Columns that change together with the status. */
  data?: Omit<Prisma.CaseUncheckedUpdateManyInput, "status" | "version">;
  event: CaseEvent;
};

async function deadlines(tx: Tx): Promise<DeadlineSettings> {
  return (await readSetting(tx, "deadlines")) ?? defaultDeadlines;
}

/**
 * Moves a case along the workflow table: the only writer of `status`. In the caller's transaction it locks the
 * case, asks policy and guard, writes on id + version + allowed statuses, and records the event. Returns the
 * case as it was before. Throws NotFound, Forbidden, Refused (with what is missing) or Conflict.
 */
export async function transition(tx: Tx, actor: Actor, request: TransitionRequest, at: Date): Promise<Case> {
  const { verb, caseId, version, input = {}, data = {}, event } = request;
  const rule = transitions[verb];
  const before = await lockVisibleCase(tx, actor, caseId);
  if (!mayTransition(actor, verb, before.status)) throw new ForbiddenError();
  if (before.version !== version || !(rule.from as readonly string[]).includes(before.status))
    throw new ConflictError([{ key: `status.${before.status}` }]);
  const missing = rule.guard(await loadCaseFacts(tx, caseId), input);
  if (missing.length > 0) throw new RefusedError(missing);

  const status = rule.to === "before" ? (before.statusBeforeClose ?? "received") : rule.to;
  const severity = input.severity ?? before.severity;
  const dueDay = statusDueDay(status, severity, at, await deadlines(tx));
  const { count } = await tx.case.updateMany({
    where: { id: caseId, version, status: { in: [...rule.from] } },
    data: {
      ...data,
      status,
      version: { increment: 1 },
      dueAt: dueDay ? dateOf(dueDay) : null,
      statusBeforeClose: status === "closed" ? before.status : null,
      closedAt: status === "closed" ? at : null,
    },
  });
  if (count !== 1) throw new ConflictError();
  await recordCaseEvent(tx, caseId, event, actor, at);
  return before;
}
