import { recordEvent, systemActor } from "#lib/audit/record.ts";
import { db } from "#lib/db.ts";
import type { Comparison } from "#lib/intake/mailboxes/reconciling.ts";
import { log } from "#lib/log.ts";

/** Asks the readers of all mailboxes to compare what the server holds with what has a fate. */
export async function requestReconciliations(at: Date): Promise<void> {
  await db.mailboxConnection.updateMany({ where: { active: true }, data: { reconcileRequestedAt: at } });
}

/** The same of one mailbox. */
export async function requestReconciliationOf(id: string, at: Date): Promise<void> {
  await db.mailboxConnection.updateMany({ where: { id }, data: { reconcileRequestedAt: at } });
}

/** Keeps what a comparison found, and takes its request away. What was missing is told in the history. */
export async function recordReconciliation(
  mailbox: { id: string; name: string },
  requestedAt: Date,
  { onServer, withFate, missing, found }: Comparison,
  at: Date,
): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.mailboxReconciliation.create({
      data: { mailboxId: mailbox.id, at, onServer, withFate, missing, found },
    });
    await tx.mailboxConnection.updateMany({ where: { id: mailbox.id }, data: { brokenComparisons: 0 } });
    // A request that came meanwhile stays.
    await tx.mailboxConnection.updateMany({
      where: { id: mailbox.id, reconcileRequestedAt: { lte: requestedAt } },
      data: { reconcileRequestedAt: null },
    });
    if (missing === 0) return;
    const event = { type: "mailbox_missing", data: { name: mailbox.name, missing } };
    await recordEvent(tx, { type: "settings", id: "region" }, event, systemActor, at);
  });
  if (missing > 0) log.warn({ mailbox: mailbox.id, missing }, "messages of a mailbox had no fate");
}
