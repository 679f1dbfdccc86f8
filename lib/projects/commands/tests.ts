import type { Actor } from "#lib/auth/actor.ts";
import { dateOf, dayOf } from "#lib/clock.ts";
import type { Tx } from "#lib/db.ts";
import { ConflictError, FieldError, NotFoundError, RefusedError } from "#lib/errors.ts";
import { changeProject } from "#lib/projects/commands/change.ts";
import type { ProjectEvent } from "#lib/projects/events.ts";
import { isClinicalSettled } from "#lib/projects/facts.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { assertVersion, assertWritten } from "#lib/projects/queries.ts";
import { earliestWithPatients, mayBeCancelled, recordObstacles } from "#lib/projects/tests/rules.ts";
import type {
  CancelTestInput,
  ChangeTestInput,
  PlanTestInput,
  RecordTestInput,
} from "#lib/projects/tests/schema.ts";
import type { Project } from "#prisma/generated/client.ts";

/** A test of the project with its performers. Throws NotFound. */
export async function testOf(tx: Tx, projectId: string, id: string) {
  const found = await tx.productTest.findFirst({
    where: { id, projectId },
    include: { performers: { orderBy: { name: "asc" } } },
  });
  if (!found) throw new NotFoundError();
  return found;
}

/** What the rules want to know of the project. */
export function placeOf(project: Project) {
  return { number: project.number, clinicalSettled: isClinicalSettled(project) };
}

async function nextNumber(tx: Tx, projectId: string): Promise<number> {
  const { _max } = await tx.productTest.aggregate({ where: { projectId }, _max: { number: true } });
  return (_max.number ?? 0) + 1;
}

/**
 * Plans a prototype's test, a verification or a validation (VGR 3.3, 3.4). One that does another again takes over who
 * carries it out; each of them has to confirm anew. Returns its id.
 */
export async function planTest(actor: Actor, input: PlanTestInput, at: Date): Promise<string> {
  const { projectId, replacesId, ...plan } = input;
  return changeProject(actor, projectId, at, mayEdit, async (tx) => {
    const before = replacesId ? await testOf(tx, projectId, replacesId) : null;
    if (before && (!before.result || before.cancelledAt || before.kind !== plan.kind))
      throw new RefusedError([{ key: "project.testNotReplaceable" }]);
    const number = await nextNumber(tx, projectId);
    const performers = (before?.performers ?? []).map(({ userId, name }) => ({ userId, name }));
    const { id } = await tx.productTest.create({
      data: {
        ...plan,
        projectId,
        number,
        replacesId: before?.id ?? null,
        createdAt: at,
        performers: { create: performers },
      },
    });
    const data = { number, kind: plan.kind, title: plan.title };
    return { events: [{ type: "test_planned", data }], result: id };
  });
}

/** What a performer's word is about: when any of it changes, the word is asked for again. */
const understood = ["how", "extent", "conditions", "risksAndLimits", "involvesPatients"] as const;

/** Changes the plan of a test that is not recorded. What the performers have confirmed holds only for what they read. */
export async function changeTest(actor: Actor, input: ChangeTestInput, at: Date): Promise<void> {
  const { projectId, id, version, ...plan } = input;
  await changeProject(actor, projectId, at, mayEdit, async (tx) => {
    const test = await testOf(tx, projectId, id);
    assertVersion(test, version);
    if (test.result) throw new RefusedError([{ key: "project.testRecorded" }]);
    const where = { id, version, result: null, cancelledAt: null };
    const data = { ...plan, version: { increment: 1 } };
    assertWritten(await tx.productTest.updateMany({ where, data }));
    if (understood.some((field) => test[field] !== plan[field]))
      await tx.testPerformer.updateMany({
        where: { testId: id },
        data: { confirmedAt: null, confirmedBy: null },
      });
    const event = { type: "test_changed", data: { number: test.number, title: plan.title } } as const;
    return { events: [event], result: undefined };
  });
}

/** Calls a planned test off, or takes one that passed out of account, with the reason. A failed one is done again. */
export async function cancelTest(actor: Actor, input: CancelTestInput, at: Date): Promise<void> {
  const { projectId, id, version, reason } = input;
  await changeProject(actor, projectId, at, mayEdit, async (tx) => {
    const test = await testOf(tx, projectId, id);
    if (test.result === "failed") throw new RefusedError([{ key: "project.testFailedStays" }]);
    if (!mayBeCancelled(test)) throw new ConflictError();
    const where = { id, version, cancelledAt: null };
    const data = { cancelledAt: at, cancelledBecause: reason, version: { increment: 1 } };
    assertWritten(await tx.productTest.updateMany({ where, data }));
    const event = { type: "test_cancelled", data: { number: test.number, reason } } as const;
    return { events: [event], result: undefined };
  });
}

/** Writes down a deviation that came up in a test (VGR 3: "Avvikelser … ska kontinuerligt dokumenteras"). */
async function addDeviation(
  tx: Tx,
  testId: string,
  input: RecordTestInput & { deviation: string },
  actor: Actor,
  at: Date,
): Promise<ProjectEvent> {
  const { projectId, performedOn, deviation, effect } = input;
  const { _max } = await tx.deviation.aggregate({ where: { projectId }, _max: { number: true } });
  const number = (_max.number ?? 0) + 1;
  await tx.deviation.create({
    data: {
      ...{ projectId, testId, number, description: deviation, effect: effect ?? "" },
      occurredOn: dateOf(performedOn),
      createdBy: actor.name,
      createdAt: at,
    },
  });
  return { type: "deviation_added", data: { number, description: deviation } };
}

/**
 * Records what came of a test, once: refused before each performer has confirmed, and with patients before the question
 * of a clinical investigation is settled (VGR 3.3–3.5). Throws Refused with what is missing, or FieldError for a day
 * that cannot be.
 */
export async function recordTest(actor: Actor, input: RecordTestInput, at: Date): Promise<void> {
  const { projectId, id, version, result, performedOn, protocol, remarks, deviation } = input;
  await changeProject(actor, projectId, at, mayEdit, async (tx, project) => {
    const test = await testOf(tx, projectId, id);
    assertVersion(test, version);
    const missing = recordObstacles(test, placeOf(project));
    if (missing.length > 0) throw new RefusedError(missing);
    if (performedOn > dayOf(at)) throw new FieldError("performedOn", "dayToCome");
    const earliest = test.involvesPatients ? earliestWithPatients(project) : null;
    if (earliest && performedOn < earliest)
      throw new FieldError("performedOn", "beforeClinical", { day: earliest });
    const where = { id, version, result: null, cancelledAt: null };
    const data = {
      ...{ result, protocol, remarks: remarks || null, performedOn: dateOf(performedOn) },
      recordedBy: actor.name,
      recordedAt: at,
      version: { increment: 1 },
    };
    assertWritten(await tx.productTest.updateMany({ where, data }));
    const events: ProjectEvent[] = [{ type: "test_recorded", data: { number: test.number, result } }];
    if (deviation) events.push(await addDeviation(tx, id, { ...input, deviation }, actor, at));
    return { events, result: undefined };
  });
}
