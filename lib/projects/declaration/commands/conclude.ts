import type { Actor } from "#lib/auth/actor.ts";
import { ConflictError } from "#lib/errors.ts";
import { changeProject } from "#lib/projects/commands/change.ts";
import type { ConclusionInput } from "#lib/projects/declaration/schema.ts";
import { mayDecide } from "#lib/projects/policy.ts";
import { assertVersion, assertWritten } from "#lib/projects/queries.ts";
import { workPhases } from "#lib/projects/workflow.ts";

/** Keeps what the product owner confirms before signing (VGR 4). */
export async function saveConclusion(actor: Actor, input: ConclusionInput, at: Date): Promise<void> {
  const { projectId, version, purposeSuitable, benefitOutweighs, managementInPlace, ...rest } = input;
  await changeProject(actor, projectId, at, mayDecide, async (tx, project) => {
    assertVersion(project, version);
    const { count } = await tx.project.updateMany({
      where: { id: projectId, version, phase: { in: [...workPhases] } },
      data: {
        purposeSuitable: purposeSuitable || null,
        benefitOutweighs: benefitOutweighs || null,
        managementInPlace: managementInPlace || null,
        commissioningPlan: rest.commissioningPlan || null,
        commissioningNotNeeded: rest.commissioningNotNeeded,
        riskClass: rest.riskClass ?? null,
        conclusionConfirmedAt: at,
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new ConflictError([{ key: `phase.${project.phase}` }]);
    assertWritten({ count });
    return { events: [{ type: "conclusion_confirmed", data: {} }], result: undefined };
  });
}
