import { z } from "zod";
import { requirementOf } from "#lib/projects/requirements/annexI.ts";
import { riskMatrixSchema } from "#lib/projects/risks/matrix.ts";
import { optionalText, partFormSchema, projectFormSchema, text } from "#lib/projects/schema.ts";
import { ControlKind, RiskStage, RiskState } from "#prisma/generated/enums.ts";

/** A level of the project's matrix, from 1; whether the matrix has it is for the command to see. */
const level = z.coerce.number().int().min(1).max(6).optional();
const flag = z.boolean().default(false);

/** Numbers of Annex I as they are typed, `10.1, 14.2`: each one once, in the order given. */
const requirementNumbers = z
  .string()
  .max(500)
  .default("")
  .transform((typed) => [...new Set(typed.split(/[\s,;]+/).filter(Boolean))])
  .refine((ids) => ids.every((id) => requirementOf(id)?.kind === "requirement"), {
    error: "requirementNumbers",
  });

const description = {
  stage: z.enum(RiskStage),
  hazard: text(500),
  sequence: optionalText(2000).default(""),
  situation: optionalText(2000).default(""),
  harm: optionalText(2000).default(""),
  misuse: flag,
  singleFault: flag,
  severityBefore: level,
  probabilityBefore: level,
  ownerName: optionalText(200),
  dueAt: z.iso.date().optional(),
  requirements: requirementNumbers,
  componentId: z.uuid().optional(),
  causedById: z.uuid().optional(),
};

/** ISO 14971, 5: what can happen, and its estimate before any control. */
export const addRiskSchema = z.object({ projectId: z.uuid(), ...description });
export const changeRiskSchema = partFormSchema.extend(description);

/** ISO 14971, 7: the estimate after the controls, new risks, benefit, and whether the work on it is done. */
export const evaluateRiskSchema = partFormSchema.extend({
  severityAfter: level,
  probabilityAfter: level,
  newRisks: optionalText(2000),
  benefitRisk: optionalText(4000),
  state: z.enum(RiskState),
});

export const withdrawRiskSchema = partFormSchema.extend({ reason: text(1000) });
export const restoreRiskSchema = partFormSchema;

const control = {
  kind: z.enum(ControlKind),
  description: text(2000),
  verified: optionalText(2000),
  effective: optionalText(2000),
};

export const addControlSchema = z.object({ projectId: z.uuid(), riskId: z.uuid(), ...control });
export const changeControlSchema = partFormSchema.extend(control);
export const removeControlSchema = partFormSchema;

/** ISO 14971, 8: all residual risks together against the benefit. */
export const overallRiskSchema = projectFormSchema.extend({ overallRisk: text(8000), overallAccepted: flag });

/** Another of the region's matrices for the project, by its name. */
export const chooseMatrixSchema = projectFormSchema.extend({ name: text(100), reason: text(1000) });

/** A matrix of the region's settings as its form sends it; `place` is where it stands among them, absent for a new one. */
export const matrixFormSchema = z.object({
  version: z.coerce.number().int().min(0),
  place: z.coerce.number().int().min(0).max(9).optional(),
  matrix: riskMatrixSchema,
});

/** One of the settings' matrices, to be removed or proposed first. */
export const matrixPlaceSchema = z.object({
  version: z.coerce.number().int().min(0),
  place: z.coerce.number().int().min(0).max(9),
});

/** How a new matrix begins, as it stands in the address. What cannot be understood is left out. */
export const matrixStartSchema = z.object({
  from: z.coerce.number().int().min(0).max(9).catch(0),
  severities: z.coerce.number().int().min(2).max(6).optional().catch(undefined),
  probabilities: z.coerce.number().int().min(2).max(6).optional().catch(undefined),
});

export type AddRiskInput = z.output<typeof addRiskSchema>;
export type ChangeRiskInput = z.output<typeof changeRiskSchema>;
export type EvaluateRiskInput = z.output<typeof evaluateRiskSchema>;
export type WithdrawRiskInput = z.output<typeof withdrawRiskSchema>;
export type RestoreRiskInput = z.output<typeof restoreRiskSchema>;
export type AddControlInput = z.output<typeof addControlSchema>;
export type ChangeControlInput = z.output<typeof changeControlSchema>;
export type RemoveControlInput = z.output<typeof removeControlSchema>;
export type OverallRiskInput = z.output<typeof overallRiskSchema>;
export type ChooseMatrixInput = z.output<typeof chooseMatrixSchema>;
export type MatrixFormInput = z.output<typeof matrixFormSchema>;
export type MatrixPlaceInput = z.output<typeof matrixPlaceSchema>;
