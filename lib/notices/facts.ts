import { z } from "zod";

/**
 * The types of field safety corrective action that a notice can announce (MDCG 2023-3 rev 2, question 17), what
 * the Commission's FSN template asks of users beside them (3.1), and `information` for a notice that asks for
 * nothing. Several may apply to one notice.
 */
export const ACTION_TYPES = [
  "identify",
  "quarantine",
  "return",
  "exchange",
  "modification",
  "retrofit",
  "destruction",
  "advice",
  "inspection",
  "software",
  "labelling",
  "packaging",
  "patient_management",
  "information",
] as const;

export type ActionType = (typeof ACTION_TYPES)[number];

/** Longest piece of the original words that is kept as evidence, in characters. */
export const EVIDENCE_LENGTH = 300;

/** One thing read from a notice, with where it stood and how sure the reading is (0 to 1). */
const factSchema = z.object({
  value: z.string(),
  confidence: z.number().min(0).max(1),
  page: z.number().int().positive().nullable(),
  source: z.string(),
  evidence: z.string().max(EVIDENCE_LENGTH),
  /**
   * The words of the notice where the value is made from them: "23 februari 2024" for a date, "Återkallelse" for a
   * type of action. Several writings of one value are divided by a semicolon.
   */
  written: z.string().optional(),
});

export type Fact = z.infer<typeof factSchema>;

const one = factSchema.nullable();
const many = z.array(factSchema);

/**
 * The facts of one field safety notice, as stored with the notice. What was not found is null or empty:
 * nothing is guessed. Identifiers keep the words of the letter, so ranges ("1000–1999") and rules
 * ("4880 and above") stand in `lots`, `serials` and `softwareVersions` as written.
 */
export const noticeFactsSchema = z.object({
  manufacturer: one,
  manufacturerSrn: one,
  title: one,
  fscaReferences: many,
  fsnReferences: many,
  date: one,
  revision: one,
  updatesEarlier: one,
  devices: many,
  refs: many,
  udiDis: many,
  lots: many,
  serials: many,
  softwareVersions: many,
  actionTypes: z.array(factSchema.extend({ value: z.enum(ACTION_TYPES) })),
  userActions: one,
  problem: one,
  replyBy: one,
  actBy: one,
  replyWanted: one,
  contactEmail: one,
  replyForm: one,
});

export type NoticeFacts = z.infer<typeof noticeFactsSchema>;

/** The facts of a notice of which nothing is known yet. */
export function emptyFacts(): NoticeFacts {
  return {
    manufacturer: null,
    manufacturerSrn: null,
    title: null,
    fscaReferences: [],
    fsnReferences: [],
    date: null,
    revision: null,
    updatesEarlier: null,
    devices: [],
    refs: [],
    udiDis: [],
    lots: [],
    serials: [],
    softwareVersions: [],
    actionTypes: [],
    userActions: null,
    problem: null,
    replyBy: null,
    actBy: null,
    replyWanted: null,
    contactEmail: null,
    replyForm: null,
  };
}

/** A text that a notice can be read from: the subject or body of a mail, or one attachment, page by page. */
export type TextSource = {
  name: string;
  kind: "subject" | "mail" | "html" | "pdf" | "docx" | "text";
  pages: string[];
};
