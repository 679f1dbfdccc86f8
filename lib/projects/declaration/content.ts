import { z } from "zod";
import { requirementOf } from "#lib/projects/requirements/annexI.ts";
import { type AnsweredRequirement, isAnswered } from "#lib/projects/requirements/rules.ts";

/** MDR, Annex VIII. */
export const riskClasses = ["I", "IIa", "IIb", "III"] as const;

/** What stands as the reason when a declaration ends with the device (lib/projects/use/commands/retire.ts). */
export const takenOutOfUse = "taken_out_of_use";

/**
 * Everything that stands in a declaration, and nothing else: MDR art. 5(5)(e) and the model in MDCG 2023-1, Annex A.
 * Free of language: the words around it come when it is typeset.
 */
export const declarationContentSchema = z.object({
  /** `EG-2026-0001` */
  number: z.string(),
  revision: z.number().int().positive(),
  /** Diarienummer. */
  registration: z.string(),
  institution: z.object({ name: z.string(), organisationNumber: z.string(), address: z.string() }),
  device: z.object({
    name: z.string(),
    description: z.string(),
    /** Reference number: what it is marked with; null when it cannot be marked. */
    marking: z.string().nullable(),
    riskClass: z.enum(riskClasses),
    purpose: z.object({ what: z.string(), who: z.string(), where: z.string(), how: z.string() }),
  }),
  requirements: z.object({
    fullyMet: z.boolean(),
    /** Applicable rows of Annex I that are not fully met, in its order. */
    exceptions: z.array(
      z.object({ requirement: z.string(), fulfilment: z.enum(["partly", "no"]), reason: z.string() }),
    ),
  }),
  place: z.string(),
  /** `YYYY-MM-DD` */
  day: z.string(),
  signer: z.object({ name: z.string(), function: z.string() }),
});

export type DeclarationContent = z.output<typeof declarationContentSchema>;

/** Content as the database has it. Throws when it is not a declaration. */
export function declarationContentOf(stored: unknown): DeclarationContent {
  return declarationContentSchema.parse(stored);
}

/** What the declaration says of Annex I: met in full, or which rows are not and why (MDR art. 5(5)(e)(iii)). */
export function declaredRequirements(
  answers: readonly AnsweredRequirement[],
): DeclarationContent["requirements"] {
  const place = (id: string) => id.split(".").map((part) => part.padStart(3, "0"));
  const exceptions = answers
    .filter((answer) => answer.applicable && isAnswered(answer) && requirementOf(answer.requirement))
    .flatMap(({ requirement, fulfilment, reason }) =>
      fulfilment === "partly" || fulfilment === "no"
        ? [{ requirement, fulfilment, reason: (reason ?? "").trim() }]
        : [],
    )
    .sort((a, b) => (place(a.requirement).join(".") < place(b.requirement).join(".") ? -1 : 1));
  return { fullyMet: exceptions.length === 0, exceptions };
}

/** The parts that a person is told about when the content is no longer what was shown. */
export const declarationParts = [
  "revision",
  "registration",
  "institution",
  "device",
  "requirements",
  "place",
  "day",
  "signer",
] as const satisfies readonly (keyof DeclarationContent)[];

export type DeclarationPart = (typeof declarationParts)[number];

/** The parts of which two contents differ. */
export function changedParts(before: DeclarationContent, after: DeclarationContent): DeclarationPart[] {
  return declarationParts.filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]));
}
