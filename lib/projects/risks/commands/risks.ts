import type { Actor } from "#lib/auth/actor.ts";
import { dateOf } from "#lib/clock.ts";
import type { Tx } from "#lib/db.ts";
import { ConflictError, FieldError, NotFoundError, RefusedError } from "#lib/errors.ts";
import { mayDecide, mayEdit } from "#lib/projects/policy.ts";
import { assertVersion, assertWritten } from "#lib/projects/queries.ts";
import { changeRisks, type RiskChange } from "#lib/projects/risks/commands/change.ts";
import { matrixOf, type RiskMatrix } from "#lib/projects/risks/matrix.ts";
import { lacksOf } from "#lib/projects/risks/rules.ts";
import type {
  AddRiskInput,
  ChangeRiskInput,
  EvaluateRiskInput,
  RestoreRiskInput,
  WithdrawRiskInput,
} from "#lib/projects/risks/schema.ts";
import type { Project } from "#prisma/generated/client.ts";

type Description = Omit<AddRiskInput, "projectId">;

/** The number after the last one. The caller holds the project's lock. */
export async function nextRiskNumber(tx: Tx, projectId: string): Promise<number> {
  const last = await tx.risk.aggregate({ where: { projectId }, _max: { number: true } });
  return (last._max.number ?? 0) + 1;
}

function assertLevels(matrix: RiskMatrix, levels: Record<string, number | undefined>): void {
  for (const [field, level] of Object.entries(levels)) {
    const known = field.startsWith("severity") ? matrix.severities : matrix.probabilities;
    if (level !== undefined && level > known.length) throw new FieldError(field, "invalid");
  }
}

async function columnsOf(tx: Tx, project: Project, input: Description, id: string | null) {
  const { severityBefore, probabilityBefore, dueAt, componentId, causedById, ownerName, ...rest } = input;
  assertLevels(matrixOf(project.matrix), { severityBefore, probabilityBefore });
  if (componentId) {
    const known = await tx.component.count({ where: { id: componentId, projectId: project.id } });
    if (known === 0) throw new FieldError("componentId", "invalid");
  }
  if (causedById) await assertCause(tx, project.id, causedById, id);
  return {
    ...rest,
    severityBefore: severityBefore ?? null,
    probabilityBefore: probabilityBefore ?? null,
    dueAt: dueAt ? dateOf(dueAt) : null,
    componentId: componentId ?? null,
    causedById: causedById ?? null,
    ownerName: ownerName || null,
  };
}

/** A risk comes from the control of another risk of the project, and in the end not from its own. */
async function assertCause(tx: Tx, projectId: string, causedById: string, id: string | null): Promise<void> {
  const risks = await tx.risk.findMany({ where: { projectId }, select: { id: true, causedById: true } });
  const causes = new Map(risks.map((risk) => [risk.id, risk.causedById]));
  if (!causes.has(causedById)) throw new FieldError("causedById", "invalid");
  const seen = new Set<string>();
  for (let at: string | null = causedById; at && !seen.has(at); at = causes.get(at) ?? null) {
    if (at === id) throw new FieldError("causedById", "riskCause");
    seen.add(at);
  }
}

/** Adds a risk to the analysis (ISO 14971, 5). Returns its id and number, and the project's number. */
export async function addRisk(
  actor: Actor,
  input: AddRiskInput,
  at: Date,
): Promise<RiskChange<{ id: string; number: number; projectNumber: string }>> {
  const { projectId, ...description } = input;
  return changeRisks(actor, projectId, at, mayEdit, async (tx, project) => {
    const columns = await columnsOf(tx, project, description, null);
    const number = await nextRiskNumber(tx, projectId);
    const { id } = await tx.risk.create({
      data: { projectId, number, ...columns, createdBy: actor.name, createdAt: at },
      select: { id: true },
    });
    const data = { number, hazard: input.hazard };
    return { events: [{ type: "risk_added", data }], result: { id, number, projectNumber: project.number } };
  });
}

/** A risk of the project that still counts. Throws NotFound, or Conflict when it is not as it was read. */
export async function riskToChange(tx: Tx, projectId: string, id: string, version?: number) {
  const risk = await tx.risk.findFirst({ where: { id, projectId }, include: { controls: true } });
  if (!risk) throw new NotFoundError();
  if (version !== undefined) assertVersion(risk, version);
  if (risk.withdrawnAt) throw new ConflictError();
  return risk;
}

/** Changes what the risk is and its estimate before controls. */
export async function changeRisk(actor: Actor, input: ChangeRiskInput, at: Date): Promise<RiskChange<void>> {
  const { projectId, id, version, ...description } = input;
  return changeRisks(actor, projectId, at, mayEdit, async (tx, project) => {
    const { number } = await riskToChange(tx, projectId, id, version);
    const columns = await columnsOf(tx, project, description, id);
    const data = { ...columns, version: { increment: 1 } };
    assertWritten(await tx.risk.updateMany({ where: { id, version }, data }));
    return {
      events: [{ type: "risk_changed", data: { number, hazard: input.hazard } }],
      result: undefined,
    };
  });
}

/**
 * The estimate after the controls, and whether the work on the risk is done (ISO 14971, 7). Refused with everything
 * that is lacking while the state says that it is done.
 */
export async function evaluateRisk(
  actor: Actor,
  input: EvaluateRiskInput,
  at: Date,
): Promise<RiskChange<void>> {
  const { projectId, id, version, severityAfter, probabilityAfter, newRisks, benefitRisk, state } = input;
  return changeRisks(actor, projectId, at, mayEdit, async (tx, project) => {
    const risk = await riskToChange(tx, projectId, id, version);
    const matrix = matrixOf(project.matrix);
    assertLevels(matrix, { severityAfter, probabilityAfter });
    const controlled = risk.controls.length > 0;
    const columns = {
      // The form of a risk without controls has none of these.
      severityAfter: controlled ? (severityAfter ?? null) : risk.severityAfter,
      probabilityAfter: controlled ? (probabilityAfter ?? null) : risk.probabilityAfter,
      newRisks: controlled ? newRisks || null : risk.newRisks,
      benefitRisk: benefitRisk || null,
      state,
    };
    const lacks = state === "open" ? [] : lacksOf(matrix, { ...risk, ...columns });
    if (lacks.length > 0) throw new RefusedError(lacks.map((lack) => ({ key: `project.riskLacks.${lack}` })));
    const data = { ...columns, version: { increment: 1 } };
    assertWritten(await tx.risk.updateMany({ where: { id, version }, data }));
    const { number, hazard } = risk;
    return { events: [{ type: "risk_changed", data: { number, hazard } }], result: undefined };
  });
}

/**
 * Takes a risk out of the analysis: entered by mistake, or the same as another. It stays to be read with the reason,
 * and what it has closed stays closed. The product owner's decision.
 */
export async function withdrawRisk(
  actor: Actor,
  input: WithdrawRiskInput,
  at: Date,
): Promise<RiskChange<void>> {
  const { projectId, id, version, reason } = input;
  const may: typeof mayEdit = (who, project) => mayEdit(who, project) && mayDecide(who, project);
  return changeRisks(actor, projectId, at, may, async (tx) => {
    const { number } = await riskToChange(tx, projectId, id, version);
    const data = { withdrawnAt: at, withdrawnBecause: reason, version: { increment: 1 } };
    assertWritten(await tx.risk.updateMany({ where: { id, version }, data }));
    return { events: [{ type: "risk_withdrawn", data: { number, reason } }], result: undefined };
  });
}

/** Takes a withdrawn risk into the analysis again, open. */
export async function restoreRisk(
  actor: Actor,
  input: RestoreRiskInput,
  at: Date,
): Promise<RiskChange<void>> {
  const { projectId, id, version } = input;
  return changeRisks(actor, projectId, at, mayEdit, async (tx) => {
    const risk = await tx.risk.findFirst({ where: { id, projectId } });
    if (!risk) throw new NotFoundError();
    assertVersion(risk, version);
    if (!risk.withdrawnAt) throw new ConflictError();
    const data = {
      withdrawnAt: null,
      withdrawnBecause: null,
      state: "open",
      version: { increment: 1 },
    } as const;
    assertWritten(await tx.risk.updateMany({ where: { id, version }, data }));
    return { events: [{ type: "risk_restored", data: { number: risk.number } }], result: undefined };
  });
}
