"use server";

import { now } from "#lib/clock.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";
import {
  changeMailbox,
  connectMailbox,
  removeMailbox as removeMailboxCommand,
  requestReconciliation,
  setMailboxActive,
  tryMailbox,
} from "#lib/intake/mailboxes/commands/settings.ts";
import {
  changedMailboxSchema,
  mailboxActiveSchema,
  mailboxRefSchema,
  newMailboxSchema,
  removedMailboxSchema,
} from "#lib/intake/mailboxes/schema.ts";

/** Connects a mailbox, or only tries what stands in the form. */
export async function addMailbox(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("settings.edit", newMailboxSchema, formData, async (actor, input) => {
    if (input.try)
      return { notice: "mailboxAnswers", values: await tryMailbox(actor, input), keepTyped: true };
    const id = await connectMailbox(actor, input, now());
    return { redirect: `/settings/mailboxes/${id}` };
  });
}

/** Changes how a mailbox is read, or only tries what stands in the form. */
export async function saveMailbox(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("settings.edit", changedMailboxSchema, formData, async (actor, input) => {
    if (input.try)
      return { notice: "mailboxAnswers", values: await tryMailbox(actor, input), keepTyped: true };
    await changeMailbox(actor, input, now());
    return { notice: "saved" };
  });
}

export async function changeMailboxActive(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("settings.edit", mailboxActiveSchema, formData, async (actor, input) => {
    await setMailboxActive(actor, input, now());
    return { notice: input.active ? "mailboxResumed" : "mailboxPaused" };
  });
}

export async function compareMailbox(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("settings.edit", mailboxRefSchema, formData, async (actor, input) => {
    await requestReconciliation(actor, input, now());
    return { notice: "reconciliationRequested" };
  });
}

export async function removeMailbox(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("settings.edit", removedMailboxSchema, formData, async (actor, input) => {
    await removeMailboxCommand(actor, input, now());
    return { redirect: "/settings/mailboxes" };
  });
}
