import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { transition } from "#lib/projects/commands/transition.ts";
import type { DecisionInput, GoBackInput, ReasonInput, UpdateInput } from "#lib/projects/schema.ts";
import type { Verb } from "#lib/projects/workflow.ts";
import type { DecisionOutcome, ProjectPhase } from "#prisma/generated/enums.ts";

type Decided = {
  projectId: string;
  phase: ProjectPhase;
  outcome: DecisionOutcome;
  cost: string;
  benefit: string;
  risk: string;
  statement?: string | null;
};

const record = (actor: Actor, decided: Decided, at: Date) => ({
  data: { ...decided, decidedBy: actor.name, decidedAt: at },
});

/** The three gates that lead on: each weighs cost, benefit and risk in writing (VGR 1–3). */
export type GateVerb = Extract<Verb, "approveNeed" | "approvePlan" | "finishExecution">;

/** The product owner's decision to go on to the next phase. Refused with everything that is missing. */
export async function decideGate(
  actor: Actor,
  verb: GateVerb,
  input: DecisionInput,
  at: Date,
): Promise<void> {
  const { projectId, version, cost, benefit, risk, statement } = input;
  await db.$transaction(async (tx) => {
    const before = await transition(
      tx,
      actor,
      {
        verb,
        projectId,
        version,
        input: { cost, benefit, risk, statement },
        event: (phase) => ({
          type: "phase_decided",
          data: { phase, cost, benefit, risk, statement: statement ?? "" },
        }),
      },
      at,
    );
    const decided = {
      projectId,
      phase: before.phase,
      outcome: "go",
      cost,
      benefit,
      risk,
      statement,
    } as const;
    await tx.projectDecision.create(record(actor, { ...decided, statement: statement || null }, at));
  });
}

/** A gate that says: not yet. Back to the phase before, with the reason. */
export async function goBack(actor: Actor, input: GoBackInput, at: Date): Promise<void> {
  const { projectId, version, cost, benefit, risk, reason } = input;
  await db.$transaction(async (tx) => {
    const before = await transition(
      tx,
      actor,
      {
        verb: "goBack",
        projectId,
        version,
        input: { cost, benefit, risk, reason },
        event: (to) => ({ type: "project_went_back", data: { to, cost, benefit, risk, reason } }),
      },
      at,
    );
    const decided = { projectId, phase: before.phase, outcome: "back", cost, benefit, risk } as const;
    await tx.projectDecision.create(record(actor, { ...decided, statement: reason }, at));
  });
}

/** Takes a stopped project up again where it was. */
export async function resumeProject(actor: Actor, input: ReasonInput, at: Date): Promise<void> {
  const { projectId, version, reason } = input;
  await db.$transaction((tx) =>
    transition(
      tx,
      actor,
      {
        verb: "resume",
        projectId,
        version,
        input: { reason },
        data: { stopCause: null, stopReason: null },
        event: () => ({ type: "project_resumed", data: { reason } }),
      },
      at,
    ),
  );
}

/**
 * Begins an update of a device in use: back to Planera or Genomföra, and through the gates again. What was confirmed
 * and accepted for the device as it was must be said anew; its words stay as the first proposal.
 */
export async function beginUpdate(actor: Actor, input: UpdateInput, at: Date): Promise<void> {
  const { projectId, version, reason, phase } = input;
  await db.$transaction((tx) =>
    transition(
      tx,
      actor,
      {
        verb: phase === "plan" ? "updatePlan" : "updateExecution",
        projectId,
        version,
        input: { reason },
        data: { conclusionConfirmedAt: null, overallAccepted: null },
        event: (to) => ({ type: "update_begun", data: { phase: to, reason } }),
      },
      at,
    ),
  );
}

/** Gives an update up: the device stays in use as it was declared. */
export async function abandonUpdate(actor: Actor, input: ReasonInput, at: Date): Promise<void> {
  const { projectId, version, reason } = input;
  await db.$transaction((tx) =>
    transition(
      tx,
      actor,
      {
        verb: "abandonUpdate",
        projectId,
        version,
        input: { reason },
        event: () => ({ type: "update_abandoned", data: { reason } }),
      },
      at,
    ),
  );
}
