import { answerable } from "#lib/projects/requirements/annexI.ts";
import type { Fulfilment } from "#prisma/generated/enums.ts";

export type AnsweredRequirement = {
  requirement: string;
  applicable: boolean;
  reason: string | null;
  fulfilment: Fulfilment | null;
  how: string | null;
  evidence: string | null;
};

const said = (text: string | null) => (text ?? "").trim() !== "";

/**
 * Whether a row is answered in full (VGR, Bilaga 1 D): not applicable with a reason; or applicable with how far it is
 * met, how and where it is shown, and a reason when it is not fully met (MDR art. 5(5)(e)(iii)).
 */
export function isAnswered(answer: AnsweredRequirement): boolean {
  if (!answer.applicable) return said(answer.reason);
  if (answer.fulfilment === null) return false;
  if (answer.fulfilment !== "fully" && !said(answer.reason)) return false;
  return answer.fulfilment === "no" || (said(answer.how) && said(answer.evidence));
}

/** The rows of Annex I that are still to be answered, in the order of the annex. */
export function unansweredRequirements(answers: readonly AnsweredRequirement[]): string[] {
  const done = new Set(answers.filter(isAnswered).map(({ requirement }) => requirement));
  return answerable.filter(({ id }) => !done.has(id)).map(({ id }) => id);
}
