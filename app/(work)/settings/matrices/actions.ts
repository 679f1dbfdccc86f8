"use server";

import { now } from "#lib/clock.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";
import {
  proposeMatrix as proposeMatrixCommand,
  removeMatrix as removeMatrixCommand,
  saveMatrix as saveMatrixCommand,
} from "#lib/projects/risks/commands/settings.ts";
import { matrixFormSchema, matrixPlaceSchema } from "#lib/projects/risks/schema.ts";

export async function saveMatrix(_previous: FormState, formData: FormData) {
  return runAction("settings.edit", matrixFormSchema, formData, async (actor, input) => {
    await saveMatrixCommand(actor, input, now());
    return { redirect: "/settings/matrices" };
  });
}

export async function removeMatrix(_previous: FormState, formData: FormData) {
  return runAction("settings.edit", matrixPlaceSchema, formData, async (actor, input) => {
    await removeMatrixCommand(actor, input, now());
    return { redirect: "/settings/matrices" };
  });
}

export async function proposeMatrix(_previous: FormState, formData: FormData) {
  return runAction("settings.edit", matrixPlaceSchema, formData, async (actor, input) => {
    await proposeMatrixCommand(actor, input, now());
    return { redirect: "/settings/matrices" };
  });
}
