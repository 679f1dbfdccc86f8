import type { Actor } from "#lib/auth/actor.ts";
import type { Tx } from "#lib/db.ts";
import type { ProjectEvent } from "#lib/projects/events.ts";
import { assertWritten } from "#lib/projects/queries.ts";
import { nextRiskNumber } from "#lib/projects/risks/commands/risks.ts";
import type { ImportedRisk } from "#lib/projects/risks/workbookPlan.ts";

/** Writes one row of a reviewed workbook, in the caller's transaction, which holds the project's lock. */
export async function writeImportedRisk(
  tx: Tx,
  projectId: string,
  { stored, columns, controls }: ImportedRisk,
  actor: Actor,
  at: Date,
): Promise<ProjectEvent> {
  const { hazard } = columns;
  const brought = controls.map((control) => ({ ...control, createdAt: at }));
  if (!stored) {
    const number = await nextRiskNumber(tx, projectId);
    await tx.risk.create({
      data: {
        ...{ projectId, number, ...columns, createdBy: actor.name, createdAt: at },
        controls: { create: brought },
      },
    });
    return { type: "risk_added", data: { number, hazard } };
  }
  const { id, version, number } = stored;
  const data = { ...columns, version: { increment: 1 } };
  assertWritten(await tx.risk.updateMany({ where: { id, version }, data }));
  await tx.riskControl.createMany({ data: brought.map((control) => ({ ...control, riskId: id })) });
  return { type: "risk_changed", data: { number, hazard } };
}
