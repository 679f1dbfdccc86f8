"use server";

import {
  createUser,
  endUserSessions,
  grantRole,
  renameUser,
  resetPassword,
  setUserActive,
  unlockUser,
  withdrawRole,
} from "#lib/auth/users/commands.ts";
import {
  grantRoleSchema,
  newUserSchema,
  renameUserSchema,
  setUserActiveSchema,
  userSchema,
  withdrawRoleSchema,
} from "#lib/auth/users/schema.ts";
import { now } from "#lib/clock.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";
import { reassignProjects } from "#lib/projects/commands/owner.ts";
import { reassignProjectsSchema } from "#lib/projects/schema.ts";

const saved = { notice: "saved" };

export async function addUser(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("users.edit", newUserSchema, formData, async (actor, input) => {
    const { password } = await createUser(actor, input, now());
    return { notice: "userCreated", values: { email: input.email, password } };
  });
}

export async function saveName(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("users.edit", renameUserSchema, formData, async (actor, input) => {
    await renameUser(actor, input, now());
    return saved;
  });
}

export async function giveRole(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("users.edit", grantRoleSchema, formData, async (actor, input) => {
    await grantRole(actor, input, now());
    return saved;
  });
}

export async function takeRole(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("users.edit", withdrawRoleSchema, formData, async (actor, input) => {
    await withdrawRole(actor, input, now());
    return undefined;
  });
}

export async function changeUserActive(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("users.edit", setUserActiveSchema, formData, async (actor, input) => {
    await setUserActive(actor, input, now());
    return saved;
  });
}

export async function newPassword(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("users.edit", userSchema, formData, async (actor, input) => {
    const password = await resetPassword(actor, input, now());
    return { notice: "passwordReset", values: { password } };
  });
}

export async function unlock(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("users.edit", userSchema, formData, async (actor, input) => {
    await unlockUser(actor, input, now());
    return { notice: "userUnlocked" };
  });
}

export async function endSessions(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("users.edit", userSchema, formData, async (actor, input) => {
    await endUserSessions(actor, input, now());
    return { notice: "sessionsEnded" };
  });
}

/** The projects of a product owner who has left go to another one. */
export async function reassign(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("users.edit", reassignProjectsSchema, formData, async (actor, input) => {
    const count = await reassignProjects(actor, input, now());
    return { notice: "projectsReassigned", values: { count } };
  });
}
