"use server";

import { getLocale } from "next-intl/server";
import { now } from "#lib/clock.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";
import { confirmImport, uploadImport } from "#lib/organisation/csv/commands/import.ts";
import { csvWords } from "#lib/organisation/csv/words.ts";
import { confirmImportSchema, uploadImportSchema } from "#lib/organisation/schema.ts";

export async function uploadFile(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("directory.edit", uploadImportSchema, formData, async (actor, input) => {
    const number = await uploadImport(actor, input, now());
    return { redirect: `/directory/import/${number}` };
  });
}

export async function confirmFile(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("directory.edit", confirmImportSchema, formData, async (actor, input) => {
    const counts = await confirmImport(actor, input, csvWords(await getLocale()), now());
    return { notice: "imported", values: counts };
  });
}
