import type { Actor } from "#lib/auth/actor.ts";
import { dateOf, dayOf } from "#lib/clock.ts";
import { FieldError, ForbiddenError } from "#lib/errors.ts";
import { changeProject } from "#lib/projects/commands/change.ts";
import { hasEnded, mayDecide } from "#lib/projects/policy.ts";
import { assertVersion, assertWritten } from "#lib/projects/queries.ts";
import type { ClinicalInput } from "#lib/projects/tests/schema.ts";

/**
 * Settles whether tests with patients or patient data have to be a clinical investigation (VGR 3.5): none needed and
 * why, notified to Läkemedelsverket, or applied for there. An application is settled once it has been allowed.
 */
export async function settleClinical(actor: Actor, input: ClinicalInput, at: Date): Promise<void> {
  const { projectId, version, outcome, reason } = input;
  const sends = outcome !== "not_needed";
  const decides = outcome === "application";
  await changeProject(actor, projectId, at, mayDecide, async (tx, project) => {
    if (hasEnded(project)) throw new ForbiddenError();
    assertVersion(project, version);
    for (const field of ["sentOn", "decidedOn"] as const)
      if ((input[field] ?? "") > dayOf(at)) throw new FieldError(field, "dayToCome");
    const day = (wanted: boolean, text: string | undefined) => (wanted && text ? dateOf(text) : null);
    const data = {
      clinicalOutcome: outcome,
      clinicalReason: reason,
      clinicalReference: sends ? input.reference || null : null,
      clinicalSentAt: day(sends, input.sentOn),
      clinicalDecidedAt: day(decides, input.decidedOn),
      clinicalDecision: (decides ? input.decision : null) ?? null,
      version: { increment: 1 },
    };
    assertWritten(await tx.project.updateMany({ where: { id: projectId, version }, data }));
    const told = { outcome, reason };
    return { events: [{ type: "clinical_settled", data: told }], result: undefined };
  });
}
