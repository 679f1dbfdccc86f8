import type { z } from "zod";
import { recordEvent } from "#lib/audit/record.ts";
import { may } from "#lib/auth/access.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { hashPassword, randomPassword } from "#lib/auth/password.ts";
import {
  type grantRoleSchema,
  type newUserSchema,
  type renameUserSchema,
  type setUserActiveSchema,
  tiedTo,
  type userSchema,
  type withdrawRoleSchema,
} from "#lib/auth/users/schema.ts";
import { db, type Tx } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import { ConflictError, FieldError, ForbiddenError, NotFoundError, RefusedError } from "#lib/errors.ts";
import type { Prisma } from "#prisma/generated/client.ts";

/** What happens to an account, in the chain of that account. */
type UserEvent = { type: string; data: Record<string, unknown> };

function assertMayEditUsers(actor: Actor): void {
  if (!may(actor, "users.edit")) throw new ForbiddenError();
}

/**
 * The frame of every change of an account: the right to it, one transaction that no other change of accounts runs
 * beside, the guarded write, and its event. Somebody who can look after the system must be left at the end.
 */
async function changeUser(
  actor: Actor,
  { id, version }: z.output<typeof userSchema>,
  at: Date,
  work: (
    tx: Tx,
    user: { id: string; name: string; email: string; demo: boolean },
  ) => Promise<{ event: UserEvent; data?: Prisma.UserUpdateManyMutationInput }>,
): Promise<void> {
  assertMayEditUsers(actor);
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('vigilans.users'))`;
    const user = await tx.user.findUnique({ where: { id } });
    if (!user) throw new NotFoundError();
    const { event, data } = await work(tx, user);
    const { count } = await tx.user.updateMany({
      where: { id, version },
      data: { ...data, version: { increment: 1 } },
    });
    if (count !== 1) throw new ConflictError();
    await assertAdministratorLeft(tx);
    await recordEvent(tx, { type: "users", id }, event, actor, at);
  });
}

async function assertAdministratorLeft(tx: Tx): Promise<void> {
  const left = await tx.user.count({
    where: {
      active: true,
      // Demonstration accounts cannot sign in outside demonstration mode.
      ...(env().VIGILANS_DEMO ? {} : { demo: false }),
      roles: { some: { role: "admin", administrationId: null, unitId: null, projectId: null } },
    },
  });
  if (left === 0) throw new RefusedError([{ key: "lastAdministrator" }]);
}

async function endSessions(tx: Tx, userId: string, at: Date): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { userId, revokedAt: null },
    data: { revokedAt: at },
  });
  return count;
}

/** Makes an account with its first role. Returns the one-time password, which is kept nowhere in readable form. */
export async function createUser(
  actor: Actor,
  input: z.output<typeof newUserSchema>,
  at: Date,
): Promise<{ id: string; password: string }> {
  assertMayEditUsers(actor);
  const { email, name, role } = input;
  const tie = tiedTo(input);
  const password = randomPassword();
  const passwordHash = await hashPassword(password);
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('vigilans.users'))`;
    if (await tx.user.findUnique({ where: { email } })) throw new FieldError("email", "accountThere");
    await assertTieInUse(tx, tie);
    const roles = { create: { role, ...tie } };
    const { id } = await tx.user.create({
      data: { email, name, passwordHash, mustChangePassword: true, roles, createdAt: at },
    });
    const event = { type: "user_created", data: { email, name, role, ...tie } };
    await recordEvent(tx, { type: "users", id }, event, actor, at);
    return { id, password };
  });
}

async function assertTieInUse(
  tx: Tx,
  tie: { administrationId: string | null; unitId: string | null },
): Promise<void> {
  const { administrationId, unitId } = tie;
  if (
    administrationId &&
    !(await tx.administration.findFirst({ where: { id: administrationId, active: true } }))
  )
    throw new FieldError("administrationId", "notInUse");
  if (unitId && !(await tx.unit.findFirst({ where: { id: unitId, active: true } })))
    throw new FieldError("unitId", "notInUse");
}

/** Changes the name that an account shows. */
export function renameUser(actor: Actor, input: z.output<typeof renameUserSchema>, at: Date): Promise<void> {
  return changeUser(actor, input, at, async (_tx, user) => ({
    event: { type: "user_renamed", data: { from: user.name, to: input.name } },
    data: { name: input.name },
  }));
}

/** Gives an account one more role. Throws FieldError when it is held already. */
export function grantRole(actor: Actor, input: z.output<typeof grantRoleSchema>, at: Date): Promise<void> {
  const { id, role } = input;
  const tie = tiedTo(input);
  return changeUser(actor, input, at, async (tx) => {
    await assertTieInUse(tx, tie);
    const held = await tx.roleAssignment.count({ where: { userId: id, role, projectId: null, ...tie } });
    if (held > 0) throw new FieldError("role", "roleHeld");
    await tx.roleAssignment.create({ data: { userId: id, role, ...tie } });
    return { event: { type: "role_granted", data: { role, ...tie } } };
  });
}

/** Takes a role from an account; holds from the person's next request on. */
export function withdrawRole(
  actor: Actor,
  input: z.output<typeof withdrawRoleSchema>,
  at: Date,
): Promise<void> {
  return changeUser(actor, input, at, async (tx, user) => {
    const held = await tx.roleAssignment.findFirst({ where: { id: input.assignmentId, userId: user.id } });
    if (!held) throw new NotFoundError();
    await tx.roleAssignment.delete({ where: { id: held.id } });
    const { role, administrationId, unitId, projectId } = held;
    return { event: { type: "role_withdrawn", data: { role, administrationId, unitId, projectId } } };
  });
}

/** Closes an account, which ends its sessions, or opens it again. Nobody closes their own. */
export function setUserActive(
  actor: Actor,
  input: z.output<typeof setUserActiveSchema>,
  at: Date,
): Promise<void> {
  const { id, active } = input;
  return changeUser(actor, input, at, async (tx) => {
    if (!active && id === actor.id) throw new RefusedError([{ key: "ownAccount" }]);
    const sessions = active ? 0 : await endSessions(tx, id, at);
    const event = { type: active ? "user_reactivated" : "user_deactivated", data: { sessions } };
    return { event, data: { active } };
  });
}

/**
 * Replaces a forgotten password by a one-time password, which is returned once, and ends all sessions. Throws
 * RefusedError for a demonstration account: it has no password, and is used with one press by everybody.
 */
export async function resetPassword(
  actor: Actor,
  input: z.output<typeof userSchema>,
  at: Date,
): Promise<string> {
  const password = randomPassword();
  const passwordHash = await hashPassword(password);
  await changeUser(actor, input, at, async (tx, { id, demo }) => {
    if (demo) throw new RefusedError([{ key: "demoPassword" }]);
    return {
      event: { type: "password_reset", data: { sessions: await endSessions(tx, id, at) } },
      data: { passwordHash, mustChangePassword: true, failedSignIns: 0, lockedUntil: null },
    };
  });
  return password;
}

/** Opens an account that repeated failures have locked. */
export function unlockUser(actor: Actor, input: z.output<typeof userSchema>, at: Date): Promise<void> {
  return changeUser(actor, input, at, async () => ({
    event: { type: "user_unlocked", data: {} },
    data: { failedSignIns: 0, lockedUntil: null },
  }));
}

/** Ends all of an account's sessions. */
export function endUserSessions(actor: Actor, input: z.output<typeof userSchema>, at: Date): Promise<void> {
  return changeUser(actor, input, at, async (tx, { id }) => ({
    event: { type: "sessions_ended", data: { sessions: await endSessions(tx, id, at) } },
  }));
}
