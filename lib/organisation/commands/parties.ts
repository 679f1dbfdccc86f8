import type { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { FieldError } from "#lib/errors.ts";
import { changeDirectory, unchanged, written } from "#lib/organisation/commands/change.ts";
import { changesBetween } from "#lib/organisation/events.ts";
import type { PartyInput, partySchema, setActiveSchema } from "#lib/organisation/schema.ts";

/** Adds a private provider or municipality. Returns its id. */
export function createParty(actor: Actor, input: PartyInput, at: Date): Promise<string> {
  return changeDirectory(actor, at, async (tx) => {
    if (await tx.externalParty.findUnique({ where: { code: input.code } }))
      throw new FieldError("code", "codeTaken");
    const { id, name } = await tx.externalParty.create({ data: input });
    return {
      event: { type: "entry_created", data: { entity: "party", id, name, values: input } },
      result: id,
    };
  });
}

/** Changes a private provider or municipality. */
export function updateParty(actor: Actor, input: z.output<typeof partySchema>, at: Date): Promise<void> {
  const { id, version, ...fields } = input;
  return changeDirectory(actor, at, async (tx) => {
    const before = unchanged(await tx.externalParty.findUnique({ where: { id } }), version);
    const changes = changesBetween(before, fields);
    if (changes.length === 0) return { event: null, result: undefined };
    const data = { ...fields, version: { increment: 1 } };
    written(await tx.externalParty.updateMany({ where: { id, version }, data }));
    return {
      event: { type: "entry_changed", data: { entity: "party", id, name: before.name, changes } },
      result: undefined,
    };
  });
}

/** Takes a private provider or municipality out of use or back. */
export function setPartyActive(
  actor: Actor,
  { id, version, active }: z.output<typeof setActiveSchema>,
  at: Date,
): Promise<void> {
  return changeDirectory(actor, at, async (tx) => {
    const { name } = unchanged(await tx.externalParty.findUnique({ where: { id } }), version);
    const where = { id, version, active: !active };
    written(await tx.externalParty.updateMany({ where, data: { active, version: { increment: 1 } } }));
    const type = active ? "entry_reactivated" : "entry_deactivated";
    return { event: { type, data: { entity: "party", id, name } }, result: undefined };
  });
}
