import type { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { FieldError, RefusedError } from "#lib/errors.ts";
import { changeDirectory, unchanged, written } from "#lib/organisation/commands/change.ts";
import { changesBetween } from "#lib/organisation/events.ts";
import type {
  administrationSchema,
  newAdministrationSchema,
  setActiveSchema,
} from "#lib/organisation/schema.ts";

/** Adds an administration. Throws FieldError when the code is taken. Returns its id. */
export function createAdministration(
  actor: Actor,
  input: z.output<typeof newAdministrationSchema>,
  at: Date,
): Promise<string> {
  return changeDirectory(actor, at, async (tx) => {
    if (await tx.administration.findUnique({ where: { code: input.code } }))
      throw new FieldError("code", "codeTaken");
    const { id, name } = await tx.administration.create({ data: input });
    return {
      event: { type: "entry_created", data: { entity: "administration", id, name, values: input } },
      result: id,
    };
  });
}

/** Renames an administration. Throws ConflictError when somebody else changed it. */
export function updateAdministration(
  actor: Actor,
  { id, version, name }: z.output<typeof administrationSchema>,
  at: Date,
): Promise<void> {
  return changeDirectory(actor, at, async (tx) => {
    const before = unchanged(await tx.administration.findUnique({ where: { id } }), version);
    const changes = changesBetween(before, { name });
    if (changes.length === 0) return { event: null, result: undefined };
    const data = { name, version: { increment: 1 } };
    written(await tx.administration.updateMany({ where: { id, version }, data }));
    return {
      event: { type: "entry_changed", data: { entity: "administration", id, name: before.name, changes } },
      result: undefined,
    };
  });
}

/** Takes an administration out of use or back. Refused while it has active units: they are closed or moved first. */
export function setAdministrationActive(
  actor: Actor,
  { id, version, active }: z.output<typeof setActiveSchema>,
  at: Date,
): Promise<void> {
  return changeDirectory(actor, at, async (tx) => {
    const { name } = unchanged(await tx.administration.findUnique({ where: { id } }), version);
    const units = active ? 0 : await tx.unit.count({ where: { administrationId: id, active: true } });
    if (units > 0) throw new RefusedError([{ key: "administrationHasUnits", values: { count: units } }]);
    written(
      await tx.administration.updateMany({
        where: { id, version, active: !active },
        data: { active, version: { increment: 1 } },
      }),
    );
    const type = active ? "entry_reactivated" : "entry_deactivated";
    return { event: { type, data: { entity: "administration", id, name } }, result: undefined };
  });
}
