import { z } from "zod";
import { ProjectOrigin, StopCause } from "#prisma/generated/enums.ts";

export const text = (max: number) => z.string().trim().min(1).max(max);
export const optionalText = (max: number) => z.string().trim().max(max).optional();

/** A form that changes a project itself: which one, and the version that it read. */
export const projectFormSchema = z.object({ projectId: z.uuid(), version: z.coerce.number().int() });

/** A form about one part of a project, by the part's own id and version. */
export const partFormSchema = z.object({
  projectId: z.uuid(),
  id: z.uuid(),
  version: z.coerce.number().int(),
});

const frame = {
  title: text(200),
  legalEntity: text(200),
  /** Swedish organisation number, `232100-0115`. */
  organisationNumber: z
    .string()
    .trim()
    .regex(/^\d{6}-?\d{4}$/, { error: "organisationNumber" }),
  address: text(300),
  qualitySystem: optionalText(300),
  ownerFunction: text(200),
  unitIds: z.array(z.uuid()).min(1).max(50),
};

/** VGR, Tillämpningsområde: which of the five cases it is. In vitro diagnostics are outside. */
export const newProjectSchema = z.object({
  ...frame,
  origin: z.enum(ProjectOrigin),
  regulation: z.enum(["mdr", "ivdr"]).refine((value) => value === "mdr", { error: "ivdrOutside" }),
});

export const changeProjectSchema = projectFormSchema.extend(frame);

const weighed = { cost: text(4000), benefit: text(4000), risk: text(4000) };

/** VGR 1–3: the decision to go on, which weighs cost, benefit and risk. */
export const decisionSchema = projectFormSchema.extend({ ...weighed, statement: optionalText(4000) });

/** The same from a form, with the gate that it was written for. VGR 2: the plan's is verified in writing. */
export const gateSchema = decisionSchema
  .extend({ verb: z.enum(["approveNeed", "approvePlan", "finishExecution"]) })
  .refine(({ verb, statement }) => verb !== "approvePlan" || Boolean(statement), {
    error: "required",
    path: ["statement"],
  });
export const goBackSchema = projectFormSchema.extend({ ...weighed, reason: text(4000) });
export const stopSchema = projectFormSchema.extend({ stopCause: z.enum(StopCause), reason: text(4000) });
export const reasonSchema = projectFormSchema.extend({ reason: text(4000) });
export const updateSchema = reasonSchema.extend({ phase: z.enum(["plan", "execute"]) });

export const addPersonSchema = z.object({
  projectId: z.uuid(),
  email: z.email().max(320).toLowerCase(),
  role: z.enum(["project_member", "regulatory_advisor"]),
});

const successor = { email: z.email().max(320).toLowerCase(), ownerFunction: text(200) };
export const handOverProjectSchema = projectFormSchema.extend(successor);
/** All projects of an account, by the account's id and version. */
export const reassignProjectsSchema = z.object({
  id: z.uuid(),
  version: z.coerce.number().int(),
  ...successor,
});

export const removePersonSchema = z.object({ projectId: z.uuid(), assignmentId: z.uuid() });

/** VGR 1: support from a person who knows the regulation. No adviser named: any of them. */
export const askAdviceSchema = z.object({
  projectId: z.uuid(),
  question: text(4000),
  adviserId: z.uuid().optional(),
});
export const giveAdviceSchema = partFormSchema.extend({ statement: text(10_000) });

export type NewProjectInput = z.output<typeof newProjectSchema>;
export type ChangeProjectInput = z.output<typeof changeProjectSchema>;
export type DecisionInput = z.output<typeof decisionSchema>;
export type GoBackInput = z.output<typeof goBackSchema>;
export type StopInput = z.output<typeof stopSchema>;
export type ReasonInput = z.output<typeof reasonSchema>;
export type UpdateInput = z.output<typeof updateSchema>;
export type AddPersonInput = z.output<typeof addPersonSchema>;
export type RemovePersonInput = z.output<typeof removePersonSchema>;
export type AskAdviceInput = z.output<typeof askAdviceSchema>;
export type GiveAdviceInput = z.output<typeof giveAdviceSchema>;
export type PartInput = z.output<typeof partFormSchema>;
export type HandOverProjectInput = z.output<typeof handOverProjectSchema>;
export type ReassignProjectsInput = z.output<typeof reassignProjectsSchema>;
