import type { Actor } from "#lib/auth/actor.ts";
import { ForbiddenError } from "#lib/errors.ts";
import { type TakenIn, takeIn } from "#lib/intake/commands/takeIn.ts";
import { type GivenFile, prepareManual } from "#lib/intake/manual.ts";
import { mayHandleInbox } from "#lib/intake/policy.ts";
import type { ManualNoticeInput } from "#lib/intake/schema.ts";
import { columnsFromInput } from "#lib/notices/schema.ts";

/**
 * Registers a notice that came by phone, letter or in a meeting. It opens a case, unless there is one about the same
 * corrective action: then it waits in the Inkorg with that case proposed. Throws Forbidden.
 */
export async function registerByHand(
  actor: Actor,
  input: Omit<ManualNoticeInput, "files">,
  files: GivenFile[],
  at: Date,
): Promise<TakenIn> {
  if (!mayHandleInbox(actor)) throw new ForbiddenError();
  const prepared = prepareManual(input, files, actor.name, at);
  return takeIn(prepared, actor, at, { title: input.title, columns: columnsFromInput(input) });
}
