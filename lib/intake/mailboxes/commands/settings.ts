import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { recordEvent } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { seal } from "#lib/auth/sealed.ts";
import { db, type Tx } from "#lib/db.ts";
import { ConflictError, FieldError, NotFoundError, RefusedError } from "#lib/errors.ts";
import { unbroken } from "#lib/intake/mailboxes/commands/progress.ts";
import { type MailboxAccess, tryConnection } from "#lib/intake/mailboxes/imap.ts";
import { fieldOfProblem, MailboxFailure } from "#lib/intake/mailboxes/problems.ts";
import { sealPlace, secretOf } from "#lib/intake/mailboxes/queries.ts";
import {
  type ChangedMailboxInput,
  folderName,
  type mailboxActiveSchema,
  type mailboxRefSchema,
  type NewMailboxInput,
  type removedMailboxSchema,
} from "#lib/intake/mailboxes/schema.ts";
import { changesBetween } from "#lib/organisation/events.ts";
import { assertMayEditSettings } from "#lib/organisation/policy.ts";
import { Prisma } from "#prisma/generated/client.ts";

const stream = { type: "settings", id: "region" } as const;

/** The settings as they are kept, without what the chosen ways do not need, and without the secret. */
function columnsOf(input: NewMailboxInput | ChangedMailboxInput) {
  const { name, address, host, port, security, username, folder, auth, after, silenceMinutes } = input;
  const oauth2 = auth === "oauth2";
  return {
    ...{ name, address, host, port, security, username, folder, auth, after, silenceMinutes },
    tokenUrl: oauth2 ? input.tokenUrl : null,
    clientId: oauth2 ? input.clientId : null,
    scope: oauth2 ? input.scope : null,
    afterName: after === "keyword" || after === "move" ? input.afterName : null,
  };
}

/** Connects one more mailbox; what lies in it now is archive. Returns its id. Throws FieldError when it is there already. */
export async function connectMailbox(actor: Actor, input: NewMailboxInput, at: Date): Promise<string> {
  assertMayEditSettings(actor);
  const id = randomUUID();
  const columns = columnsOf(input);
  const secret = seal(input.secret, sealPlace(id));
  await unique(() =>
    db.$transaction(async (tx) => {
      await tx.mailboxConnection.create({
        data: { id, ...columns, secret, archiveBefore: at, activeSince: at, createdAt: at },
      });
      const { name, address } = columns;
      await record(tx, actor, { type: "mailbox_connected", data: { name, address, values: columns } }, at);
    }),
  );
  return id;
}

/**
 * Changes how a mailbox is read; its reader begins anew at once. Another user or folder is another mailbox: what
 * lies in it now is archive. Another server needs the secret anew. Throws NotFound, Conflict or FieldError.
 */
export async function changeMailbox(actor: Actor, input: ChangedMailboxInput, at: Date): Promise<void> {
  assertMayEditSettings(actor);
  const { id, version } = input;
  await unique(() =>
    db.$transaction(async (tx) => {
      const before = await current(tx, id, version);
      const columns = columnsOf(input);
      const changes = changesBetween(before, columns);
      const newSecret = input.secret ? { secret: seal(input.secret, sealPlace(id)) } : {};
      if (changes.length === 0 && !input.secret) return;
      if (!input.secret && targetOf(columns) !== targetOf(before))
        throw new FieldError("secret", "secretForOtherServer");
      const sameFolder = columns.folder === folderName(before.folder);
      const other = columns.username !== before.username || !sameFolder;
      const anew = { uidValidity: null, archiveUidNext: null, lastUid: 0, ...unbroken };
      const elsewhere = other || columns.host !== before.host;
      await write(tx, id, version, {
        ...columns,
        ...newSecret,
        ...(elsewhere ? anew : {}),
        ...(other ? { archiveBefore: at } : {}),
      });
      // Places of another server or user say nothing of this one's messages: those are known by their content.
      if (elsewhere) await tx.mailboxMessage.deleteMany({ where: { mailboxId: id } });
      else if (columns.folder !== before.folder) {
        const places = { mailboxId: id, folder: before.folder };
        await tx.mailboxMessage.updateMany({ where: places, data: { folder: columns.folder } });
      }
      const data = { name: before.name, changes, secretChanged: Boolean(input.secret) };
      await record(tx, actor, { type: "mailbox_changed", data }, at);
    }),
  );
}

/** Stops the reading of a mailbox, or takes it up again. Throws NotFound or Conflict. */
export async function setMailboxActive(
  actor: Actor,
  { id, version, active }: z.output<typeof mailboxActiveSchema>,
  at: Date,
): Promise<void> {
  assertMayEditSettings(actor);
  await db.$transaction(async (tx) => {
    const before = await current(tx, id, version);
    if (before.active === active) throw new ConflictError();
    const well = { problem: null, problemDetail: null, problemSince: null, alarmedAt: null };
    // Of a mailbox that was never read, what has come until now is old mail.
    const archiveBefore = active && before.uidValidity === null ? { archiveBefore: at } : {};
    await write(tx, id, version, {
      active,
      ...well,
      ...archiveBefore,
      ...(active ? { activeSince: at } : {}),
    });
    const type = active ? "mailbox_resumed" : "mailbox_paused";
    await record(tx, actor, { type, data: { name: before.name } }, at);
  });
}

/**
 * Removes a mailbox that is no longer read, with where its messages were seen and what its comparisons found. The
 * messages stay. Throws Forbidden, NotFound, Conflict, or Refused while it is read.
 */
export async function removeMailbox(
  actor: Actor,
  { id, version }: z.output<typeof removedMailboxSchema>,
  at: Date,
): Promise<void> {
  assertMayEditSettings(actor);
  await db.$transaction(async (tx) => {
    // Held until the end, so that nothing is added to it by a reader that has not yet let go.
    await tx.$queryRaw`SELECT "id" FROM "MailboxConnection" WHERE "id" = ${id}::uuid FOR UPDATE`;
    const { name, address, active } = await current(tx, id, version);
    if (active) throw new RefusedError([{ key: "mailboxOn" }]);
    await tx.mailboxMessage.deleteMany({ where: { mailboxId: id } });
    await tx.mailboxReconciliation.deleteMany({ where: { mailboxId: id } });
    const { count } = await tx.mailboxConnection.deleteMany({ where: { id, version, active: false } });
    if (count !== 1) throw new ConflictError();
    await record(tx, actor, { type: "mailbox_removed", data: { name, address } }, at);
  });
}

/** Asks for a comparison of what the server holds with what has a fate. Throws NotFound. */
export async function requestReconciliation(
  actor: Actor,
  { id }: z.output<typeof mailboxRefSchema>,
  at: Date,
): Promise<void> {
  assertMayEditSettings(actor);
  await db.$transaction(async (tx) => {
    const found = await tx.mailboxConnection.findFirst({
      where: { id, active: true },
      select: { name: true },
    });
    if (!found) throw new NotFoundError();
    await tx.mailboxConnection.updateMany({ where: { id }, data: { reconcileRequestedAt: at } });
    await record(tx, actor, { type: "mailbox_compared", data: { name: found.name } }, at);
  });
}

/**
 * Tries a connection as it stands in the form, keeping nothing and changing nothing on the server. Without a secret
 * the kept one is used, but never for another server than it was given for. Returns how many messages the folder
 * holds. Throws NotFound, or a FieldError that says in words what is wrong, at the field where it is put right.
 */
export async function tryMailbox(
  actor: Actor,
  input: NewMailboxInput | ChangedMailboxInput,
): Promise<{ count: number; folder: string }> {
  assertMayEditSettings(actor);
  const columns = columnsOf(input);
  const secret = input.secret || (await keptSecret(input as ChangedMailboxInput));
  try {
    return { count: await tryConnection({ ...columns, secret }), folder: columns.folder };
  } catch (error) {
    if (!(error instanceof MailboxFailure)) throw error;
    throw new FieldError(fieldOfProblem[error.problem], `mailbox.${error.problem}`, { detail: error.detail });
  }
}

/** Where the secret is sent. */
function targetOf({ host, tokenUrl }: Pick<MailboxAccess, "host" | "tokenUrl">): string {
  return `${host} ${tokenUrl ?? ""}`;
}

async function keptSecret(input: ChangedMailboxInput): Promise<string> {
  const kept = await db.mailboxConnection.findUnique({ where: { id: input.id } });
  if (!kept) throw new NotFoundError();
  if (targetOf(columnsOf(input)) !== targetOf(kept)) throw new FieldError("secret", "secretForOtherServer");
  try {
    return secretOf(kept);
  } catch {
    throw new FieldError("secret", "mailbox.secretUnreadable", { detail: "" });
  }
}

async function current(tx: Tx, id: string, version: number) {
  const row = await tx.mailboxConnection.findUnique({ where: { id } });
  if (!row) throw new NotFoundError();
  if (row.version !== version) throw new ConflictError();
  return row;
}

async function write(
  tx: Tx,
  id: string,
  version: number,
  data: Prisma.MailboxConnectionUncheckedUpdateManyInput,
): Promise<void> {
  const { count } = await tx.mailboxConnection.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count !== 1) throw new ConflictError();
}

async function record(tx: Tx, actor: Actor, event: { type: string; data: object }, at: Date): Promise<void> {
  await recordEvent(tx, stream, event, actor, at);
}

async function unique<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
      throw new FieldError("username", "mailboxConnected");
    throw error;
  }
}
