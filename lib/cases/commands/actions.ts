import type { Actor } from "#lib/auth/actor.ts";
import { type CaseEvent, recordCaseEvent } from "#lib/cases/events.ts";
import { mayCoordinate, maySettleAction } from "#lib/cases/policy.ts";
import { lockVisibleCase, visibleActions } from "#lib/cases/queries.ts";
import type {
  AddActionInput,
  ChangeActionInput,
  ReopenActionInput,
  SettleActionInput,
} from "#lib/cases/schema.ts";
import { actionStatuses } from "#lib/cases/workflow.ts";
import { dateOf } from "#lib/clock.ts";
import { db, type Tx } from "#lib/db.ts";
import { ConflictError, FieldError, ForbiddenError, NotFoundError } from "#lib/errors.ts";
import type { Case, Prisma } from "#prisma/generated/client.ts";
import type { ActionState } from "#prisma/generated/enums.ts";

function assertTakesActions(found: Case): void {
  if (!(actionStatuses as readonly string[]).includes(found.status))
    throw new ConflictError([{ key: `status.${found.status}` }]);
}

async function assertKnown(tx: Tx, input: { ownerId?: string; unitId?: string }): Promise<void> {
  if (input.ownerId) {
    const owners = await tx.user.count({ where: { id: input.ownerId, active: true } });
    if (owners === 0) throw new FieldError("ownerId", "invalid");
  }
  if (input.unitId) {
    const units = await tx.unit.count({ where: { id: input.unitId, active: true } });
    if (units === 0) throw new FieldError("unitId", "invalid");
  }
}

function columns(input: AddActionInput | ChangeActionInput) {
  return {
    kind: input.kind,
    performer: input.performer,
    description: input.description,
    ownerId: input.ownerId ?? null,
    ownerName: input.ownerName || null,
    unitId: input.unitId ?? null,
    dueAt: input.dueAt ? dateOf(input.dueAt) : null,
  };
}

/** Adds something to be done, by whom and by when (RH-15405, Utrustningar and Förbrukningsmaterial). Returns its id. */
export async function addAction(actor: Actor, input: AddActionInput, at: Date): Promise<string> {
  return db.$transaction(async (tx) => {
    const found = await lockVisibleCase(tx, actor, input.caseId);
    if (!mayCoordinate(actor)) throw new ForbiddenError();
    assertTakesActions(found);
    await assertKnown(tx, input);
    const action = await tx.actionItem.create({
      data: { caseId: found.id, ...columns(input), createdAt: at },
    });
    const { description, performer } = input;
    const event = { type: "action_added", data: { description, performer } } as const;
    await recordCaseEvent(tx, found.id, event, actor, at);
    return action.id;
  });
}

/** The action with its case locked. What the person may not see is not found. */
async function lockAction(tx: Tx, actor: Actor, actionId: string) {
  const where = { AND: [{ id: actionId }, visibleActions(actor)] };
  const seen = await tx.actionItem.findFirst({ where, select: { caseId: true } });
  if (!seen) throw new NotFoundError();
  const found = await lockVisibleCase(tx, actor, seen.caseId);
  const action = await tx.actionItem.findFirst({
    where,
    include: { unit: { select: { id: true, administrationId: true } } },
  });
  if (!action) throw new NotFoundError();
  return { found, action };
}

type Write = {
  actionId: string;
  version: number;
  /** The states from which the change is possible. */
  from: ActionState[];
  data: Prisma.ActionItemUncheckedUpdateManyInput;
};

async function write(tx: Tx, { actionId, version, from, data }: Write): Promise<void> {
  const { count } = await tx.actionItem.updateMany({
    where: { id: actionId, version, state: { in: from } },
    data: { ...data, version: { increment: 1 } },
  });
  if (count !== 1) throw new ConflictError();
}

/** Changes what is to be done, by whom or by when, while it is open. */
export async function changeAction(actor: Actor, input: ChangeActionInput, at: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const { found } = await lockAction(tx, actor, input.actionId);
    if (!mayCoordinate(actor)) throw new ForbiddenError();
    assertTakesActions(found);
    await assertKnown(tx, input);
    await write(tx, { ...input, from: ["open"], data: columns(input) });
    const event = { type: "action_changed", data: { description: input.description } } as const;
    await recordCaseEvent(tx, found.id, event, actor, at);
  });
}

async function settle(
  actor: Actor,
  input: SettleActionInput | ReopenActionInput,
  at: Date,
  change: {
    from: ActionState[];
    data: Prisma.ActionItemUncheckedUpdateManyInput;
    event: (description: string) => CaseEvent;
  },
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { found, action } = await lockAction(tx, actor, input.actionId);
    if (!maySettleAction(actor, action)) throw new ForbiddenError();
    assertTakesActions(found);
    await write(tx, { ...input, from: change.from, data: change.data });
    await recordCaseEvent(tx, found.id, change.event(action.description), actor, at);
  });
}

/** Says that an action is done, and what was done. */
export async function completeAction(actor: Actor, input: SettleActionInput, at: Date): Promise<void> {
  const { note } = input;
  await settle(actor, input, at, {
    from: ["open"],
    data: { state: "done", note, settledAt: at, settledBy: actor.name },
    event: (description) => ({ type: "action_done", data: { description, note } }),
  });
}

/** Says that an action is not needed after all, and why. */
export async function waiveAction(actor: Actor, input: SettleActionInput, at: Date): Promise<void> {
  const { note } = input;
  await settle(actor, input, at, {
    from: ["open"],
    data: { state: "waived", note, settledAt: at, settledBy: actor.name },
    event: (description) => ({ type: "action_waived", data: { description, reason: note } }),
  });
}

/** Opens a settled action again. */
export async function reopenAction(actor: Actor, input: ReopenActionInput, at: Date): Promise<void> {
  await settle(actor, input, at, {
    from: ["done", "waived"],
    data: { state: "open", note: null, settledAt: null, settledBy: null },
    event: (description) => ({ type: "action_reopened", data: { description } }),
  });
}
