"use server";

import { getLocale } from "next-intl/server";
import { now } from "#lib/clock.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";
import { importAnswers, uploadWorkbook } from "#lib/projects/workbook/commands/import.ts";
import { importWorkbookSchema, uploadWorkbookSchema } from "#lib/projects/workbook/schema.ts";
import { wordsIn } from "#lib/projects/workbook/words.ts";

export async function uploadFile(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", uploadWorkbookSchema, formData, async (actor, input) => {
    const { sha256, projectNumber } = await uploadWorkbook(actor, "requirements", input, now());
    return { redirect: `/projects/${projectNumber}/requirements/import/${sha256}` };
  });
}

/** Writes what the review showed, and goes back to the whole. */
export async function confirmFile(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", importWorkbookSchema, formData, async (actor, input) => {
    const { result } = await importAnswers(actor, input, wordsIn(await getLocale()), now());
    return { redirect: `/projects/${result.projectNumber}/requirements` };
  });
}
