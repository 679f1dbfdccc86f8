import { z } from "zod";
import type { Fact, NoticeFacts } from "#lib/notices/facts.ts";
import type { RecognitionReason } from "#lib/notices/reading/recognise.ts";

/** What can be asked of a notice before it opens a case by itself. `named` is a reference or a title of its own. */
export const OPENING_FACTS = [
  "manufacturer",
  "devices",
  "named",
  "references",
  "date",
  "identifiers",
  "actions",
] as const;

export type OpeningFact = (typeof OPENING_FACTS)[number];

/** How sure a fact may be asked to be, from the one that is proposed to nearly certain. */
export const OPENING_THRESHOLDS = [0.7, 0.75, 0.8, 0.85, 0.9, 0.95] as const;

export const OPENING_MODES = ["standard", "own", "never"] as const;

/** The region's rule for cases that open by themselves; threshold and facts count in the mode `own`. */
export const openingSettingsSchema = z.object({
  mode: z.enum(OPENING_MODES),
  threshold: z.number().min(0.5).max(1),
  required: z.array(z.enum(OPENING_FACTS)),
});

export type OpeningSettings = z.output<typeof openingSettingsSchema>;

/** Manufacturer, device, and a reference or title, each at least 0.7 sure. */
export const defaultOpening: OpeningSettings = {
  mode: "standard",
  threshold: 0.7,
  required: ["manufacturer", "devices", "named"],
};

/**
 * What kept a notice from opening a case: a fact with how sure it is (null when it was not found), that the mail looks
 * like something else as well, that a file in it could not be opened, or that the region or the source that it came
 * from lets no case open by itself.
 */
export type OpeningDoubt = {
  about: OpeningFact | "otherMail" | "closedFile" | "never" | "source";
  confidence: number | null;
};

/** Signs of other mail: with one of these a person looks first, however sure the facts are. */
const otherMail: ReadonlySet<string> = new Set([
  "bounce",
  "outOfOffice",
  "invoice",
  "newsletter",
] satisfies RecognitionReason[]);

/** Problems that say that something in the message has been seen by nobody. */
const closedFile = /^(?:archive-(?:encrypted|unread|method)|encrypted)/;

type Read = {
  origin: { channel: string; opensCases?: boolean };
  problems?: readonly string[];
  recognised: boolean;
  reasons: readonly string[];
  facts: NoticeFacts | null;
};

/**
 * Why a recognised notice may not open a case by itself; empty when it may. What a person registered by hand always
 * may. Pure: the same for every way in.
 */
export function openingDoubts(message: Read, settings: OpeningSettings): OpeningDoubt[] {
  if (message.origin.channel === "manual") return [];
  if (settings.mode === "never") return [{ about: "never", confidence: null }];
  if (message.origin.opensCases === false) return [{ about: "source", confidence: null }];
  const { threshold, required } = settings.mode === "own" ? settings : defaultOpening;
  const doubts: OpeningDoubt[] = [];
  if (message.reasons.some((reason) => otherMail.has(reason)))
    doubts.push({ about: "otherMail", confidence: null });
  if (message.problems?.some((problem) => closedFile.test(problem)))
    doubts.push({ about: "closedFile", confidence: null });
  for (const about of OPENING_FACTS) {
    if (!required.includes(about)) continue;
    const confidence = surest(message.facts, about);
    if (confidence === null || confidence < threshold) doubts.push({ about, confidence });
  }
  return doubts;
}

/** Whether a message opens a case by itself, unless something else is known of it. */
export function opensByItself(message: Read, settings: OpeningSettings): boolean {
  return message.recognised && openingDoubts(message, settings).length === 0;
}

/** How sure the surest of the facts is that answer to it; null when none was found. */
function surest(facts: NoticeFacts | null, about: OpeningFact): number | null {
  if (!facts) return null;
  return factsAbout(facts, about).reduce<number | null>(
    (most, fact) => (fact ? Math.max(most ?? 0, fact.confidence) : most),
    null,
  );
}

function factsAbout(facts: NoticeFacts, about: OpeningFact): (Fact | null)[] {
  const references = [...facts.fscaReferences, ...facts.fsnReferences];
  switch (about) {
    case "manufacturer":
      return [facts.manufacturer];
    case "devices":
      return facts.devices;
    case "named":
      return [...references, facts.title];
    case "references":
      return references;
    case "date":
      return [facts.date];
    case "identifiers":
      return [...facts.refs, ...facts.udiDis, ...facts.lots, ...facts.serials, ...facts.softwareVersions];
    case "actions":
      return [...facts.actionTypes, facts.userActions];
  }
}

/** A doubt as it is kept with the message: "devices 0.55", "manufacturer" when it was not found, "never". */
export function storedDoubt({ about, confidence }: OpeningDoubt): string {
  return confidence === null ? about : `${about} ${confidence.toFixed(2)}`;
}

/** A kept doubt; null for what is none. */
export function doubtFrom(stored: string): OpeningDoubt | null {
  const [word = "", number] = stored.split(" ");
  const others = ["otherMail", "closedFile", "never", "source"] as const;
  const about = [...OPENING_FACTS, ...others].find((known) => known === word);
  return about ? { about, confidence: number === undefined ? null : Number(number) } : null;
}
