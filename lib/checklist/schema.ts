import { z } from "zod";
import type { ChecklistKey } from "#prisma/generated/enums.ts";

const text = (max: number) => z.string().trim().max(max);
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
