"use server";

import { now } from "#lib/clock.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";
import {
  answerRequirement,
  excludeRequirements,
  saveTraits as saveTraitsCommand,
} from "#lib/projects/requirements/commands/answers.ts";
import { answerSchema, excludeSchema, traitsSchema } from "#lib/projects/requirements/schema.ts";

export async function saveTraits(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", traitsSchema, formData, async (actor, input) => {
    await saveTraitsCommand(actor, input, now());
    return { notice: "saved" };
  });
}

/** Saves one row and goes on to the next that is to be answered. */
export async function answer(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", answerSchema, formData, async (actor, input) => {
    const { result } = await answerRequirement(actor, input, now());
    const open = input.stay ? input.requirement : result.next;
    const query = new URLSearchParams(input.filter ? { filter: input.filter } : {});
    if (open && !input.stay) query.set("open", open);
    const hash = open ? `#requirement-${open}` : "";
    return { redirect: `/projects/${result.projectNumber}/requirements?${query}${hash}` };
  });
}

export async function excludeRows(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", excludeSchema, formData, async (actor, input) => {
    const count = await excludeRequirements(actor, input, now());
    return { notice: "requirementsExcluded", values: { count } };
  });
}
