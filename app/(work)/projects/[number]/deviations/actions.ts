"use server";

import { now } from "#lib/clock.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";
import {
  addDeviation as addDeviationCommand,
  changeDeviation as changeDeviationCommand,
  checkDeviation as checkDeviationCommand,
  closeDeviation as closeDeviationCommand,
  reopenDeviation as reopenDeviationCommand,
} from "#lib/projects/commands/deviations.ts";
import {
  addDeviationSchema,
  changeDeviationSchema,
  checkDeviationSchema,
} from "#lib/projects/deviations/schema.ts";
import { partFormSchema } from "#lib/projects/schema.ts";

/** VGR 3: deviations are written down as they come up. */
export async function addDeviation(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", addDeviationSchema, formData, async (actor, input) => {
    await addDeviationCommand(actor, input, now());
    return { notice: "saved" };
  });
}

export async function changeDeviation(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", changeDeviationSchema, formData, async (actor, input) => {
    await changeDeviationCommand(actor, input, now());
    const number = formData.get("number");
    const known = typeof number === "string" && /^EG-\d+-\d+$/.test(number);
    return { redirect: known ? `/projects/${number}/deviations#deviation-${input.id}` : "/projects" };
  });
}

export async function checkDeviation(_previous: FormState, formData: FormData) {
  return runAction("projects.decide", checkDeviationSchema, formData, async (actor, input) => {
    await checkDeviationCommand(actor, input, now());
    return { notice: "saved" };
  });
}

export async function closeDeviation(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", partFormSchema, formData, async (actor, input) => {
    await closeDeviationCommand(actor, input, now());
    return { notice: "saved" };
  });
}

export async function reopenDeviation(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", partFormSchema, formData, async (actor, input) => {
    await reopenDeviationCommand(actor, input, now());
    return { notice: "saved" };
  });
}
