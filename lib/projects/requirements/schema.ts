import { z } from "zod";
import { requirementOf, traits } from "#lib/projects/requirements/annexI.ts";
import { optionalText, projectFormSchema, text } from "#lib/projects/schema.ts";
import { Fulfilment } from "#prisma/generated/enums.ts";

const number = z.string().refine((id) => requirementOf(id)?.kind === "requirement", { error: "invalid" });

/** What the device is. */
export const traitsSchema = projectFormSchema.extend({ traits: z.array(z.enum(traits)).default([]) });

const answer = {
  applicable: z.enum(["yes", "no"]).transform((value) => value === "yes"),
  fulfilment: z.enum(Fulfilment).optional(),
  how: optionalText(4000),
  evidence: optionalText(4000),
  reason: optionalText(4000),
  riskArea: z.boolean().default(false),
};

/** One row of Annex I. `version` is that of the answer that was read, 0 where there was none. */
export const answerSchema = z
  .object({
    projectId: z.uuid(),
    requirement: number,
    version: z.coerce.number().int().min(0),
    /** Not on to the next row. */
    stay: optionalText(2),
    filter: optionalText(20),
    ...answer,
  })
  .refine(({ applicable, reason }) => applicable || reason, {
    error: "notApplicableReason",
    path: ["reason"],
  })
  .refine(
    ({ applicable, fulfilment, reason }) => !applicable || !fulfilment || fulfilment === "fully" || reason,
    { error: "notMetReason", path: ["reason"] },
  );

/** Rows that the traits exclude, accepted together with one reason. `version` is the project's. */
export const excludeSchema = projectFormSchema.extend({
  requirements: z.array(number).min(1).max(100),
  reason: text(4000),
});

export type TraitsInput = z.output<typeof traitsSchema>;
export type AnswerInput = z.output<typeof answerSchema>;
export type ExcludeInput = z.output<typeof excludeSchema>;
