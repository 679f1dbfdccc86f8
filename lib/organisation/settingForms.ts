import { z } from "zod";
import { deadlineSettingsSchema } from "#lib/cases/deadlines.ts";
import { OPENING_FACTS, OPENING_MODES } from "#lib/intake/opening.ts";
import { nameSchema } from "#lib/organisation/schema.ts";

/** The version that a form was filled from; 0 while nothing is set. */
const version = z.coerce.number().int().min(0);

export const regionFormSchema = z.object({
  version,
  name: nameSchema,
  signature: z.string().trim().max(1000).default(""),
});
export const linkDaysFormSchema = z.object({ version, days: z.coerce.number().int().min(1).max(365) });
export const acknowledgementFormSchema = z.object({
  version,
  enabled: z
    .literal("on")
    .optional()
    .transform((ticked) => ticked === "on"),
  perSenderAndDay: z.coerce.number().int().min(1).max(50),
});
export const deadlinesFormSchema = deadlineSettingsSchema.extend({ version });
export const institutionFormSchema = z.object({
  version,
  legalEntity: z.string().trim().min(1).max(200),
  organisationNumber: z
    .string()
    .trim()
    .regex(/^\d{6}-?\d{4}$/, { error: "organisationNumber" }),
  address: z.string().trim().min(1).max(300),
  place: z.string().trim().min(1).max(100),
  authority: z.string().trim().min(1).max(200),
});
export const openingFormSchema = z
  .object({
    version,
    mode: z.enum(OPENING_MODES),
    threshold: z.coerce.number().min(0.5).max(1),
    required: z.array(z.enum(OPENING_FACTS)).default([]),
  })
  // A rule of the region's own that asks for nothing would open a case for anything.
  .refine(({ mode, required }) => mode !== "own" || required.length > 0, {
    path: ["required"],
    error: "chooseOne",
  });
