import { db } from "#lib/db.ts";

/** A reader that is silent this long has lost its mailbox to the next one, in seconds. */
const holdSeconds = 5;

/** The mailboxes that are to be read, with the version of their settings. */
export async function activeMailboxes(): Promise<{ id: string; version: number }[]> {
  return db.mailboxConnection.findMany({
    where: { active: true },
    select: { id: true, version: true },
    orderBy: { id: "asc" },
  });
}

/**
 * Makes this reader the one reader of a mailbox, unless another one holds it. The database's clock decides, so that
 * machines need not agree on the time; a reader that dies without a word loses the mailbox within seconds.
 */
export async function claimMailbox(id: string, readerId: string): Promise<boolean> {
  const count = await db.$executeRaw`
    UPDATE "MailboxConnection"
    SET "readerId" = ${readerId}::uuid, "readerUntil" = now() + ${holdSeconds} * interval '1 second'
    WHERE "id" = ${id}::uuid AND "active" AND ("readerUntil" IS NULL OR "readerUntil" < now())`;
  return count === 1;
}

export type Held = { version: number; reconcileRequestedAt: Date | null };

/** The reader says that it lives. Null when the mailbox is no longer its own. */
export async function renewMailbox(id: string, readerId: string): Promise<Held | null> {
  const [row] = await db.$queryRaw<Held[]>`
    UPDATE "MailboxConnection" SET "readerUntil" = now() + ${holdSeconds} * interval '1 second'
    WHERE "id" = ${id}::uuid AND "active" AND "readerId" = ${readerId}::uuid AND "readerUntil" >= now()
    RETURNING "version", "reconcileRequestedAt"`;
  return row ?? null;
}

/** Gives a mailbox up at once. */
export async function releaseMailbox(id: string, readerId: string): Promise<void> {
  await db.mailboxConnection.updateMany({
    where: { id, readerId },
    data: { readerId: null, readerUntil: null },
  });
}
