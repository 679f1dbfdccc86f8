import { type RiskMatrix, type Zone, zoneOf } from "#lib/projects/risks/matrix.ts";
import type { RiskState } from "#prisma/generated/enums.ts";

export type EvaluatedRisk = {
  severityBefore: number | null;
  probabilityBefore: number | null;
  severityAfter: number | null;
  probabilityAfter: number | null;
  benefitRisk: string | null;
  newRisks: string | null;
  state: RiskState;
  controls: { verifiedAt: Date | null }[];
};

export function zoneBefore(matrix: RiskMatrix, risk: EvaluatedRisk): Zone | null {
  return zoneOf(matrix, risk.severityBefore, risk.probabilityBefore);
}

/** Where the risk lies after its controls. Without controls nothing has changed. */
export function zoneAfter(matrix: RiskMatrix, risk: EvaluatedRisk): Zone | null {
  if (risk.controls.length === 0) return zoneBefore(matrix, risk);
  return zoneOf(matrix, risk.severityAfter, risk.probabilityAfter);
}

/** Whether the risk was ever unacceptable: before its controls or after them (VGR 3.1, enklare produkt). */
export function isUnacceptable(matrix: RiskMatrix, risk: EvaluatedRisk): boolean {
  return [zoneBefore(matrix, risk), zoneAfter(matrix, risk)].includes("unacceptable");
}

/**
 * Whether something is left to do about it (ISO 14971, 5–7): not estimated, controls not estimated after or not
 * verified, new risks of the controls not considered, or a risk above the acceptable zone without any control or
 * reason for none.
 */
export function isUnfinished(matrix: RiskMatrix, risk: EvaluatedRisk): boolean {
  const before = zoneBefore(matrix, risk);
  if (before === null || zoneAfter(matrix, risk) === null || risk.state === "open") return true;
  if (risk.controls.length === 0) return before !== "acceptable" && !risk.benefitRisk?.trim();
  return risk.controls.some((control) => control.verifiedAt === null) || !risk.newRisks?.trim();
}

/** Unacceptable after all controls, and not outweighed by the benefit in writing (ISO 14971, 7.4). */
export function remainsUnacceptable(matrix: RiskMatrix, risk: EvaluatedRisk): boolean {
  return zoneAfter(matrix, risk) === "unacceptable" && !risk.benefitRisk?.trim();
}
