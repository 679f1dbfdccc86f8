import { type AnsweredRequirement, isAnswered } from "#lib/projects/requirements/rules.ts";

/** The row of Annex I on what stands on the label, and the chapter that it belongs to. */
export const labelRequirement = "23.2";
const informationChapter = "23.";

/**
 * Whether an answer deals with a device that cannot be marked (VGR 3.2): the row on the label is answered in full, and
 * not as fully met.
 */
export function handlesUnmarked(answer: AnsweredRequirement): boolean {
  if (answer.requirement !== labelRequirement || !isAnswered(answer)) return false;
  return !answer.applicable || answer.fulfilment !== "fully";
}

/** Whether a risk comes from the rows of Annex I on marking and instructions. */
export function concernsMarking(risk: { requirements: readonly string[] }): boolean {
  return risk.requirements.some((id) => id.startsWith(informationChapter));
}

/** The sentence that makes it plain what the device is (VGR 3.2). Swedish, whatever the reader's language. */
export const selfMade = "Egentillverkad medicinteknisk produkt enligt MDR artikel 5(5)";

/** Whether a marking says that the device is self-made. */
export function saysSelfMade(text: string): boolean {
  return /egentillverka[dt]/i.test(text);
}

type Marked = { number: string; title: string; legalEntity: string };

/** What a marking begins with: the project's number, and a text that says what it is and who made it. */
export function proposedMarking({ number, title, legalEntity }: Marked): { number: string; text: string } {
  return { number, text: [title, selfMade, legalEntity].filter(Boolean).join("\n") };
}

/** What a code carries: the number of the marking, with the unit's own number after it. */
export function codeText(markingNumber: string, unit: string | null): string {
  return unit === null ? markingNumber : `${markingNumber}/${unit}`;
}
