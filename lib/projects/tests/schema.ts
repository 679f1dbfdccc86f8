import { z } from "zod";
import { optionalText, partFormSchema, projectFormSchema, text } from "#lib/projects/schema.ts";
import { ClinicalDecision, ClinicalOutcome, TestKind, TestResult } from "#prisma/generated/enums.ts";

const ticked = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

/** VGR 3.3, 3.4: how, in what extent, under which conditions; and what those who carry it out must know. */
const plan = {
  kind: z.enum(TestKind),
  title: text(200),
  how: text(8000),
  extent: text(4000),
  conditions: text(4000),
  risksAndLimits: text(8000),
  involvesPatients: ticked,
};

export const planTestSchema = z.object({
  projectId: z.uuid(),
  ...plan,
  /** The test that it does again. */
  replacesId: z.uuid().optional(),
});
export const changeTestSchema = partFormSchema.extend(plan);
export const cancelTestSchema = partFormSchema.extend({ reason: text(2000) });

/** Somebody with an account, by its address; or somebody without, by name. */
export const addPerformerSchema = z
  .object({
    projectId: z.uuid(),
    id: z.uuid(),
    email: z.email().max(320).toLowerCase().optional(),
    name: optionalText(200),
  })
  .superRefine(({ email, name }, context) => {
    if (!email && !name) context.addIssue({ code: "custom", path: ["name"], message: "performerNeeded" });
    if (email && name) context.addIssue({ code: "custom", path: ["name"], message: "performerTwice" });
  });

/** The performer; `version` is that of the test whose plan was read. */
const performer = partFormSchema.extend({ performerId: z.uuid() });
export const performerSchema = performer;
export const confirmSchema = performer.extend({ understood: z.literal("on", { error: "understoodNeeded" }) });

export const recordTestSchema = partFormSchema
  .extend({
    result: z.enum(TestResult),
    performedOn: z.iso.date(),
    protocol: text(20_000),
    remarks: optionalText(8000),
    /** A deviation that came up, and its effect. */
    deviation: optionalText(4000),
    effect: optionalText(4000),
  })
  .superRefine(
    ({ result, remarks, deviation, effect }, context) => {
      const issue = (path: string, message: string) =>
        context.addIssue({ code: "custom", path: [path], message });
      if (result === "passed_with_remarks" && !remarks) issue("remarks", "remarksNeeded");
      if (deviation && !effect) issue("effect", "effectNeeded");
      if (effect && !deviation) issue("deviation", "required");
    },
    { when: ({ value }) => typeof value === "object" && value !== null },
  );

/** VGR 3.5: no clinical investigation and why; notified to Läkemedelsverket; or applied for there. */
export const clinicalSchema = projectFormSchema
  .extend({
    outcome: z.enum(ClinicalOutcome),
    reason: text(8000),
    reference: optionalText(200),
    sentOn: z.iso.date().optional(),
    decidedOn: z.iso.date().optional(),
    decision: z.enum(ClinicalDecision).optional(),
  })
  .superRefine(
    (value, context) => {
      const issue = (path: string, message: string) =>
        context.addIssue({ code: "custom", path: [path], message });
      if (value.outcome === "not_needed" || value.outcome === undefined) return;
      if (!value.sentOn) issue("sentOn", "required");
      if (!value.reference) issue("reference", "required");
      if (value.outcome !== "application") return;
      if (value.decision && !value.decidedOn) issue("decidedOn", "required");
      if (value.decidedOn && !value.decision) issue("decision", "required");
      if (value.sentOn && value.decidedOn && value.decidedOn < value.sentOn)
        issue("decidedOn", "decidedBeforeSent");
    },
    { when: ({ value }) => typeof value === "object" && value !== null },
  );

export type PlanTestInput = z.output<typeof planTestSchema>;
export type ChangeTestInput = z.output<typeof changeTestSchema>;
export type CancelTestInput = z.output<typeof cancelTestSchema>;
export type AddPerformerInput = z.output<typeof addPerformerSchema>;
export type PerformerInput = z.output<typeof performerSchema>;
export type RecordTestInput = z.output<typeof recordTestSchema>;
export type ClinicalInput = z.output<typeof clinicalSchema>;
