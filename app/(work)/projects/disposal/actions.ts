"use server";

import { now } from "#lib/clock.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";
import { disposeProject } from "#lib/projects/disposal/commands.ts";
import { disposeSchema } from "#lib/projects/disposal/schema.ts";

/** Removes the documentation of one device for good, once its ten years have passed. */
export async function dispose(_previous: FormState, formData: FormData) {
  return runAction("projects.dispose", disposeSchema, formData, async (actor, input) => {
    // Its row, with the form, is gone from the list: the page says what was done.
    const number = await disposeProject(actor, input, now());
    return { redirect: `/projects/disposal?done=${number}` };
  });
}
