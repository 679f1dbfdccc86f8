"use server";

import { now } from "#lib/clock.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";
import { dismissMessages } from "#lib/intake/commands/handle.ts";
import { dismissSeveralSchema } from "#lib/intake/schema.ts";

/** Dismisses the messages that are picked in the list. */
export async function dismissPicked(_previous: FormState, formData: FormData) {
  return runAction("inbox.handle", dismissSeveralSchema, formData, async (actor, input) => {
    await dismissMessages(actor, input, now());
    return { notice: "messagesDismissed", values: { count: input.messages.length } };
  });
}
