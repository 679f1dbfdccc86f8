import { z } from "zod";

const text = (max: number) => z.string().trim().max(max);
const optionalText = (max: number) => text(max).optional();
const optionalId = z.uuid().optional();
const version = z.coerce.number().int();

/** Rules over several fields run also when one field is wrong by itself: all that is missing is told at once. */
const isObject = ({ value }: { value: unknown }) => typeof value === "object" && value !== null;

export const trackSchema = z.enum(["equipment", "consumable", "own_handling", "information_only"]);
export const purposeSchema = z.enum(["for_action", "for_information"]);

const recipientSchema = z.object({
  kind: z.enum([
    "administration",
    "unit_manager",
    "head_of_operations",
    "own_handling",
    "private_provider",
    "municipality",
    "chief_physician",
    "commission",
    "coordinator",
    "product_owner",
    "other",
  ]),
  purpose: purposeSchema,
  name: text(200).min(1),
  email: z.string().trim().toLowerCase().pipe(z.email()),
  administrationId: optionalId,
  unitId: optionalId,
  externalId: optionalId,
  /** The self-made device that a product owner is written to about. */
  projectId: optionalId,
});

/** A dispatch as the form gives it. `id` is made by the form, so that a form sent twice sends one dispatch. */
export const dispatchSchema = z
  .object({
    id: z.uuid(),
    caseId: z.uuid(),
    /** How many dispatches the case had when the form was opened. */
    readDispatches: z.coerce.number().int().min(0),
    track: trackSchema,
    locale: z.enum(["sv", "en"]).default("sv"),
    subject: z.string({ error: "subjectNeeded" }).trim().min(1, { error: "subjectNeeded" }).max(200),
    body: z.string({ error: "bodyNeeded" }).trim().min(1, { error: "bodyNeeded" }).max(8000),
    requestedActions: z
      .array(text(500).optional())
      .max(20)
      .default([])
      .transform((actions) => actions.filter((action) => action !== undefined && action !== "") as string[]),
    replyHow: optionalText(1000),
    replyBy: z.iso.date().optional(),
    documents: z
      .array(z.string().regex(/^[0-9a-f]{64}$/))
      .max(20)
      .default([]),
    recipients: z
      .array(recipientSchema, { error: "recipientsNeeded" })
      .min(1, { error: "recipientsNeeded" })
      .max(500),
  })
  .superRefine(
    (value, context) => {
      const asks = value.recipients?.some((recipient) => recipient?.purpose === "for_action");
      if (asks && !value.requestedActions?.length)
        context.addIssue({ code: "custom", path: ["requestedActions"], message: "actionsNeeded" });
      if (asks && !value.replyBy)
        context.addIssue({ code: "custom", path: ["replyBy"], message: "replyByNeeded" });
    },
    { when: isObject },
  );

export type DispatchInput = z.output<typeof dispatchSchema>;

export const recipientVersionSchema = z.object({ recipientId: z.uuid(), version });
export const waiveSchema = recipientVersionSchema.extend({ reason: text(1000).min(1) });
export const emailSchema = recipientVersionSchema.extend({
  email: z.string().trim().toLowerCase().pipe(z.email()),
});
export const closureSchema = recipientVersionSchema.extend({ report: text(4000).min(1) });
export const remindAllSchema = z.object({ caseId: z.uuid(), dispatchId: z.uuid() });

export type RecipientVersion = z.output<typeof recipientVersionSchema>;

/** What decides which fields an answer needs. */
export type Question = {
  asked: boolean;
  ownHandling: boolean;
  /** Positions of the requested actions. */
  positions: number[];
};

const answerActionSchema = z.object({
  position: z.coerce.number().int(),
  done: z.enum(["yes", "no"]).optional(),
  note: optionalText(1000),
});

/**
 * One answer. Who is asked to act and is concerned says how many, and of each requested action whether it is done;
 * a unit that is not concerned needs to say nothing more. An own handler that closes its part says what was done
 * (RH-15405, Dokumentation).
 */
export function answerSchemaFor(question: Question) {
  return z
    .object({
      /** The newest version of the answer that the form showed; 0 when there was none. */
      readVersion: z.coerce.number().int().min(0),
      concerned: z.enum(["yes", "no"], { error: "concernedNeeded" }),
      quantity: z.coerce
        .number({ error: "numberNeeded" })
        .int({ error: "numberNeeded" })
        .min(0)
        .max(10_000_000)
        .optional(),
      actions: z.array(answerActionSchema).max(50).default([]),
      comment: optionalText(4000),
      respondentName: z.string({ error: "nameNeeded" }).trim().min(1, { error: "nameNeeded" }).max(200),
      closesHandling: z.literal("on").optional(),
      closureReport: optionalText(4000),
      /** Files of the version that was read which stay with the answer. */
      keepFiles: z.array(z.uuid()).max(50).default([]),
    })
    .superRefine(
      (value, context) => {
        const issue = (path: (string | number)[], message: string) =>
          context.addIssue({ code: "custom", path, message });
        const acts = question.asked && value.concerned === "yes";
        if (acts && !question.ownHandling && value.quantity === undefined)
          issue(["quantity"], "quantityNeeded");
        for (const [index, position] of question.positions.entries()) {
          const answer = value.actions?.find((action) => Number(action.position) === position);
          if (acts && !answer?.done) issue(["actions", index, "done"], "doneNeeded");
        }
        if (value.closesHandling && !value.closureReport) issue(["closureReport"], "closureReportNeeded");
      },
      { when: isObject },
    );
}

export type AnswerInput = z.output<ReturnType<typeof answerSchemaFor>>;
