import type { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { recordCaseEvent } from "#lib/cases/events.ts";
import { lockForRow } from "#lib/checklist/commands/lock.ts";
import { matchEntry } from "#lib/checklist/entryMatch.ts";
import { type PastedEntry, parsePasted } from "#lib/checklist/pasted.ts";
import { directoryOf } from "#lib/checklist/queries.ts";
import type { entryInputSchema, pastedInputSchema, removeEntrySchema } from "#lib/checklist/schema.ts";
import { db } from "#lib/db.ts";
import { ConflictError, FieldError, NotFoundError, RefusedError } from "#lib/errors.ts";
import type { ChecklistKey } from "#prisma/generated/enums.ts";

/** The most customers that one case can name. */
const mostEntries = 5000;
/** As many names as a sentence of the history bears. */
const namesTold = 10;

/** Adds one customer to a row. */
export async function addEntry(
  actor: Actor,
  input: z.output<typeof entryInputSchema>,
  at: Date,
): Promise<void> {
  const { caseId, key, name, customerNumber = null, quantity = null, note = null } = input;
  await addEntries(actor, { caseId, key, entries: [{ name, customerNumber, quantity, note }] }, at);
}

/**
 * Adds the customers of some rows copied from Excel: all of them, or none and a word about the first row that
 * cannot be read. Gives their count.
 */
export async function addPastedEntries(
  actor: Actor,
  input: z.output<typeof pastedInputSchema>,
  at: Date,
): Promise<number> {
  const { entries, problems } = parsePasted(input.pasted);
  const [first] = problems;
  if (first) {
    const { line, problem, value } = first;
    throw new FieldError("pasted", `pasted.${problem}`, { line, value, more: problems.length - 1 });
  }
  if (entries.length === 0) throw new FieldError("pasted", "pasted.empty");
  await addEntries(actor, { caseId: input.caseId, key: input.key, entries }, at);
  return entries.length;
}

/**
 * Adds customers to a row, each recognised in the directory where that is certain, in one transaction with its
 * event. Adding never collides with anybody else's adding.
 */
export async function addEntries(
  actor: Actor,
  input: { caseId: string; key: ChecklistKey; entries: PastedEntry[] },
  at: Date,
): Promise<void> {
  const { caseId, key, entries } = input;
  await db.$transaction(async (tx) => {
    await lockForRow(tx, actor, caseId, key);
    const standing = await tx.checklistEntry.count({ where: { caseId } });
    if (standing + entries.length > mostEntries) throw new RefusedError([{ key: "tooManyEntries" }]);
    const { units, parties } = await directoryOf(tx, entries);
    await tx.checklistEntry.createMany({
      data: entries.map((entry) => ({
        ...{ caseId, key, addedBy: actor.name, addedAt: at },
        ...entry,
        ...matchEntry(entry, units, parties),
      })),
    });
    const names = entries.slice(0, namesTold).map((entry) => entry.name);
    const told = names.join(", ") + (entries.length > namesTold ? " …" : "");
    const data = { key, count: entries.length, names: told };
    await recordCaseEvent(tx, caseId, { type: "checklist_entries_added", data }, actor, at);
  });
}

/** Removes one customer. Throws ConflictError when somebody already has. */
export async function removeEntry(
  actor: Actor,
  input: z.output<typeof removeEntrySchema>,
  at: Date,
): Promise<void> {
  const { caseId, entryId } = input;
  await db.$transaction(async (tx) => {
    const entry = await tx.checklistEntry.findFirst({ where: { id: entryId, caseId } });
    if (!entry) throw new NotFoundError();
    await lockForRow(tx, actor, caseId, entry.key);
    const { count } = await tx.checklistEntry.deleteMany({ where: { id: entryId, caseId } });
    if (count !== 1) throw new ConflictError();
    const data = { key: entry.key, name: entry.name };
    await recordCaseEvent(tx, caseId, { type: "checklist_entry_removed", data }, actor, at);
  });
}
