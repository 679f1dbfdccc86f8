import type { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import type { Tx } from "#lib/db.ts";
import { FieldError } from "#lib/errors.ts";
import { changeDirectory, unchanged, written } from "#lib/organisation/commands/change.ts";
import { changesBetween } from "#lib/organisation/events.ts";
import type { MailboxInput, mailboxSchema, setActiveSchema } from "#lib/organisation/schema.ts";

/** Adds a mailbox. Returns its id. Throws FieldError when the same kind has the address already. */
export function createMailbox(actor: Actor, input: MailboxInput, at: Date): Promise<string> {
  return changeDirectory(actor, at, async (tx) => {
    const fields = await belonging(tx, input);
    await assertFree(tx, null, fields);
    const { id, name } = await tx.mailbox.create({ data: fields });
    return {
      event: { type: "entry_created", data: { entity: "mailbox", id, name, values: fields } },
      result: id,
    };
  });
}

/** Changes a mailbox. */
export function updateMailbox(actor: Actor, input: z.output<typeof mailboxSchema>, at: Date): Promise<void> {
  const { id, version, ...given } = input;
  return changeDirectory(actor, at, async (tx) => {
    const before = unchanged(await tx.mailbox.findUnique({ where: { id } }), version);
    const fields = await belonging(tx, given);
    const changes = changesBetween(before, fields);
    if (changes.length === 0) return { event: null, result: undefined };
    await assertFree(tx, id, fields);
    written(
      await tx.mailbox.updateMany({ where: { id, version }, data: { ...fields, version: { increment: 1 } } }),
    );
    return {
      event: { type: "entry_changed", data: { entity: "mailbox", id, name: before.name, changes } },
      result: undefined,
    };
  });
}

/** Takes a mailbox out of use or back. */
export function setMailboxActive(
  actor: Actor,
  { id, version, active }: z.output<typeof setActiveSchema>,
  at: Date,
): Promise<void> {
  return changeDirectory(actor, at, async (tx) => {
    const { name } = unchanged(await tx.mailbox.findUnique({ where: { id } }), version);
    const where = { id, version, active: !active };
    written(await tx.mailbox.updateMany({ where, data: { active, version: { increment: 1 } } }));
    const type = active ? "entry_reactivated" : "entry_deactivated";
    return { event: { type, data: { entity: "mailbox", id, name } }, result: undefined };
  });
}

/**
 * An administration's mailbox belongs to it, one for own handling to its unit (and so to that unit's
 * administration); any other serves the whole region.
 */
async function belonging(tx: Tx, input: MailboxInput): Promise<MailboxInput> {
  if (input.kind === "administration") {
    if (!input.administrationId) throw new FieldError("administrationId", "required");
    if (!(await tx.administration.findUnique({ where: { id: input.administrationId } })))
      throw new FieldError("administrationId", "notInUse");
    return { ...input, unitId: null };
  }
  if (input.kind === "own_handling") {
    if (!input.unitId) throw new FieldError("unitId", "required");
    const unit = await tx.unit.findUnique({ where: { id: input.unitId } });
    if (!unit) throw new FieldError("unitId", "notInUse");
    return { ...input, administrationId: unit.administrationId };
  }
  return { ...input, administrationId: null, unitId: null };
}

async function assertFree(tx: Tx, id: string | null, { kind, address }: MailboxInput): Promise<void> {
  const other = await tx.mailbox.findUnique({ where: { kind_address: { kind, address } } });
  if (other && other.id !== id) throw new FieldError("address", "mailboxThere");
}
