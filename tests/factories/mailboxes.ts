import { now } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { connectMailbox } from "#lib/intake/mailboxes/commands/settings.ts";
import type { NewMailboxInput } from "#lib/intake/mailboxes/schema.ts";
import { actorWith } from "#tests/factories/actor.ts";
import { password } from "#tests/factories/dovecot.ts";
import { until } from "#tests/factories/smtpServer.ts";

export const administrator = actorWith("admin");

/** The form of a mailbox on a server of the test's own. */
export function mailboxInput(
  user: string,
  port: number,
  more: Partial<NewMailboxInput> = {},
): NewMailboxInput {
  return {
    name: `Brevlåda ${user}`,
    address: `${user}@regionhalland.se`,
    host: "127.0.0.1",
    port,
    security: "none",
    username: user,
    folder: "INBOX",
    auth: "password",
    secret: password,
    tokenUrl: null,
    clientId: null,
    scope: null,
    after: "seen",
    afterName: null,
    silenceMinutes: 60,
    ...more,
  };
}

/** Connects a mailbox of a server of the test's own. Returns its id. */
export function connect(user: string, port: number, more: Partial<NewMailboxInput> = {}): Promise<string> {
  return connectMailbox(administrator, mailboxInput(user, port, more), now());
}

export const mailboxRow = (id: string) => db.mailboxConnection.findUniqueOrThrow({ where: { id } });

/** The messages that came to a user's mailbox, by subject, with their fates. */
export async function fatesOf(user: string) {
  return db.incomingMessage.findMany({
    where: { mailbox: `${user}@regionhalland.se` },
    orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
    select: { id: true, subject: true, fate: true, fateReason: true, archive: true, sha256: true },
  });
}

/** Waits until so many messages of a user have been taken in. */
export async function taken(user: string, count: number, seconds = 30): Promise<void> {
  const where = { mailbox: `${user}@regionhalland.se` };
  await until(async () => (await db.incomingMessage.count({ where })) >= count, seconds);
}

/** Waits until a mailbox has been read for the first time, or since a moment. */
export async function read(id: string, since = new Date(0), seconds = 30): Promise<void> {
  await until(async () => {
    const { readAt, problem } = await mailboxRow(id);
    return readAt !== null && readAt > since && problem === null;
  }, seconds);
}
