import type { Actor } from "#lib/auth/actor.ts";
import { startSupplyDisruption } from "#lib/cases/commands/supplyDisruption.ts";
import { transition } from "#lib/cases/commands/transition.ts";
import { recordCaseEvent } from "#lib/cases/events.ts";
import type { CaseFormInput, DecideHandlingInput } from "#lib/cases/schema.ts";
import { db } from "#lib/db.ts";

/**
 * The coordinator's decision: assessment, severity, tracks, information to patients, and whether it withdraws a
 * contracted product, which starts RH-13659. Who decides becomes the case's coordinator when it has none.
 * Source: RH-15405, Samordning.
 */
export async function decideHandling(actor: Actor, input: DecideHandlingInput, at: Date): Promise<void> {
  const { caseId, version, assessment, severity } = input;
  const decided = {
    assessment,
    severity,
    tracks: [...new Set(input.tracks)],
    patientInformation: input.patientInformation === "yes",
    contractedWithdrawal: input.contractedWithdrawal === "yes",
  };
  await db.$transaction(async (tx) => {
    const owned = await tx.case.findUnique({ where: { id: caseId }, select: { ownerId: true } });
    const before = await transition(
      tx,
      actor,
      {
        verb: "decideHandling",
        caseId,
        version,
        input: { assessment, severity, tracks: decided.tracks },
        data: { ...decided, returnedBecause: null, ownerId: owned?.ownerId ?? actor.id },
        event: { type: "handling_decided", data: decided },
      },
      at,
    );
    if (!before.ownerId)
      await recordCaseEvent(tx, caseId, { type: "case_assigned", data: { owner: actor.name } }, actor, at);
    if (decided.contractedWithdrawal) await startSupplyDisruption(tx, actor, before, assessment, at);
  });
}

/** Everything is answered and done, or waived with a reason: on to the answers to the sender. */
export async function completeActions(actor: Actor, input: CaseFormInput, at: Date): Promise<void> {
  await db.$transaction((tx) =>
    transition(
      tx,
      actor,
      { verb: "completeActions", ...input, event: { type: "actions_completed", data: {} } },
      at,
    ),
  );
}
