import { recordEvent } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { afterFailure, isLocked } from "#lib/auth/lockout.ts";
import { hashPassword, passwordFits } from "#lib/auth/password.ts";
import { signsByAddress } from "#lib/auth/queries.ts";
import { db } from "#lib/db.ts";
import { FieldError, NotFoundError } from "#lib/errors.ts";

/** A working day and a bit: people sign in in the morning and stay in. */
export const sessionHours = 12;

export type SignIn =
  | { state: "signed_in"; sessionId: string; userId: string }
  | { state: "wrong" }
  | { state: "locked" };

/**
 * Checks a password and opens a session. An unknown address and a wrong password are answered alike; the
 * fifth failure in a row locks the account for fifteen minutes, whatever the next password is.
 */
export async function signInWithPassword(
  input: { email: string; password: string; userAgent: string | null },
  at: Date,
): Promise<SignIn> {
  const user = await db.user.findFirst({ where: { email: input.email.trim().toLowerCase(), active: true } });
  if (user && isLocked(user, at)) return { state: "locked" };
  const fits = await passwordFits(user?.passwordHash ?? null, input.password);
  if (!user) return { state: "wrong" };
  if (!fits) return recordFailure(user.id, at);
  return openSession(user.id, input.userAgent, at);
}

async function recordFailure(userId: string, at: Date): Promise<SignIn> {
  return db.$transaction(async (tx) => {
    const [user] = await tx.$queryRaw<{ name: string; failedSignIns: number; lockedUntil: Date | null }[]>`
      SELECT "name", "failedSignIns", "lockedUntil" FROM "User" WHERE "id" = ${userId}::uuid FOR UPDATE`;
    if (!user) return { state: "wrong" };
    const next = afterFailure(user, at);
    await tx.user.update({ where: { id: userId }, data: next });
    if (!isLocked(next, at)) return { state: "wrong" };
    const event = { type: "account_locked", data: { failures: next.failedSignIns } };
    await recordEvent(tx, { type: "users", id: userId }, event, { id: userId, name: user.name }, at);
    return { state: "locked" };
  });
}

/** Opens a session for a person whose identity is already shown. */
export async function openSession(userId: string, userAgent: string | null, at: Date): Promise<SignIn> {
  return db.$transaction(async (tx) => {
    const user = await tx.user.update({
      where: { id: userId },
      data: { failedSignIns: 0, lockedUntil: null },
    });
    const session = await tx.session.create({
      data: {
        userId,
        userAgent: userAgent?.slice(0, 300) ?? null,
        expiresAt: new Date(at.getTime() + sessionHours * 3_600_000),
        createdAt: at,
        lastSeenAt: at,
      },
    });
    await recordEvent(
      tx,
      { type: "users", id: userId },
      { type: "signed_in", data: {} },
      { id: user.id, name: user.name },
      at,
    );
    return { state: "signed_in", sessionId: session.id, userId };
  });
}

/** Ends one of the person's own sessions; it holds nowhere from the next request on. */
export async function revokeSession(actor: Actor, sessionId: string, at: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id: sessionId, userId: actor.id, revokedAt: null },
      data: { revokedAt: at },
    });
    if (count === 0) throw new NotFoundError();
    await recordEvent(
      tx,
      { type: "users", id: actor.id },
      { type: "session_revoked", data: { sessionId } },
      actor,
      at,
    );
  });
}

/** Ends all the person's own sessions but the one that asks. Returns how many there were. */
export async function revokeOtherSessions(actor: Actor, at: Date): Promise<number> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { userId: actor.id, id: { not: actor.sessionId }, revokedAt: null, expiresAt: { gt: at } },
      data: { revokedAt: at },
    });
    const event = { type: "other_sessions_ended", data: { sessions: count } };
    if (count > 0) await recordEvent(tx, { type: "users", id: actor.id }, event, actor, at);
    return count;
  });
}

/** Ends a session at sign-out. A session that has ended already is left as it is. */
export async function revokeSessionById(sessionId: string, at: Date): Promise<void> {
  await db.session.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt: at } });
}

/**
 * The person's own password once more, before something that binds. A failure counts towards the lock of the
 * account. Throws FieldError at `field` when it is wrong, the account is locked or has no password.
 */
export async function confirmPassword(actor: Actor, typed: string, field: string, at: Date): Promise<void> {
  const user = await db.user.findUniqueOrThrow({ where: { id: actor.id } });
  if (isLocked(user, at)) throw new FieldError(field, "accountLocked");
  const fits = await passwordFits(user.passwordHash, typed);
  if (!fits && !user.passwordHash) throw new FieldError(field, "noPassword");
  if (!fits) {
    const { state } = await recordFailure(actor.id, at);
    throw new FieldError(field, state === "locked" ? "accountLocked" : "wrongPassword");
  }
  await db.user.updateMany({ where: { id: actor.id, failedSignIns: { gt: 0 } }, data: { failedSignIns: 0 } });
}

/**
 * A fresh sign-in within a form. A demonstration account has no password: there, and only in demonstration mode, its
 * own address takes the place of one. Throws FieldError at `field`.
 */
export async function confirmIdentity(actor: Actor, typed: string, field: string, at: Date): Promise<void> {
  if (!(await signsByAddress(actor))) return confirmPassword(actor, typed, field, at);
  if (typed.trim().toLowerCase() !== actor.email) throw new FieldError(field, "wrongAddress");
}

/** Changes the person's own password, and ends all other sessions. The present password is asked for. */
export async function changePassword(
  actor: Actor,
  input: { current: string; next: string },
  at: Date,
): Promise<void> {
  await confirmPassword(actor, input.current, "current", at);
  // A one-time password is known to who gave it.
  if (input.next === input.current) throw new FieldError("next", "passwordUnchanged");
  const passwordHash = await hashPassword(input.next);
  await db.$transaction(async (tx) => {
    await tx.user.update({
      where: { id: actor.id },
      data: { passwordHash, mustChangePassword: false, failedSignIns: 0, version: { increment: 1 } },
    });
    await tx.session.updateMany({
      where: { userId: actor.id, id: { not: actor.sessionId }, revokedAt: null },
      data: { revokedAt: at },
    });
    await recordEvent(tx, { type: "users", id: actor.id }, { type: "password_changed", data: {} }, actor, at);
  });
}

/** Keeps the language a person chose. */
export async function chooseLocale(actor: Actor, locale: "sv" | "en"): Promise<void> {
  await db.user.update({ where: { id: actor.id }, data: { locale } });
}
