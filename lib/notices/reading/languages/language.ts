import type { ActionType } from "#lib/notices/facts.ts";

/** The numbered fields of the Commission's FSN template (December 2018 layout) that the reading knows. */
export const TEMPLATE_NUMBERS = [
  "1",
  "1.1",
  "1.2",
  "1.3",
  "1.4",
  "1.5",
  "1.6",
  "1.7",
  "1.8",
  "2",
  "2.1",
  "2.2",
  "2.3",
  "2.4",
  "2.5",
  "2.6",
  "2.7",
  "3",
  "3.1",
  "3.2",
  "3.3",
  "3.4",
  "3.5",
  "3.6",
  "3.7",
  "3.8",
  "4",
  "4.1",
  "4.2",
  "4.3",
  "4.4",
  "4.5",
  "4.6",
  "4.7",
  "4.7a",
  "4.7b",
  "4.7c",
  "4.8",
  "4.9",
  "4.10",
] as const;

export type TemplateNumber = (typeof TEMPLATE_NUMBERS)[number];

/**
 * What a label announces. `other…` kinds are read only so that their values are not taken for something
 * else: the date of an earlier notice is not the date of this one.
 */
export type LabelField =
  | "manufacturer"
  | "otherCompany"
  | "fscaReference"
  | "fsnReference"
  | "reference"
  | "otherReference"
  | "circular"
  | "date"
  | "otherDate"
  | "revision"
  | "previousNotice"
  | "subject"
  | "device"
  | "model"
  | "ref"
  /** An everyday word that announces an article number only with the number right behind it: "item 7305". */
  | "refWord"
  | "udi"
  | "basicUdi"
  | "srn"
  | "lot"
  | "serial"
  | "lotOrSerial"
  | "software"
  | "actionType"
  | "userAction"
  | "problem"
  | "replyBy"
  | "actBy"
  | "replyWanted"
  | "replyForm"
  | "other";

/** Phrases divided by a bar: "batch number | lot". Line breaks count as spaces. */
export type Phrases = string;

/**
 * The words of one language, as data. Phrases are written as people write them; case, accents and
 * punctuation do not matter, a trailing `*` on a word allows any ending, and a plural in parentheses
 * ("number(s)") may be there or not.
 */
export type Language = {
  code: string;
  /** Twelve entries, alternatives divided by a bar. */
  months: readonly string[];
  labels: Partial<Record<LabelField, Phrases>>;
  template: Partial<Record<TemplateNumber, Phrases>>;
  /** Guidance printed in the empty template, to be left out of what was filled in. */
  guidance: Phrases;
  /** What a notice calls itself. */
  headings: Phrases;
  /** Words that show that a mail is about a field action, weaker than a heading. */
  noticeWords: Phrases;
  actions: Partial<Record<ActionType, Phrases>>;
  /**
   * What a letter asks for, or announces, in a plain sentence: verbs with the words that make them an action on the
   * device. "…" stands for up to a dozen words of the same clause ("schicken … zurück").
   */
  deeds?: Partial<Record<ActionType, Phrases>>;
  /** "no later than", before a date. */
  by: Phrases;
  /** "within", before a number of days. */
  within: Phrases;
  units: Phrases;
  /** Words of a sentence that asks for an answer. */
  replyWords: Phrases;
  replyForms: Phrases;
  noReply: Phrases;
  /** "X has become aware": the subject of such a sentence is the company that speaks. */
  companyVerbs: Phrases;
  /** "all", "and above", "beginning with": a rule in place of a list of numbers. */
  rules: Phrases;
  /** Things that carry lots, and things that carry serial numbers. */
  consumables: Phrases;
  equipment: Phrases;
  closings: Phrases;
  yes: Phrases;
  no: Phrases;
  update: Phrases;
  /** Mail that is something else, by kind. */
  otherMail: Partial<Record<OtherMail, Phrases>>;
};

export type OtherMail = "outOfOffice" | "bounce" | "invoice" | "newsletter";
