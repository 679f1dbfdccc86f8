import { type Actor, holdsRegionWide } from "#lib/auth/actor.ts";
import { unseal } from "#lib/auth/sealed.ts";
import { db } from "#lib/db.ts";
import { NotFoundError } from "#lib/errors.ts";
import type { MailboxAccess } from "#lib/intake/mailboxes/imap.ts";
import { MailboxFailure } from "#lib/intake/mailboxes/problems.ts";
import type { FoundMissing } from "#lib/intake/mailboxes/reconciling.ts";
import { isSilent } from "#lib/intake/mailboxes/silence.ts";
import { mayHandleInbox } from "#lib/intake/policy.ts";
import { assertMayEditSettings } from "#lib/organisation/policy.ts";
import type { MailboxConnection } from "#prisma/generated/client.ts";

/** Where the secret of a mailbox is sealed for. */
export function sealPlace(id: string): string {
  return `MailboxConnection ${id}`;
}

/** A mailbox as its reader needs it, with the secret in the clear. Throws a MailboxFailure when it does not open. */
export async function mailboxToRead(id: string): Promise<{ row: MailboxConnection; access: MailboxAccess }> {
  const row = await db.mailboxConnection.findUniqueOrThrow({ where: { id } });
  return { row, access: { ...row, secret: secretOf(row) } };
}

/** The secret of a mailbox in the clear. Throws a MailboxFailure when it does not open. */
export function secretOf({ id, secret }: Pick<MailboxConnection, "id" | "secret">): string {
  try {
    return unseal(secret, sealPlace(id));
  } catch {
    throw new MailboxFailure("secretUnreadable");
  }
}

/** Everything of a mailbox that pages show. Never the secret. */
const shown = { secret: true } as const;

/** Every mailbox that is connected, by name, for the settings. Throws Forbidden. */
export async function mailboxList(actor: Actor) {
  assertMayEditSettings(actor);
  return db.mailboxConnection.findMany({
    omit: shown,
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 200,
    include: { reconciliations: { orderBy: { at: "desc" }, take: 1, omit: { found: true } } },
  });
}

export type ListedMailbox = Awaited<ReturnType<typeof mailboxList>>[number];

/**
 * One mailbox with its last comparisons; what the missing messages are about only for who reads the Inkorg. Throws
 * Forbidden or NotFound.
 */
export async function mailboxById(actor: Actor, id: string) {
  assertMayEditSettings(actor);
  const found = await db.mailboxConnection.findUnique({
    where: { id },
    omit: shown,
    include: { reconciliations: { orderBy: { at: "desc" }, take: 10 } },
  });
  if (!found) throw new NotFoundError();
  return {
    ...found,
    reconciliations: found.reconciliations.map((row) => ({
      ...row,
      found: (row.found as FoundMissing[]).map((one) => ({
        ...one,
        ...(mayHandleInbox(actor) ? {} : { subject: null, messageId: null }),
        takenIn: one.messageId !== null,
        hidden: !mayHandleInbox(actor),
      })),
    })),
  };
}

export type WholeMailbox = Awaited<ReturnType<typeof mailboxById>>;

const watched = {
  id: true,
  name: true,
  readAt: true,
  activeSince: true,
  silenceMinutes: true,
  problem: true,
} as const;

/** The mailboxes that have not been read for longer than they may, for coordinators and administrators. */
export async function silentMailboxes(actor: Actor, at: Date) {
  if (!holdsRegionWide(actor, "coordinator", "admin")) return [];
  const rows = await db.mailboxConnection.findMany({
    where: { active: true },
    select: watched,
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 200,
  });
  return rows.filter((row) => isSilent(row, at));
}

export type SilentMailbox = Awaited<ReturnType<typeof silentMailboxes>>[number];

/** For monitoring, without names: how many mailboxes are to be read, how many are silent or have a problem. */
export async function mailboxHealth(at: Date): Promise<{ active: number; silent: number; problems: number }> {
  const rows = await db.mailboxConnection.findMany({ where: { active: true }, select: watched });
  return {
    active: rows.length,
    silent: rows.filter((row) => isSilent(row, at)).length,
    problems: rows.filter(({ problem }) => problem !== null).length,
  };
}
