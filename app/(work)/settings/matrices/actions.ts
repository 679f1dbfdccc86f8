"use server";

import { now } from "#lib/clock.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";
import { saveMatrix as saveMatrixCommand } from "#lib/projects/risks/commands/settings.ts";
import { matrixFormSchema } from "#lib/projects/risks/schema.ts";

export async function saveMatrix(_previous: FormState, formData: FormData) {
  return runAction("settings.edit", matrixFormSchema, formData, async (actor, input) => {
    await saveMatrixCommand(actor, input, now());
    return { redirect: "/settings/matrices" };
  });
}
