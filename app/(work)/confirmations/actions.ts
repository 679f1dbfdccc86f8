"use server";

import { now } from "#lib/clock.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";
import { confirmTest } from "#lib/projects/commands/performers.ts";
import { confirmSchema } from "#lib/projects/tests/schema.ts";

/** A performer's own word that risks and limits are known (VGR 3.3, 3.4). */
export async function confirm(_previous: FormState, formData: FormData) {
  return runAction("tests.confirm", confirmSchema, formData, async (actor, input) => {
    await confirmTest(actor, input, now());
    return { notice: "testConfirmed" };
  });
}
