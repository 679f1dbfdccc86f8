"use server";

import { now } from "#lib/clock.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";
import { previewSource, type SourcePreview } from "#lib/intake/watch/commands/preview.ts";
import {
  addSource as addSourceCommand,
  changeSource,
  fetchSoon,
  removeSource as removeSourceCommand,
  setSourceActive,
} from "#lib/intake/watch/commands/sources.ts";
import { takeEntry as takeEntryCommand } from "#lib/intake/watch/commands/takeEntry.ts";
import {
  entryRefSchema,
  newSourceSchema,
  sourceActiveSchema,
  sourceRefSchema,
  sourceSchema,
} from "#lib/intake/watch/schema.ts";

/** What the source would give as it is set in the form, or what is wrong with the form. Writes nothing. */
export async function trySource(
  _previous: FormState,
  formData: FormData,
): Promise<NonNullable<FormState> & { preview: SourcePreview | null }> {
  let preview: SourcePreview | null = null;
  const state = await runAction("settings.edit", newSourceSchema, formData, async (actor, input) => {
    preview = await previewSource(actor, input, now());
    return undefined;
  });
  return { at: 0, status: "success", problems: [], ...state, preview };
}

export async function addSource(_previous: FormState, formData: FormData) {
  return runAction("settings.edit", newSourceSchema, formData, async (actor, input) => {
    const id = await addSourceCommand(actor, input, now());
    return { redirect: `/settings/watch/${id}` };
  });
}

export async function saveSource(_previous: FormState, formData: FormData) {
  return runAction("settings.edit", sourceSchema, formData, async (actor, input) => {
    await changeSource(actor, input, now());
    return { notice: "saved" };
  });
}

export async function switchSource(_previous: FormState, formData: FormData) {
  return runAction("settings.edit", sourceActiveSchema, formData, async (actor, input) => {
    await setSourceActive(actor, input, now());
    return { notice: input.active ? "sourceOn" : "sourceOff" };
  });
}

export async function fetchNow(_previous: FormState, formData: FormData) {
  return runAction("settings.edit", sourceRefSchema, formData, async (actor, input) => {
    await fetchSoon(actor, input, now());
    return { notice: "fetchQueued" };
  });
}

export async function removeSource(_previous: FormState, formData: FormData) {
  return runAction("settings.edit", sourceRefSchema, formData, async (actor, input) => {
    await removeSourceCommand(actor, input, now());
    return { redirect: "/settings/watch" };
  });
}

export async function takeEntry(_previous: FormState, formData: FormData) {
  return runAction("settings.edit", entryRefSchema, formData, async (actor, input) => {
    await takeEntryCommand(actor, input.entryId, now());
    return { notice: "entryTaken" };
  });
}
