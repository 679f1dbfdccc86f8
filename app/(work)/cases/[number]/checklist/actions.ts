"use server";

import * as answers from "#lib/checklist/commands/answers.ts";
import * as entries from "#lib/checklist/commands/entries.ts";
import * as files from "#lib/checklist/commands/files.ts";
import { mailChecklist } from "#lib/checklist/commands/mail.ts";
import * as schema from "#lib/checklist/schema.ts";
import { now } from "#lib/clock.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";

export async function answerSearch(_previous: FormState, formData: FormData) {
  return runAction("cases.gather", schema.searchInputSchema, formData, async (actor, input) => {
    await answers.answerSearch(actor, input, now());
    return { notice: "saved" };
  });
}

export async function answerReply(_previous: FormState, formData: FormData) {
  return runAction("cases.gather", schema.replyInputSchema, formData, async (actor, input) => {
    await answers.answerReply(actor, input, now());
    return { notice: "saved" };
  });
}

export async function suggestHandling(_previous: FormState, formData: FormData) {
  return runAction("cases.gather", schema.suggestionInputSchema, formData, async (actor, input) => {
    await answers.suggestHandling(actor, input, now());
    return { notice: "saved" };
  });
}

export async function clearRow(_previous: FormState, formData: FormData) {
  return runAction("cases.gather", schema.clearInputSchema, formData, async (actor, input) => {
    await answers.clearRow(actor, input, now());
    return { notice: "saved" };
  });
}

export async function addEntry(_previous: FormState, formData: FormData) {
  return runAction("cases.gather", schema.entryInputSchema, formData, async (actor, input) => {
    await entries.addEntry(actor, input, now());
    return { notice: "entriesAdded", values: { count: 1 } };
  });
}

export async function addPastedEntries(_previous: FormState, formData: FormData) {
  return runAction("cases.gather", schema.pastedInputSchema, formData, async (actor, input) => {
    const count = await entries.addPastedEntries(actor, input, now());
    return { notice: "entriesAdded", values: { count } };
  });
}

export async function removeEntry(_previous: FormState, formData: FormData) {
  return runAction("cases.gather", schema.removeEntrySchema, formData, async (actor, input) => {
    await entries.removeEntry(actor, input, now());
    return { notice: "saved" };
  });
}

export async function removeFile(_previous: FormState, formData: FormData) {
  return runAction("cases.gather", schema.removeFileSchema, formData, async (actor, input) => {
    await files.removeFile(actor, input, now());
    return { notice: "saved" };
  });
}

export async function mail(_previous: FormState, formData: FormData) {
  return runAction("cases.gather", schema.mailInputSchema, formData, async (actor, input) => {
    const { to } = await mailChecklist(actor, input, now());
    return { notice: "checklistMailed", values: { to: to.join(", ") } };
  });
}
