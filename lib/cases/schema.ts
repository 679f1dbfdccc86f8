import { z } from "zod";
import { closingOutcomes, dismissOutcomes } from "#lib/cases/workflow.ts";
import { ActionKind, ActionPerformer, Severity, Track } from "#prisma/generated/enums.ts";

const text = (max: number) => z.string().trim().min(1).max(max);
const optionalText = (max: number) => z.string().trim().max(max).optional();
const day = z.iso.date();
const yesNo = z.enum(["yes", "no"]);

/** A form that changes a case itself: which one, and the version that it read. */
export const caseFormSchema = z.object({
  caseId: z.uuid(),
  version: z.coerce.number().int(),
});

/** RH-15405, Samordning: what the coordinator decides, in writing. */
export const decideHandlingSchema = caseFormSchema.extend({
  assessment: text(10_000),
  severity: z.enum(Severity),
  tracks: z.array(z.enum(Track)).min(1),
  patientInformation: yesNo,
  contractedWithdrawal: yesNo,
});

export const closeCaseSchema = caseFormSchema.extend({
  outcome: z.enum(closingOutcomes),
  summary: text(10_000),
});

export const dismissCaseSchema = caseFormSchema.extend({
  outcome: z.enum(dismissOutcomes),
  reason: text(4000),
});

export const reasonSchema = caseFormSchema.extend({ reason: text(4000) });

export const markDuplicateSchema = caseFormSchema.extend({
  /** The number of the case that stays. */
  duplicateOf: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^SM-\d{4}-\d{4,}$/, { error: "caseNumber" }),
});

export const handOverSchema = caseFormSchema.extend({
  /** Ids of units with own handling. */
  recipients: z.array(z.uuid()).min(1).max(100),
  message: optionalText(4000),
});

export const assignOwnerSchema = caseFormSchema.extend({ ownerId: z.uuid() });

export const confirmSupplyDisruptionSchema = z.object({
  caseId: z.uuid(),
  /** Of the supply disruption's own row. */
  version: z.coerce.number().int(),
  by: text(200),
  note: optionalText(4000),
});

export type DecideHandlingInput = z.output<typeof decideHandlingSchema>;
export type CloseCaseInput = z.output<typeof closeCaseSchema>;
export type DismissCaseInput = z.output<typeof dismissCaseSchema>;
export type ReasonInput = z.output<typeof reasonSchema>;
export type MarkDuplicateInput = z.output<typeof markDuplicateSchema>;
export type HandOverInput = z.output<typeof handOverSchema>;
export type AssignOwnerInput = z.output<typeof assignOwnerSchema>;
export type ConfirmSupplyDisruptionInput = z.output<typeof confirmSupplyDisruptionSchema>;
export type CaseFormInput = z.output<typeof caseFormSchema>;

const actionFields = {
  kind: z.enum(ActionKind),
  performer: z.enum(ActionPerformer),
  description: text(2000),
  ownerId: z.uuid().optional(),
  ownerName: optionalText(200),
  unitId: z.uuid().optional(),
  dueAt: day.optional(),
};

export const addActionSchema = z.object({ caseId: z.uuid(), ...actionFields });

/** A form about one action: its own version. */
const actionForm = z.object({ actionId: z.uuid(), version: z.coerce.number().int() });

export const changeActionSchema = actionForm.extend(actionFields);
export const settleActionSchema = actionForm.extend({ note: text(2000) });
/** The one form that settles an action either way. */
export const settleActionFormSchema = settleActionSchema.extend({ result: z.enum(["done", "waived"]) });
export const reopenActionSchema = actionForm;

export type AddActionInput = z.output<typeof addActionSchema>;
export type ChangeActionInput = z.output<typeof changeActionSchema>;
export type SettleActionInput = z.output<typeof settleActionSchema>;
export type ReopenActionInput = z.output<typeof reopenActionSchema>;

/** A form about one sender reply: its own version. */
const replyForm = z.object({ replyId: z.uuid(), version: z.coerce.number().int() });

export const sendReplySchema = replyForm.extend({
  to: z.email().max(320),
  subject: text(300),
  body: text(20_000),
  /** Files of the case that go along, by SHA-256. */
  documents: z
    .array(z.string().regex(/^[0-9a-f]{64}$/))
    .max(50)
    .default([]),
});
export const waiveReplySchema = replyForm.extend({ reason: text(2000) });
export const replyElsewhereSchema = replyForm.extend({ by: text(500) });

export type SendReplyInput = z.output<typeof sendReplySchema>;
export type WaiveReplyInput = z.output<typeof waiveReplySchema>;
export type ReplyElsewhereInput = z.output<typeof replyElsewhereSchema>;
