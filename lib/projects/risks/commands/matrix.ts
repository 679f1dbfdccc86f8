import type { Actor } from "#lib/auth/actor.ts";
import { FieldError } from "#lib/errors.ts";
import { changeProject } from "#lib/projects/commands/change.ts";
import { mayDecide, mayEdit, type ProjectPlace } from "#lib/projects/policy.ts";
import { riskMatrices } from "#lib/projects/queries/settings.ts";
import { assertVersion, assertWritten } from "#lib/projects/queries.ts";
import { changeRisks, type RiskChange } from "#lib/projects/risks/commands/change.ts";
import { matrixOf } from "#lib/projects/risks/matrix.ts";
import { levelsIn } from "#lib/projects/risks/rules.ts";
import type { ChooseMatrixInput, OverallRiskInput } from "#lib/projects/risks/schema.ts";

const decides = (actor: Actor, project: ProjectPlace) => mayDecide(actor, project) && mayEdit(actor, project);

/**
 * Gives the project a copy of another of the region's matrices, with the reason. Every risk is evaluated anew: levels
 * that the new matrix does not have are to be estimated again. The product owner's decision.
 */
export async function chooseMatrix(
  actor: Actor,
  input: ChooseMatrixInput,
  at: Date,
): Promise<RiskChange<{ toEstimate: number }>> {
  const { projectId, version, name, reason } = input;
  return changeRisks(actor, projectId, at, decides, async (tx, project) => {
    assertVersion(project, version);
    const chosen = (await riskMatrices(tx)).find((matrix) => matrix.name === name);
    if (!chosen) throw new FieldError("name", "invalid");
    const data = { matrix: chosen, version: { increment: 1 } };
    assertWritten(await tx.project.updateMany({ where: { id: projectId, version }, data }));
    let toEstimate = 0;
    // Withdrawn risks too: they may come back.
    for (const risk of await tx.risk.findMany({ where: { projectId }, orderBy: { number: "asc" } })) {
      const levels = levelsIn(matrixOf(project.matrix), chosen, risk);
      const sides = Object.entries(levels) as [keyof typeof levels, number | null][];
      if (sides.every(([side, level]) => risk[side] === level)) continue;
      if (sides.some(([side, level]) => level === null && risk[side] !== null)) toEstimate += 1;
      await tx.risk.update({ where: { id: risk.id }, data: { ...levels, version: { increment: 1 } } });
    }
    return { events: [{ type: "matrix_chosen", data: { name, reason } }], result: { toEstimate } };
  });
}

/** ISO 14971, 8: whether all residual risks together are outweighed by the benefit. The product owner's judgement. */
export async function judgeOverallRisk(actor: Actor, input: OverallRiskInput, at: Date): Promise<void> {
  const { projectId, version, overallRisk, overallAccepted } = input;
  await changeProject(actor, projectId, at, decides, async (tx, project) => {
    assertVersion(project, version);
    const data = { overallRisk, overallAccepted, version: { increment: 1 } };
    assertWritten(await tx.project.updateMany({ where: { id: projectId, version }, data }));
    const event = { accepted: overallAccepted, text: overallRisk };
    return { events: [{ type: "overall_risk_judged", data: event }], result: undefined };
  });
}
