import { randomUUID } from "node:crypto";
import type { Actor } from "#lib/auth/actor.ts";
import { dayOf } from "#lib/clock.ts";
import { db, type Tx } from "#lib/db.ts";
import { FieldError, ForbiddenError } from "#lib/errors.ts";
import { changeProject } from "#lib/projects/commands/change.ts";
import { recordProjectEvent } from "#lib/projects/events.ts";
import { mayChangeFrame, mayCreateProject } from "#lib/projects/policy.ts";
import { riskMatrices } from "#lib/projects/queries/settings.ts";
import { assertVersion, assertWritten } from "#lib/projects/queries.ts";
import { defaultMatrices } from "#lib/projects/risks/matrix.ts";
import type { ChangeProjectInput, NewProjectInput } from "#lib/projects/schema.ts";

/** Gives a project its number, `EG-2026-0001`: the next one of the year in Stockholm, without gaps. */
async function giveNumber(tx: Tx, projectId: string, at: Date): Promise<string> {
  const year = Number(dayOf(at).slice(0, 4));
  const [row] = await tx.$queryRaw<{ number: string }[]>`
    WITH given AS (
      INSERT INTO "ProjectCounter" ("year", "last") VALUES (${year}, 1)
      ON CONFLICT ("year") DO UPDATE SET "last" = "ProjectCounter"."last" + 1
      RETURNING "year", "last"::text AS "last")
    UPDATE "Project" SET "number" = 'EG-' || "year" || '-' || lpad("last", greatest(4, length("last")), '0')
    FROM given WHERE "id" = ${projectId}::uuid
    RETURNING "number"`;
  if (!row) throw new Error("no project number could be given");
  return row.number;
}

async function assertUnits(tx: Tx, unitIds: string[]): Promise<string[]> {
  const distinct = [...new Set(unitIds)];
  const known = await tx.unit.count({ where: { id: { in: distinct }, active: true } });
  if (known !== distinct.length) throw new FieldError("unitIds", "invalid");
  return distinct;
}

/** Starts a project at Initiera; who starts it is its product owner. Returns its number. */
export async function createProject(actor: Actor, input: NewProjectInput, at: Date): Promise<string> {
  if (!mayCreateProject(actor)) throw new ForbiddenError();
  const { unitIds, qualitySystem, ...columns } = input;
  return db.$transaction(async (tx) => {
    const units = await assertUnits(tx, unitIds);
    const { id } = await tx.project.create({
      data: {
        ...columns,
        qualitySystem: qualitySystem || null,
        // Stands in for the number within this transaction only.
        number: randomUUID(),
        ownerId: actor.id,
        matrix: (await riskMatrices(tx))[0] ?? defaultMatrices[0],
        createdAt: at,
        units: { create: units.map((unitId) => ({ unitId })) },
      },
      select: { id: true },
    });
    const number = await giveNumber(tx, id, at);
    const data = { number, title: input.title, origin: input.origin };
    await recordProjectEvent(tx, id, { type: "project_created", data }, actor, at);
    return number;
  });
}

/** Changes what the project is called, who makes the device and which units need it. */
export async function changeProjectFrame(actor: Actor, input: ChangeProjectInput, at: Date): Promise<void> {
  const { projectId, version, unitIds, qualitySystem, ...columns } = input;
  await changeProject(actor, projectId, at, mayChangeFrame, async (tx, project) => {
    assertVersion(project, version);
    const units = await assertUnits(tx, unitIds);
    const where = { id: projectId, version };
    const data = { ...columns, qualitySystem: qualitySystem || null, version: { increment: 1 } };
    assertWritten(await tx.project.updateMany({ where, data }));
    await tx.projectUnit.deleteMany({ where: { projectId, unitId: { notIn: units } } });
    await tx.projectUnit.createMany({
      data: units.map((unitId) => ({ projectId, unitId })),
      skipDuplicates: true,
    });
    return { events: [{ type: "project_changed", data: { title: columns.title } }], result: undefined };
  });
}
