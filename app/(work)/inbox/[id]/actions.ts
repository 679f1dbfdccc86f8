"use server";

import { now } from "#lib/clock.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";
import { dismissMessage, linkMessage, registerMessage, returnMessage } from "#lib/intake/commands/handle.ts";
import { markMessageDuplicate } from "#lib/intake/commands/markDuplicate.ts";
import { readPicturesAgain } from "#lib/intake/commands/readPictures.ts";
import { retryMessage } from "#lib/intake/commands/retry.ts";
import { readMessageAnew, reviewMessage } from "#lib/intake/commands/review.ts";
import {
  dismissMessageSchema,
  duplicateMessageSchema,
  linkMessageSchema,
  messageFormSchema,
  registerMessageSchema,
  reviewMessageSchema,
} from "#lib/intake/schema.ts";
import { keepOnlyTyped } from "#lib/notices/shown.ts";

/** Opens a case with the facts as they stand in the form, or only keeps them: the form has a button for each. */
export async function registerAsCase(_previous: FormState, formData: FormData) {
  const state = formData.has("keep")
    ? await runAction("inbox.handle", reviewMessageSchema, formData, async (actor, input) => {
        await reviewMessage(actor, input, now());
        return { notice: "factsSaved" };
      })
    : await runAction("inbox.handle", registerMessageSchema, formData, async (actor, input) => {
        const number = await registerMessage(actor, input, now());
        return { redirect: `/cases/${number}` };
      });
  return keepOnlyTyped(state, formData);
}

export async function linkToCase(_previous: FormState, formData: FormData) {
  return runAction("inbox.handle", linkMessageSchema, formData, async (actor, input) => {
    await linkMessage(actor, input, now());
    return { redirect: `/cases/${input.caseNumber}` };
  });
}

export async function dismiss(_previous: FormState, formData: FormData) {
  return runAction("inbox.handle", dismissMessageSchema, formData, async (actor, input) => {
    await dismissMessage(actor, input, now());
    return { notice: "messageDismissed" };
  });
}

/** The message says the same as an earlier one that it is proposed for. */
export async function markDuplicate(_previous: FormState, formData: FormData) {
  return runAction("inbox.handle", duplicateMessageSchema, formData, async (actor, input) => {
    await markMessageDuplicate(actor, input, now());
    return { notice: "messageMarkedDuplicate" };
  });
}

export async function putBack(_previous: FormState, formData: FormData) {
  return runAction("inbox.handle", messageFormSchema, formData, async (actor, input) => {
    await returnMessage(actor, input, now());
    return { notice: "messageReturned" };
  });
}

export async function readAnew(_previous: FormState, formData: FormData) {
  return runAction("inbox.handle", messageFormSchema, formData, async (actor, input) => {
    await readMessageAnew(actor, input, now());
    return { notice: "messageReadAnew" };
  });
}

/** The pictures and scanned pages once more: the worker does it, since it takes minutes. */
export async function readPictures(_previous: FormState, formData: FormData) {
  return runAction("inbox.handle", messageFormSchema, formData, async (actor, input) => {
    await readPicturesAgain(actor, input, now());
    return { notice: "picturesQueued" };
  });
}

export async function retry(_previous: FormState, formData: FormData) {
  return runAction("inbox.handle", messageFormSchema, formData, async (actor, input) => {
    const fate = await retryMessage(actor, input, now());
    return { notice: fate === "quarantined" ? "stillQuarantined" : "messageRetried" };
  });
}
