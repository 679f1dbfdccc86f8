"use server";

import { now } from "#lib/clock.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";
import { confirmNotice, correctNotice } from "#lib/notices/commands.ts";
import { confirmNoticeSchema, correctNoticeSchema } from "#lib/notices/schema.ts";
import { keepOnlyTyped } from "#lib/notices/shown.ts";

export async function correct(_previous: FormState, formData: FormData) {
  const state = await runAction("notices.edit", correctNoticeSchema, formData, async (actor, input) => {
    await correctNotice(actor, input, now());
    return { notice: input.confirmAll ? "noticeCorrected" : "factsSaved" };
  });
  return keepOnlyTyped(state, formData);
}

export async function confirm(_previous: FormState, formData: FormData) {
  return runAction("notices.edit", confirmNoticeSchema, formData, async (actor, input) => {
    await confirmNotice(actor, input, now());
    return { notice: "noticeConfirmed" };
  });
}
