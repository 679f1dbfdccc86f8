"use server";

import { now } from "#lib/clock.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";
import {
  addActivity as addActivityCommand,
  changeActivity as changeActivityCommand,
  removeActivity as removeActivityCommand,
} from "#lib/projects/commands/timePlan.ts";
import { addActivitySchema, changeActivitySchema } from "#lib/projects/market/schema.ts";
import { partFormSchema } from "#lib/projects/schema.ts";

function page(formData: FormData, rest = ""): string {
  const number = formData.get("number");
  return typeof number === "string" && /^EG-\d+-\d+$/.test(number)
    ? `/projects/${number}/decisions/time-plan${rest}`
    : "/projects";
}

/** VGR 2: the time plan. */
export async function addActivity(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", addActivitySchema, formData, async (actor, input) => {
    await addActivityCommand(actor, input, now());
    return { notice: "saved" };
  });
}

export async function changeActivity(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", changeActivitySchema, formData, async (actor, input) => {
    await changeActivityCommand(actor, input, now());
    return { redirect: page(formData, `#activity-${input.id}`) };
  });
}

export async function removeActivity(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", partFormSchema, formData, async (actor, input) => {
    await removeActivityCommand(actor, input, now());
    return { redirect: page(formData) };
  });
}
