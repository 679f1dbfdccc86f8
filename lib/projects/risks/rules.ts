import { type RiskMatrix, type Zone, zoneOf } from "#lib/projects/risks/matrix.ts";
import type { ControlKind, RiskStage, RiskState } from "#prisma/generated/enums.ts";

export type EvaluatedRisk = {
  sequence: string;
  situation: string;
  harm: string;
  severityBefore: number | null;
  probabilityBefore: number | null;
  severityAfter: number | null;
  probabilityAfter: number | null;
  benefitRisk: string | null;
  newRisks: string | null;
  state: RiskState;
  controls: { verifiedAt: Date | null }[];
};

const said = (text: string | null) => (text ?? "").trim() !== "";

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

/** What a risk can still lack, in the order of ISO 14971, 5–7. */
export type RiskLack =
  | "sequence"
  | "situation"
  | "harm"
  | "before"
  | "after"
  | "verification"
  | "newRisks"
  | "benefitRisk";

/**
 * What the analysis of a risk lacks before it can be judged: how it comes about (5.4), its estimate before (5.5)
 * and after controls (7.3), that every control is in place and works (7.2), what new risks the controls bring (7.5),
 * and in words why a residual risk above the acceptable zone is as low as possible and outweighed (7.4; MDR Annex I,
 * 2 and 8).
 */
export function lacksOf(matrix: RiskMatrix, risk: EvaluatedRisk): RiskLack[] {
  const controlled = risk.controls.length > 0;
  const before = zoneBefore(matrix, risk);
  const after = zoneAfter(matrix, risk);
  const lacks: [RiskLack, boolean][] = [
    ["sequence", !said(risk.sequence)],
    ["situation", !said(risk.situation)],
    ["harm", !said(risk.harm)],
    ["before", before === null],
    ["after", controlled && after === null],
    ["verification", risk.controls.some(({ verifiedAt }) => verifiedAt === null)],
    ["newRisks", controlled && !said(risk.newRisks)],
    ["benefitRisk", after !== null && after !== "acceptable" && !said(risk.benefitRisk)],
  ];
  return lacks.filter(([, lacking]) => lacking).map(([lack]) => lack);
}

/** Whether something is left to do about it: the analysis lacks something, or nobody has said that it is done. */
export function isUnfinished(matrix: RiskMatrix, risk: EvaluatedRisk): boolean {
  return risk.state === "open" || lacksOf(matrix, risk).length > 0;
}

/** Unacceptable after all controls, and not outweighed by the benefit in writing (ISO 14971, 7.4). */
export function remainsUnacceptable(matrix: RiskMatrix, risk: EvaluatedRisk): boolean {
  return zoneAfter(matrix, risk) === "unacceptable" && !said(risk.benefitRisk);
}

/** The stages that a risk analysis covers (VGR, Bilaga 1 E), in the order of a device's life. */
export const stages = [
  "manufacture",
  "commissioning",
  "use",
  "handling",
  "management",
] as const satisfies readonly RiskStage[];

/** Something that an analysis is expected to have thought of. */
export type Gap = RiskStage | "misuse" | "singleFault";

/** What no risk of the analysis is about: a stage, foreseeable misuse, a single fault (VGR, Bilaga 1 E). */
export function gapsOf(risks: { stage: RiskStage; misuse: boolean; singleFault: boolean }[]): Gap[] {
  return [
    ...stages.filter((stage) => !risks.some((risk) => risk.stage === stage)),
    ...(risks.some(({ misuse }) => misuse) ? [] : (["misuse"] as const)),
    ...(risks.some(({ singleFault }) => singleFault) ? [] : (["singleFault"] as const)),
  ];
}

/** The order in which controls are to be chosen (MDR Annex I, 4; ISO 14971, 7.1). */
export const controlKinds = ["design", "protection", "information"] as const satisfies readonly ControlKind[];

/** Whether a risk is held to be lower by information alone: to be shown to work, never taken for granted. */
export function loweredByInformationAlone(
  risk: Pick<EvaluatedRisk, keyof Levels> & { controls: { kind: ControlKind }[] },
): boolean {
  const { controls, severityBefore, severityAfter, probabilityBefore, probabilityAfter } = risk;
  const lower = (before: number | null, after: number | null) =>
    before !== null && after !== null && after < before;
  return (
    controls.length > 0 &&
    controls.every(({ kind }) => kind === "information") &&
    (lower(severityBefore, severityAfter) || lower(probabilityBefore, probabilityAfter))
  );
}

type Levels = Pick<
  EvaluatedRisk,
  "severityBefore" | "probabilityBefore" | "severityAfter" | "probabilityAfter"
>;

/**
 * The levels of a risk in another matrix: a level goes along when the other has one of the same name and meaning,
 * wherever it stands there. What it has not becomes null, to be estimated again: the third of five is not the third
 * of four.
 */
export function levelsIn(from: RiskMatrix, to: RiskMatrix, levels: Levels): Levels {
  const moved = (side: "severities" | "probabilities", level: number | null) => {
    const meant = level === null ? undefined : from[side][level - 1];
    const index = to[side].findIndex(({ sv, helpSv }) => sv === meant?.sv && helpSv === meant.helpSv);
    return index < 0 ? null : index + 1;
  };
  return {
    severityBefore: moved("severities", levels.severityBefore),
    probabilityBefore: moved("probabilities", levels.probabilityBefore),
    severityAfter: moved("severities", levels.severityAfter),
    probabilityAfter: moved("probabilities", levels.probabilityAfter),
  };
}

/** Where the overall judgement stands; `again` when the risks have changed since it was made (ISO 14971, 8). */
export function overallState(project: {
  overallRisk: string | null;
  overallAccepted: boolean | null;
}): "accepted" | "not" | "none" | "again" {
  if (project.overallAccepted !== null) return project.overallAccepted ? "accepted" : "not";
  return said(project.overallRisk) ? "again" : "none";
}
