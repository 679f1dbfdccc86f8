"use server";

import { now } from "#lib/clock.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";
import { saveSetting } from "#lib/organisation/commands/settings.ts";
import {
  acknowledgementFormSchema,
  deadlinesFormSchema,
  institutionFormSchema,
  linkDaysFormSchema,
  openingFormSchema,
  regionFormSchema,
} from "#lib/organisation/settingForms.ts";

export async function saveRegion(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("settings.edit", regionFormSchema, formData, async (actor, { version, ...value }) => {
    await saveSetting(actor, { key: "region", value, version }, now());
    return { notice: "saved" };
  });
}

export async function saveAcknowledgement(_: FormState, formData: FormData): Promise<FormState> {
  return runAction(
    "settings.edit",
    acknowledgementFormSchema,
    formData,
    async (actor, { version, ...value }) => {
      await saveSetting(actor, { key: "acknowledgement", value, version }, now());
      return { notice: "saved" };
    },
  );
}

export async function saveLinkDays(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("settings.edit", linkDaysFormSchema, formData, async (actor, { version, days }) => {
    await saveSetting(actor, { key: "linkDays", value: days, version }, now());
    return { notice: "saved" };
  });
}

export async function saveDeadlines(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("settings.edit", deadlinesFormSchema, formData, async (actor, { version, ...value }) => {
    await saveSetting(actor, { key: "deadlines", value, version }, now());
    return { notice: "saved" };
  });
}

export async function saveInstitution(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("settings.edit", institutionFormSchema, formData, async (actor, { version, ...value }) => {
    await saveSetting(actor, { key: "institution", value, version }, now());
    return { notice: "saved" };
  });
}

export async function saveOpening(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("settings.edit", openingFormSchema, formData, async (actor, { version, ...value }) => {
    await saveSetting(actor, { key: "opening", value, version }, now());
    return { notice: "saved" };
  });
}
