import { z } from "zod";
import { declarationContentSchema, riskClasses } from "#lib/projects/declaration/content.ts";
import { optionalText, partFormSchema, projectFormSchema, text } from "#lib/projects/schema.ts";

/** VGR 4: what is confirmed before the declaration is signed. Each may be saved before the others are known. */
export const conclusionSchema = projectFormSchema.extend({
  purposeSuitable: optionalText(4000),
  benefitOutweighs: optionalText(4000),
  managementInPlace: optionalText(4000),
  commissioningPlan: optionalText(8000),
  commissioningNotNeeded: z.boolean().default(false),
  riskClass: z.enum(riskClasses).optional(),
});

/** What is typed for the declaration itself, before it is shown. It stands in the address: reading changes nothing. */
export const declarationDraftSchema = z.object({
  registration: text(60),
  place: text(100),
});

// Five texts of a document, each as long as a section may be, still fit the body of a request.
const shown = z
  .string()
  .max(1_500_000)
  .transform((value, context) => {
    try {
      return declarationContentSchema.parse(JSON.parse(value));
    } catch {
      context.addIssue({ code: "custom", message: "invalid" });
      return z.NEVER;
    }
  });

/** Signing: what was shown, the hash of its PDF, and the signer's password. */
export const signSchema = projectFormSchema.extend({
  ...declarationDraftSchema.shape,
  shown,
  contentSha256: z.string().regex(/^[0-9a-f]{64}$/),
  password: z.string().min(1).max(200),
});

export const declarationFormSchema = partFormSchema;
export const withdrawSchema = partFormSchema.extend({ reason: text(1000) });

/** HSLF-FS 2021:32, 4 kap. 2 §: information to the supervisory authority. */
export const informSchema = partFormSchema.extend({
  authority: text(200),
  informedOn: z.iso.date(),
  informedNote: optionalText(2000),
});

export type ConclusionInput = z.output<typeof conclusionSchema>;
export type DeclarationDraft = z.output<typeof declarationDraftSchema>;
export type SignInput = z.output<typeof signSchema>;
export type DeclarationFormInput = z.output<typeof declarationFormSchema>;
export type WithdrawInput = z.output<typeof withdrawSchema>;
export type InformInput = z.output<typeof informSchema>;
