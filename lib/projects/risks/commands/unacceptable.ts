import type { Actor } from "#lib/auth/actor.ts";
import type { Tx } from "#lib/db.ts";
import { loseSimple } from "#lib/projects/documents/commands/simple.ts";
import type { ProjectEvent } from "#lib/projects/events.ts";
import { assertWritten } from "#lib/projects/queries.ts";
import { matrixOf } from "#lib/projects/risks/matrix.ts";
import { type EvaluatedRisk, isUnacceptable } from "#lib/projects/risks/rules.ts";
import type { Project } from "#prisma/generated/client.ts";

type Named = EvaluatedRisk & { number: number; hazard: string };

/**
 * VGR 3.1: the first unacceptable risk, before or after its controls, closes the way of the simple device for good.
 * To be called in the transaction of every write to risks or to the matrix, with the project's row as it is now and
 * its risks by number. Nothing happens when one was found before: it never comes back.
 */
export async function noteUnacceptable(
  tx: Tx,
  project: Project,
  risks: readonly Named[],
  actor: Actor,
  at: Date,
): Promise<ProjectEvent[]> {
  if (project.unacceptableRiskAt) return [];
  const matrix = matrixOf(project.matrix);
  const first = risks.find((risk) => isUnacceptable(matrix, risk));
  if (!first) return [];
  const { number, hazard } = first;
  const found = { unacceptableRiskAt: at, unacceptableRisk: `${number}. ${hazard}` };
  const where = { id: project.id, version: project.version };
  assertWritten(await tx.project.updateMany({ where, data: { ...found, version: { increment: 1 } } }));
  const event: ProjectEvent = { type: "unacceptable_risk_found", data: { number, hazard } };
  if (!project.simple) return [event];
  const now = { ...project, ...found, version: project.version + 1 };
  return [event, ...(await loseSimple(tx, now, { number, hazard }, actor, at))];
}
