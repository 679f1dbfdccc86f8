import { z } from "zod";
import { partFormSchema, projectFormSchema, text } from "#lib/projects/schema.ts";
import { holdsPersonalNumber } from "#lib/projects/use/personalNumber.ts";
import { IncidentKind, ReviewKind } from "#prisma/generated/enums.ts";

const withoutPatients = (value: string | undefined) => !value || !holdsPersonalNumber(value);
const refusal = { error: "personalNumber" };

/** Free text about events in care: a personal identity number in it is refused. */
const plainText = (max: number) => text(max).refine(withoutPatients, refusal);
const optionalPlainText = (max: number) =>
  z.string().trim().max(max).optional().refine(withoutPatients, refusal);

export const reviewDoneSchema = partFormSchema.extend({
  doneOn: z.iso.date(),
  result: plainText(4000),
  /** Months to the next one. */
  interval: z.coerce.number().int().min(1).max(60),
});

export const planReviewSchema = z.object({
  projectId: z.uuid(),
  kind: z.enum(ReviewKind),
  dueAt: z.iso.date(),
  interval: z.coerce.number().int().min(1).max(60),
});

const incident = {
  kind: z.enum(IncidentKind),
  occurredOn: z.iso.date(),
  description: plainText(8000),
  reportable: z.enum(["yes", "no"]),
  componentId: z.uuid().optional(),
};

export const newIncidentSchema = z.object({ projectId: z.uuid(), ...incident });
export const changeIncidentSchema = partFormSchema.extend({
  ...incident,
  authorityReportedOn: z.iso.date().optional(),
  manufacturerReportedOn: z.iso.date().optional(),
  agencyReportedOn: z.iso.date().optional(),
  correctiveAction: optionalPlainText(8000),
});
export const closeIncidentSchema = partFormSchema;

export const retireSchema = projectFormSchema.extend({ day: z.iso.date(), reason: plainText(4000) });

export type ReviewDoneInput = z.output<typeof reviewDoneSchema>;
export type PlanReviewInput = z.output<typeof planReviewSchema>;
export type NewIncidentInput = z.output<typeof newIncidentSchema>;
export type ChangeIncidentInput = z.output<typeof changeIncidentSchema>;
export type CloseIncidentInput = z.output<typeof closeIncidentSchema>;
export type RetireInput = z.output<typeof retireSchema>;
