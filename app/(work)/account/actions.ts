"use server";

import { z } from "zod";
import {
  changePassword as changePasswordCommand,
  revokeOtherSessions,
  revokeSession as revokeSessionCommand,
} from "#lib/auth/commands.ts";
import { changePasswordSchema, sessionIdSchema } from "#lib/auth/schema.ts";
import { now } from "#lib/clock.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";

/** Changes the person's own password. */
export async function changePassword(_previous: FormState, formData: FormData) {
  return runAction("account.edit", changePasswordSchema, formData, async (actor, input) => {
    await changePasswordCommand(actor, input, now());
    return { notice: "passwordChanged" };
  });
}

/** Ends one of the person's own sessions. */
export async function revokeSession(_previous: FormState, formData: FormData) {
  return runAction("account.edit", sessionIdSchema, formData, async (actor, { sessionId }) => {
    await revokeSessionCommand(actor, sessionId, now());
    return { notice: "sessionRevoked" };
  });
}

/** Ends all of the person's sessions but this one. */
export async function revokeOthers(_previous: FormState, formData: FormData) {
  return runAction("account.edit", z.object({}), formData, async (actor) => {
    const count = await revokeOtherSessions(actor, now());
    return { notice: "otherSessionsRevoked", values: { count } };
  });
}
