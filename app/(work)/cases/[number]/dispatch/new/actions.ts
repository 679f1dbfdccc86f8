"use server";

import { may } from "#lib/auth/access.ts";
import { currentActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { sendDispatch } from "#lib/dispatch/commands/send.ts";
import { caseNumberOf } from "#lib/dispatch/queries/overview.ts";
import { type Preview, previewOf } from "#lib/dispatch/queries/preview.ts";
import { dispatchSchema } from "#lib/dispatch/schema.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";
import { recipientCandidates } from "#lib/organisation/queries.ts";
import type { RecipientCandidate } from "#lib/organisation/recipients.ts";

/** The mails as they would be sent, or what is wrong with the form. Writes nothing. */
export async function previewDispatch(
  formData: FormData,
): Promise<{ state: FormState; preview: Preview | null }> {
  let preview: Preview | null = null;
  const state = await runAction("cases.coordinate", dispatchSchema, formData, async (actor, input) => {
    preview = await previewOf(actor, input, now());
    return undefined;
  });
  return { state, preview };
}

export async function sendNewDispatch(formData: FormData): Promise<FormState> {
  return runAction("cases.coordinate", dispatchSchema, formData, async (actor, input) => {
    await sendDispatch(actor, input, now());
    return { redirect: `/cases/${await caseNumberOf(actor, input.caseId)}/dispatch` };
  });
}

/** Recipients of the directory that fit a search. Empty for those who may not send. */
export async function searchRecipients(query: unknown): Promise<RecipientCandidate[]> {
  const actor = await currentActor();
  const allowed = actor && may(actor, "cases.coordinate") && may(actor, "directory.view");
  if (!allowed || typeof query !== "string" || query.trim().length < 2) return [];
  return (await recipientCandidates(actor, { query: query.slice(0, 100) })).slice(0, 60);
}
