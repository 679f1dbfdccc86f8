import type { Actor } from "#lib/auth/actor.ts";
import type { Tx } from "#lib/db.ts";
import { ConflictError } from "#lib/errors.ts";
import { changeProject } from "#lib/projects/commands/change.ts";
import type { ProjectEvent } from "#lib/projects/events.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { assertVersion, assertWritten } from "#lib/projects/queries.ts";
import { isProposed, requirementOf } from "#lib/projects/requirements/annexI.ts";
import { unansweredRequirements } from "#lib/projects/requirements/rules.ts";
import type { AnswerInput, ExcludeInput, TraitsInput } from "#lib/projects/requirements/schema.ts";
import { changeRisks, type RiskChange } from "#lib/projects/risks/commands/change.ts";
import { nextRiskNumber } from "#lib/projects/risks/commands/risks.ts";
import type { Fulfilment } from "#prisma/generated/enums.ts";

/** Says what the device is: what is proposed follows from it, what is answered stays. */
export async function saveTraits(actor: Actor, input: TraitsInput, at: Date): Promise<void> {
  const { projectId, version } = input;
  const traits = [...new Set(input.traits)];
  await changeProject(actor, projectId, at, mayEdit, async (tx, project) => {
    assertVersion(project, version);
    const data = { traits, version: { increment: 1 } };
    assertWritten(await tx.project.updateMany({ where: { id: projectId, version }, data }));
    return { events: [{ type: "traits_changed", data: { count: traits.length } }], result: undefined };
  });
}

export type WrittenAnswer = {
  requirement: string;
  applicable: boolean;
  fulfilment: Fulfilment | null;
  how: string | null;
  evidence: string | null;
  reason: string | null;
  riskArea: boolean;
};

/**
 * Writes the answer to one row in the caller's transaction, which holds the project's lock. A risk area goes over to
 * the risk analysis as a risk of its own, unless one comes from that row already (VGR, Bilaga 1 D). Throws Conflict
 * when the answer is not the one that was read; `version` 0 where there was none.
 */
export async function writeAnswer(
  tx: Tx,
  projectId: string,
  answer: WrittenAnswer,
  version: number,
  actor: Actor,
  at: Date,
): Promise<ProjectEvent[]> {
  const { requirement, applicable, fulfilment, riskArea } = answer;
  const where = { projectId_requirement: { projectId, requirement } };
  const before = await tx.requirementAnswer.findUnique({ where });
  if ((before?.version ?? 0) !== version)
    throw new ConflictError([
      { key: "requirementAnswered", values: { who: before?.answeredBy ?? "", id: requirement } },
    ]);
  const columns = {
    ...answer,
    // Whether it is met is no question where it does not apply.
    fulfilment: applicable ? fulfilment : null,
    riskArea: applicable && riskArea,
    answeredBy: actor.name,
    answeredAt: at,
  };
  if (before) {
    const data = { ...columns, version: { increment: 1 } };
    assertWritten(await tx.requirementAnswer.updateMany({ where: { id: before.id, version }, data }));
  } else await tx.requirementAnswer.create({ data: { projectId, ...columns } });
  const event: ProjectEvent = {
    type: "requirement_answered",
    data: { requirement, applicable, fulfilment: columns.fulfilment ?? "open" },
  };
  return [event, ...(columns.riskArea ? await moveToRisks(tx, projectId, requirement, actor, at) : [])];
}

async function moveToRisks(
  tx: Tx,
  projectId: string,
  requirement: string,
  actor: Actor,
  at: Date,
): Promise<ProjectEvent[]> {
  const there = await tx.risk.count({
    where: { projectId, withdrawnAt: null, requirements: { has: requirement } },
  });
  const row = requirementOf(requirement);
  if (there > 0 || !row) return [];
  const number = await nextRiskNumber(tx, projectId);
  const hazard = actor.locale === "en" ? row.en : row.sv;
  await tx.risk.create({
    data: {
      ...{ projectId, number, hazard, stage: "use", requirements: [requirement] },
      ...{ sequence: "", situation: "", harm: "", createdBy: actor.name, createdAt: at },
    },
  });
  return [{ type: "risk_added", data: { number, hazard } }];
}

/** Answers one row of Annex I. Returns the next one that is still to be answered, and the project's number. */
export async function answerRequirement(
  actor: Actor,
  input: AnswerInput,
  at: Date,
): Promise<RiskChange<{ next: string | null; projectNumber: string }>> {
  const { projectId, requirement, version, applicable, fulfilment, how, evidence, reason, riskArea } = input;
  const answer = {
    ...{ requirement, applicable, riskArea, fulfilment: fulfilment ?? null },
    ...{ how: how || null, evidence: evidence || null, reason: reason || null },
  };
  return changeRisks(actor, projectId, at, mayEdit, async (tx, project) => {
    const events = await writeAnswer(tx, projectId, answer, version, actor, at);
    const left = unansweredRequirements(await tx.requirementAnswer.findMany({ where: { projectId } }));
    return { events, result: { next: nextOf(left, requirement), projectNumber: project.number } };
  });
}

const place = (id: string) =>
  id
    .split(".")
    .map((part) => part.padStart(3, "0"))
    .join(".");

/** The first row after this one in the order of the annex, else the first of all. */
function nextOf(left: string[], requirement: string): string | null {
  const others = left.filter((id) => id !== requirement);
  return others.find((id) => place(id) > place(requirement)) ?? others[0] ?? null;
}

/**
 * Answers several rows as not applicable with one reason: rows that the traits exclude and that nobody has answered.
 * Throws Conflict when that is no longer so for any of them. Returns how many.
 */
export async function excludeRequirements(actor: Actor, input: ExcludeInput, at: Date): Promise<number> {
  const { projectId, version, reason } = input;
  const ids = [...new Set(input.requirements)];
  return changeProject(actor, projectId, at, mayEdit, async (tx, project) => {
    assertVersion(project, version);
    const events: ProjectEvent[] = [];
    for (const requirement of ids) {
      const row = requirementOf(requirement);
      if (!row || isProposed(row, project.traits)) throw new ConflictError();
      const answer = {
        ...{ requirement, reason, applicable: false, riskArea: false },
        ...{ fulfilment: null, how: null, evidence: null },
      };
      events.push(...(await writeAnswer(tx, projectId, answer, 0, actor, at)));
    }
    return { events, result: ids.length };
  });
}
