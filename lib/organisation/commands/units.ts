import type { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import type { Tx } from "#lib/db.ts";
import { FieldError, NotFoundError, RefusedError } from "#lib/errors.ts";
import { changeDirectory, unchanged, written } from "#lib/organisation/commands/change.ts";
import { changesBetween } from "#lib/organisation/events.ts";
import type {
  NewUnit,
  newManagerSchema,
  removeManagerSchema,
  setActiveSchema,
  unitSchema,
} from "#lib/organisation/schema.ts";

/** Adds a unit under an administration, or under a unit of it. Returns its id. */
export function createUnit(actor: Actor, input: NewUnit, at: Date): Promise<string> {
  return changeDirectory(actor, at, async (tx) => {
    if (await tx.unit.findUnique({ where: { code: input.code } })) throw new FieldError("code", "codeTaken");
    await assertPlace(tx, null, input);
    const { id, name } = await tx.unit.create({ data: input });
    return {
      event: { type: "entry_created", data: { entity: "unit", id, name, values: input } },
      result: id,
    };
  });
}

/** Changes a unit. Units below it follow it to another administration. */
export function updateUnit(actor: Actor, input: z.output<typeof unitSchema>, at: Date): Promise<void> {
  const { id, version, ...fields } = input;
  return changeDirectory(actor, at, async (tx) => {
    const before = unchanged(await tx.unit.findUnique({ where: { id } }), version);
    const changes = changesBetween(before, fields);
    if (changes.length === 0) return { event: null, result: undefined };
    await assertPlace(tx, id, fields);
    written(
      await tx.unit.updateMany({ where: { id, version }, data: { ...fields, version: { increment: 1 } } }),
    );
    if (before.administrationId !== fields.administrationId)
      await moveUnitsBelow(tx, id, fields.administrationId);
    return {
      event: { type: "entry_changed", data: { entity: "unit", id, name: before.name, changes } },
      result: undefined,
    };
  });
}

/** The place in the tree: an active administration; a parent of that administration that is not below the unit. */
async function assertPlace(
  tx: Tx,
  id: string | null,
  place: { administrationId: string; parentId: string | null },
): Promise<void> {
  const administration = await tx.administration.findUnique({ where: { id: place.administrationId } });
  if (!administration?.active) throw new FieldError("administrationId", "notInUse");
  if (!place.parentId) return;
  const parent = await tx.unit.findUnique({ where: { id: place.parentId } });
  if (!parent?.active) throw new FieldError("parentId", "notInUse");
  if (parent.administrationId !== place.administrationId) throw new FieldError("parentId", "parentElsewhere");
  if (id && (await unitsFrom(tx, id)).includes(place.parentId))
    throw new FieldError("parentId", "parentBelow");
}

/** Ids of a unit and of everything below it. */
async function unitsFrom(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE tree AS (
      SELECT "id" FROM "Unit" WHERE "id" = ${id}::uuid
      UNION
      SELECT u."id" FROM "Unit" u JOIN tree t ON u."parentId" = t."id"
    ) SELECT "id" FROM tree`;
  return rows.map((row) => row.id);
}

/** A mailbox of a unit belongs to the unit's administration as well. */
async function moveUnitsBelow(tx: Tx, id: string, administrationId: string): Promise<void> {
  const all = await unitsFrom(tx, id);
  await tx.unit.updateMany({
    where: { id: { in: all.filter((other) => other !== id) } },
    data: { administrationId, version: { increment: 1 } },
  });
  await tx.mailbox.updateMany({
    where: { unitId: { in: all } },
    data: { administrationId, version: { increment: 1 } },
  });
}

/** Takes a unit out of use or back. Refused with active units below it, or back below something out of use. */
export function setUnitActive(
  actor: Actor,
  { id, version, active }: z.output<typeof setActiveSchema>,
  at: Date,
): Promise<void> {
  return changeDirectory(actor, at, async (tx) => {
    const include = { administration: { select: { active: true } }, parent: { select: { active: true } } };
    const unit = unchanged(await tx.unit.findUnique({ where: { id }, include }), version);
    const below = active ? 0 : await tx.unit.count({ where: { parentId: id, active: true } });
    if (below > 0) throw new RefusedError([{ key: "unitHasUnits", values: { count: below } }]);
    if (active && !(unit.administration.active && (unit.parent?.active ?? true)))
      throw new RefusedError([{ key: "unitBelowInactive" }]);
    const where = { id, version, active: !active };
    written(await tx.unit.updateMany({ where, data: { active, version: { increment: 1 } } }));
    const type = active ? "entry_reactivated" : "entry_deactivated";
    return { event: { type, data: { entity: "unit", id, name: unit.name } }, result: undefined };
  });
}

/** Names one more head of operations or unit manager. */
export function addManager(actor: Actor, input: z.output<typeof newManagerSchema>, at: Date): Promise<void> {
  const { unitId, version, kind, name, email } = input;
  return changeDirectory(actor, at, async (tx) => {
    const unit = unchanged(await tx.unit.findUnique({ where: { id: unitId } }), version);
    if (await tx.unitManager.findUnique({ where: { unitId_email: { unitId, email } } }))
      throw new FieldError("email", "managerThere");
    await tx.unitManager.create({ data: { unitId, kind, name, email } });
    await stepUnit(tx, unitId, version);
    const data = { entity: "unit" as const, id: unitId, name: unit.name, kind, manager: name, email };
    return { event: { type: "manager_added", data }, result: undefined };
  });
}

/** Takes a manager away from a unit. Nothing else refers to the row: dispatches keep their own copy. */
export function removeManager(
  actor: Actor,
  { unitId, version, managerId }: z.output<typeof removeManagerSchema>,
  at: Date,
): Promise<void> {
  return changeDirectory(actor, at, async (tx) => {
    const unit = unchanged(await tx.unit.findUnique({ where: { id: unitId } }), version);
    const manager = await tx.unitManager.findFirst({ where: { id: managerId, unitId } });
    if (!manager) throw new NotFoundError();
    await tx.unitManager.delete({ where: { id: managerId } });
    await stepUnit(tx, unitId, version);
    const { kind, name, email } = manager;
    const data = { entity: "unit" as const, id: unitId, name: unit.name, kind, manager: name, email };
    return { event: { type: "manager_removed", data }, result: undefined };
  });
}

async function stepUnit(tx: Tx, id: string, version: number): Promise<void> {
  written(await tx.unit.updateMany({ where: { id, version }, data: { version: { increment: 1 } } }));
}
