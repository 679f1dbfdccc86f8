"use server";

import {
  returnChecklist as returnCommand,
  startGathering as startCommand,
  submitChecklist as submitCommand,
} from "#lib/cases/commands/gathering.ts";
import { caseFormSchema, reasonSchema } from "#lib/cases/schema.ts";
import { now } from "#lib/clock.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";

export async function startGathering(_previous: FormState, formData: FormData) {
  return runAction("cases.triage", caseFormSchema, formData, async (actor, input) => {
    await startCommand(actor, input, now());
    return { notice: "gatheringStarted" };
  });
}

export async function submitChecklist(_previous: FormState, formData: FormData) {
  return runAction("cases.gather", caseFormSchema, formData, async (actor, input) => {
    await submitCommand(actor, input, now());
    return { notice: "checklistSubmitted" };
  });
}

export async function returnChecklist(_previous: FormState, formData: FormData) {
  return runAction("cases.coordinate", reasonSchema, formData, async (actor, input) => {
    await returnCommand(actor, input, now());
    const number = formData.get("number");
    return { redirect: typeof number === "string" ? `/cases/${encodeURIComponent(number)}` : "/cases" };
  });
}
