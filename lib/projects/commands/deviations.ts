import type { Actor } from "#lib/auth/actor.ts";
import { dateOf } from "#lib/clock.ts";
import type { Tx } from "#lib/db.ts";
import { ConflictError, FieldError, NotFoundError, RefusedError } from "#lib/errors.ts";
import { changeProject } from "#lib/projects/commands/change.ts";
import { assertPast } from "#lib/projects/commands/market.ts";
import { lackingToClose } from "#lib/projects/deviations/rules.ts";
import type {
  AddDeviationInput,
  ChangeDeviationInput,
  CheckDeviationInput,
} from "#lib/projects/deviations/schema.ts";
import { mayDecide, mayEdit, type ProjectPlace } from "#lib/projects/policy.ts";
import { assertWritten } from "#lib/projects/queries.ts";
import type { PartInput } from "#lib/projects/schema.ts";
import type { Deviation } from "#prisma/generated/client.ts";

async function assertTest(tx: Tx, projectId: string, testId: string | undefined): Promise<void> {
  if (testId && (await tx.productTest.count({ where: { id: testId, projectId } })) === 0)
    throw new FieldError("testId", "invalid");
}

async function read(tx: Tx, { projectId, id, version }: PartInput): Promise<Deviation> {
  const found = await tx.deviation.findFirst({ where: { id, projectId } });
  if (!found) throw new NotFoundError();
  if (found.version !== version) throw new ConflictError();
  return found;
}

/** Notes a deviation during the work (VGR 3). Numbers run within the project. */
export async function addDeviation(actor: Actor, input: AddDeviationInput, at: Date): Promise<void> {
  const { projectId, occurredOn, description, effect, action, testId } = input;
  assertPast("occurredOn", occurredOn, at);
  await changeProject(actor, projectId, at, mayEdit, async (tx) => {
    await assertTest(tx, projectId, testId);
    // The project's row lock keeps the numbers from meeting.
    const last = await tx.deviation.aggregate({ where: { projectId }, _max: { number: true } });
    const number = (last._max.number ?? 0) + 1;
    await tx.deviation.create({
      data: {
        ...{ projectId, number, description, effect, action: action || null, testId: testId ?? null },
        ...{ occurredOn: dateOf(occurredOn), createdBy: actor.name, createdAt: at },
      },
    });
    return { events: [{ type: "deviation_added", data: { number, description } }], result: undefined };
  });
}

/** Changes an open deviation. What the product owner had checked was something else: it has to be checked again. */
export async function changeDeviation(actor: Actor, input: ChangeDeviationInput, at: Date): Promise<void> {
  const { projectId, id, version, occurredOn, description, effect, action, testId } = input;
  assertPast("occurredOn", occurredOn, at);
  await changeProject(actor, projectId, at, mayEdit, async (tx) => {
    const { number, closedAt } = await read(tx, input);
    if (closedAt) throw new ConflictError();
    await assertTest(tx, projectId, testId);
    assertWritten(
      await tx.deviation.updateMany({
        where: { id, projectId, version, closedAt: null },
        data: {
          ...{ description, effect, action: action || null, testId: testId ?? null },
          ...{ occurredOn: dateOf(occurredOn), ownerCheckedAt: null, ownerNote: null },
          version: { increment: 1 },
        },
      }),
    );
    return { events: [{ type: "deviation_changed", data: { number, description } }], result: undefined };
  });
}

/** The product owner has gone through it: theirs alone to say. */
export async function checkDeviation(actor: Actor, input: CheckDeviationInput, at: Date): Promise<void> {
  const { projectId, id, version, note } = input;
  await changeProject(actor, projectId, at, mayCheck, async (tx) => {
    const { number, closedAt } = await read(tx, input);
    if (closedAt) throw new ConflictError();
    assertWritten(
      await tx.deviation.updateMany({
        where: { id, projectId, version, closedAt: null },
        data: { ownerCheckedAt: at, ownerNote: note, version: { increment: 1 } },
      }),
    );
    return { events: [{ type: "deviation_checked", data: { number, note } }], result: undefined };
  });
}

const mayCheck = (actor: Actor, project: ProjectPlace) =>
  mayDecide(actor, project) && mayEdit(actor, project);

/** Closes a deviation that something was done about and that the product owner has checked. */
export async function closeDeviation(actor: Actor, input: PartInput, at: Date): Promise<void> {
  const { projectId, id, version } = input;
  await changeProject(actor, projectId, at, mayEdit, async (tx) => {
    const found = await read(tx, input);
    const missing = lackingToClose(found);
    if (missing.length > 0) throw new RefusedError(missing);
    assertWritten(
      await tx.deviation.updateMany({
        where: { id, projectId, version, closedAt: null },
        data: { closedAt: at, version: { increment: 1 } },
      }),
    );
    return { events: [{ type: "deviation_closed", data: { number: found.number } }], result: undefined };
  });
}

/** Opens it again: the action did not hold, and the product owner has to look at it anew. */
export async function reopenDeviation(actor: Actor, input: PartInput, at: Date): Promise<void> {
  const { projectId, id, version } = input;
  await changeProject(actor, projectId, at, mayEdit, async (tx) => {
    const { number } = await read(tx, input);
    assertWritten(
      await tx.deviation.updateMany({
        where: { id, projectId, version, closedAt: { not: null } },
        data: { closedAt: null, ownerCheckedAt: null, ownerNote: null, version: { increment: 1 } },
      }),
    );
    return { events: [{ type: "deviation_reopened", data: { number } }], result: undefined };
  });
}
