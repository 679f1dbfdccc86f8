import { z } from "zod";
import type { ChecklistKey } from "#prisma/generated/enums.ts";

const text = (max: number) => z.string().trim().max(max);

/** The rows that are a search in a register, those about the sender's wish for an answer, and the rest. */
export const searchKeys = [
  "contract_search",
  "purchase_analysis",
  "customers",
  "stock_item",
  "near_stock",
  "purchase_support",
  "external_customers",
  "medusa",
  "faciliate",
  "sesam",
] as const satisfies readonly ChecklistKey[];
export const replyKeys = ["receipt_reply", "result_reply"] as const satisfies readonly ChecklistKey[];

/** The rows that name customers: units, private providers, municipalities. */
export const entryKeys = [
  "purchase_analysis",
  "customers",
  "near_stock",
  "purchase_support",
  "external_customers",
] as const satisfies readonly ChecklistKey[];
const answer = z.enum(["hit", "no_hit", "not_applicable"]);

/**
 * A search in a register: what was searched for, what came out, and how fresh the register was. "No hit" and
 * "not applicable" are answers too: the first needs its search word, the second its reason.
 */
export const searchAnswerSchema = z
  .object({
    result: answer,
    searchTerm: text(300).optional(),
    /** The day up to which the register was complete, `YYYY-MM-DD`. */
    registerAsOf: z.iso.date().optional(),
    /** Contract numbers, for the contract database: what Logistikservice searches with. */
    contractNumbers: text(300).optional(),
    quantity: z.coerce.number().int().min(0).max(10_000_000).optional(),
    note: text(2000).optional(),
  })
  .superRefine((value, context) => {
    if (value.result !== "not_applicable" && !value.searchTerm)
      context.addIssue({ code: "custom", path: ["searchTerm"], message: "searchTermNeeded" });
    if (value.result === "not_applicable" && !value.note)
      context.addIssue({ code: "custom", path: ["note"], message: "reasonNeeded" });
  });

/** Does the sender want an answer, and who gives it (RH-15405 Bilaga 1). */
export const replyAnswerSchema = z
  .object({
    wanted: z.enum(["yes", "no"]),
    responderId: z.uuid().optional(),
    responderName: text(200).optional(),
    note: text(2000).optional(),
  })
  .superRefine((value, context) => {
    if (value.wanted === "yes" && !value.responderId && !value.responderName)
      context.addIssue({ code: "custom", path: ["responderId"], message: "responderNeeded" });
  });

/** What a function proposes as suitable handling; the coordinator decides. */
export const suggestionAnswerSchema = z.object({ note: text(4000).min(1) });

export type SearchAnswer = z.output<typeof searchAnswerSchema>;
export type ReplyAnswer = z.output<typeof replyAnswerSchema>;
export type SuggestionAnswer = z.output<typeof suggestionAnswerSchema>;

/** The shape of each row's answer. */
export const answerSchemas = {
  contract_search: searchAnswerSchema,
  purchase_analysis: searchAnswerSchema,
  customers: searchAnswerSchema,
  stock_item: searchAnswerSchema,
  near_stock: searchAnswerSchema,
  purchase_support: searchAnswerSchema,
  medusa: searchAnswerSchema,
  faciliate: searchAnswerSchema,
  sesam: searchAnswerSchema,
  external_customers: searchAnswerSchema,
  receipt_reply: replyAnswerSchema,
  result_reply: replyAnswerSchema,
  suggested_handling: suggestionAnswerSchema,
} as const satisfies Record<ChecklistKey, z.ZodType>;

const caseId = z.uuid();
const version = z.coerce.number().int().min(1);

/** One answered row as its form sends it. `version` is that of the row: rows never stand in each other's way. */
export const searchInputSchema = searchAnswerSchema.safeExtend({ caseId, version, key: z.enum(searchKeys) });
export const replyInputSchema = replyAnswerSchema.safeExtend({ caseId, version, key: z.enum(replyKeys) });
export const suggestionInputSchema = suggestionAnswerSchema.safeExtend({ caseId, version });

const anyKey = z.enum([...searchKeys, ...replyKeys, "suggested_handling"]);
export const clearInputSchema = z.object({ caseId, version, key: anyKey });

/** The most of one customer's units that can be meant. */
export const largestQuantity = 10_000_000;

export const entryInputSchema = z.object({
  caseId,
  key: z.enum(entryKeys),
  name: text(200).min(1),
  customerNumber: text(50).optional(),
  quantity: z.coerce.number().int().min(0).max(largestQuantity).optional(),
  note: text(500).optional(),
});

/** Rows copied from Excel; read by `pasted.ts`. */
export const pastedInputSchema = z.object({
  caseId,
  key: z.enum(entryKeys),
  pasted: z.string().min(1).max(200_000),
});

export const removeEntrySchema = z.object({ caseId, entryId: z.uuid() });
export const removeFileSchema = z.object({ caseId, fileId: z.uuid() });
export const fileTargetSchema = z.object({ caseId, key: anyKey });

/** The most that one attached file may hold, in bytes. */
export const largestFile = 25 * 1024 * 1024;

/** The functions that Bilaga 1 is mailed between. */
export const mailFunctions = ["procurement", "logistics", "technician", "coordinator"] as const;
export type MailFunction = (typeof mailFunctions)[number];

export const mailInputSchema = z
  .object({
    caseId,
    functions: z.array(z.enum(mailFunctions)).default([]),
    address: z.email().max(254).optional(),
    message: text(5000).optional(),
    /** The fingerprint of the text that was shown: what is sent is what was seen. */
    fingerprint: z.string().length(64),
  })
  .superRefine((value, context) => {
    if (value.functions.length === 0 && !value.address)
      context.addIssue({ code: "custom", path: ["functions"], message: "recipientNeeded" });
  });
