import type { Actor } from "#lib/auth/actor.ts";
import type { Tx } from "#lib/db.ts";
import { ConflictError, NotFoundError } from "#lib/errors.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { assertVersion, assertWritten } from "#lib/projects/queries.ts";
import { changeRisks, type RiskChange } from "#lib/projects/risks/commands/change.ts";
import { riskToChange } from "#lib/projects/risks/commands/risks.ts";
import type { AddControlInput, ChangeControlInput, RemoveControlInput } from "#lib/projects/risks/schema.ts";

type Said = { verified?: string | undefined; effective?: string | undefined };

/** Verified once both are said: that it is in place and that it works (ISO 14971, 7.2). */
function verification({ verified, effective }: Said, before: Date | null, at: Date) {
  const both = Boolean(verified && effective);
  return {
    verified: verified || null,
    effective: effective || null,
    verifiedAt: both ? (before ?? at) : null,
  };
}

/** Adds a control to a risk. */
export async function addControl(actor: Actor, input: AddControlInput, at: Date): Promise<RiskChange<void>> {
  const { projectId, riskId, kind, description, ...said } = input;
  return changeRisks(actor, projectId, at, mayEdit, async (tx) => {
    const { number } = await riskToChange(tx, projectId, riskId);
    const columns = { riskId, kind, description, createdAt: at };
    await tx.riskControl.create({ data: { ...columns, ...verification(said, null, at) } });
    return { events: [{ type: "control_added", data: { number, description } }], result: undefined };
  });
}

async function controlOf(tx: Tx, projectId: string, id: string, version: number) {
  const control = await tx.riskControl.findFirst({
    where: { id, risk: { projectId } },
    include: { risk: true },
  });
  if (!control) throw new NotFoundError();
  assertVersion(control, version);
  if (control.risk.withdrawnAt) throw new ConflictError();
  return control;
}

/** Changes a control, and says that it is in place and that it works. */
export async function changeControl(
  actor: Actor,
  input: ChangeControlInput,
  at: Date,
): Promise<RiskChange<void>> {
  const { projectId, id, version, kind, description, ...said } = input;
  return changeRisks(actor, projectId, at, mayEdit, async (tx) => {
    const before = await controlOf(tx, projectId, id, version);
    // Another control than the one that was verified is to be verified again.
    const same = before.description === description && before.kind === kind;
    const columns = { kind, description, ...verification(said, same ? before.verifiedAt : null, at) };
    const data = { ...columns, version: { increment: 1 } };
    assertWritten(await tx.riskControl.updateMany({ where: { id, version }, data }));
    const event = { number: before.risk.number, description };
    return { events: [{ type: "control_changed", data: event }], result: undefined };
  });
}

/** Takes a control away; its history stays. */
export async function removeControl(
  actor: Actor,
  input: RemoveControlInput,
  at: Date,
): Promise<RiskChange<void>> {
  const { projectId, id, version } = input;
  return changeRisks(actor, projectId, at, mayEdit, async (tx) => {
    const { risk, description } = await controlOf(tx, projectId, id, version);
    assertWritten(await tx.riskControl.deleteMany({ where: { id, version } }));
    const data = { number: risk.number, description };
    return { events: [{ type: "control_removed", data }], result: undefined };
  });
}
