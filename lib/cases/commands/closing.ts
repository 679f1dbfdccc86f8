import type { Actor } from "#lib/auth/actor.ts";
import { transition } from "#lib/cases/commands/transition.ts";
import type { CloseCaseInput, DismissCaseInput, ReasonInput } from "#lib/cases/schema.ts";
import { db } from "#lib/db.ts";

/** Closes a case whose answers and reports are all there, with its outcome and a summary for the record. */
export async function closeCase(actor: Actor, input: CloseCaseInput, at: Date): Promise<void> {
  const { caseId, version, outcome, summary } = input;
  await db.$transaction((tx) =>
    transition(
      tx,
      actor,
      {
        verb: "close",
        caseId,
        version,
        input: { outcome, summary },
        data: { outcome, summary },
        event: { type: "case_closed", data: { outcome, summary } },
      },
      at,
    ),
  );
}

/** Closes a case that asks for no handling: the searches show that, or it is information only. */
export async function dismissCase(actor: Actor, input: DismissCaseInput, at: Date): Promise<void> {
  const { caseId, version, outcome, reason } = input;
  await db.$transaction((tx) =>
    transition(
      tx,
      actor,
      {
        verb: "dismiss",
        caseId,
        version,
        input: { outcome, reason },
        data: { outcome, summary: reason },
        event: { type: "case_dismissed", data: { outcome, reason } },
      },
      at,
    ),
  );
}

/** Takes a closed case up again at Samordning. What was decided before stays as the first proposal. */
export async function reopenCase(actor: Actor, input: ReasonInput, at: Date): Promise<void> {
  const { caseId, version, reason } = input;
  await db.$transaction((tx) =>
    transition(
      tx,
      actor,
      {
        verb: "reopen",
        caseId,
        version,
        input: { reason },
        data: { outcome: null },
        event: { type: "case_reopened", data: { reason } },
      },
      at,
    ),
  );
}
