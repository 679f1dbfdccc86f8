"use server";

import { now } from "#lib/clock.ts";
import { sendDispatch } from "#lib/dispatch/commands/send.ts";
import { caseNumberOf } from "#lib/dispatch/queries/overview.ts";
import { type Preview, previewOf } from "#lib/dispatch/queries/preview.ts";
import { dispatchSchema } from "#lib/dispatch/schema.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";

/** The mails as they would be sent, or what is wrong with the form. Writes nothing. */
export async function previewDispatch(
  _previous: FormState,
  formData: FormData,
): Promise<NonNullable<FormState> & { preview: Preview | null }> {
  let preview: Preview | null = null;
  const state = await runAction("cases.coordinate", dispatchSchema, formData, async (actor, input) => {
    preview = await previewOf(actor, input, now());
    return undefined;
  });
  return { at: 0, status: "success", problems: [], ...state, preview };
}

export async function sendNewDispatch(_previous: FormState, formData: FormData) {
  return runAction("cases.coordinate", dispatchSchema, formData, async (actor, input) => {
    await sendDispatch(actor, input, now());
    return { redirect: `/cases/${await caseNumberOf(actor, input.caseId)}/dispatch` };
  });
}
