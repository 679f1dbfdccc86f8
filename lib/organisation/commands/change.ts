import { recordEvent } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { db, type Tx } from "#lib/db.ts";
import { ConflictError, NotFoundError } from "#lib/errors.ts";
import { type DirectoryEvent, directoryStream } from "#lib/organisation/events.ts";
import { assertMayEditDirectory } from "#lib/organisation/policy.ts";

/**
 * Keeps all other writers of the directory out until the transaction ends, so that what a command checks (a free
 * code, no cycle in the tree) still holds when it writes. Returns the directory's version: the number of its events.
 */
export async function lockDirectory(tx: Tx): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('vigilans.directory'))`;
  const head = await tx.auditStream.findUnique({
    where: { streamType_streamId: { streamType: directoryStream.type, streamId: directoryStream.id } },
  });
  return head?.lastSequence ?? 0;
}

/**
 * The frame of every change of one entry: the right to it, one transaction that no other change of the directory
 * runs beside, the write, and its event. `work` returns no event when nothing has changed.
 */
export async function changeDirectory<T>(
  actor: Actor,
  at: Date,
  work: (tx: Tx) => Promise<{ event: DirectoryEvent | null; result: T }>,
): Promise<T> {
  assertMayEditDirectory(actor);
  return db.$transaction(async (tx) => {
    await lockDirectory(tx);
    const { event, result } = await work(tx);
    if (event) await recordEvent(tx, directoryStream, event, actor, at);
    return result;
  });
}

/** What was read before a change: it must exist and still have the version that the form was filled from. */
export function unchanged<T extends { version: number }>(row: T | null, version: number): T {
  if (!row) throw new NotFoundError();
  if (row.version !== version) throw new ConflictError();
  return row;
}

/** The guarded write itself: exactly one row, or somebody else was there first. */
export function written({ count }: { count: number }): void {
  if (count !== 1) throw new ConflictError();
}
