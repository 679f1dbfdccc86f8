"use server";

import { z } from "zod";
import { now } from "#lib/clock.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";
import { resendFailedMail } from "#lib/mail/commands.ts";

/** Puts a failed mail in the queue again. */
export async function resend(_previous: FormState, formData: FormData) {
  return runAction("mails.resend", z.object({ mailId: z.uuid() }), formData, async (actor, { mailId }) => {
    await resendFailedMail(actor, mailId, now());
    return { notice: "mailQueued" };
  });
}
