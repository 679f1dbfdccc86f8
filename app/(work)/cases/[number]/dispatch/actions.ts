"use server";

import { now } from "#lib/clock.ts";
import { reportClosure } from "#lib/dispatch/commands/closure.ts";
import {
  changeEmail,
  remindAll,
  remindRecipient,
  renewLink,
  revokeLink,
  unwaiveRecipient,
  waiveRecipient,
} from "#lib/dispatch/commands/recipients.ts";
import {
  closureSchema,
  emailSchema,
  recipientVersionSchema,
  remindAllSchema,
  waiveSchema,
} from "#lib/dispatch/schema.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";

export async function remindOne(_previous: FormState, formData: FormData) {
  return runAction("cases.coordinate", recipientVersionSchema, formData, async (actor, input) => {
    await remindRecipient(actor, input, now());
    return { notice: "recipientReminded" };
  });
}

export async function remindUnanswered(_previous: FormState, formData: FormData) {
  return runAction("cases.coordinate", remindAllSchema, formData, async (actor, input) => {
    const count = await remindAll(actor, input, now());
    return { notice: "recipientsReminded", values: { count } };
  });
}

export async function renew(_previous: FormState, formData: FormData) {
  return runAction("cases.coordinate", recipientVersionSchema, formData, async (actor, input) => {
    await renewLink(actor, input, now());
    return { notice: "linkRenewed" };
  });
}

export async function revoke(_previous: FormState, formData: FormData) {
  return runAction("cases.coordinate", recipientVersionSchema, formData, async (actor, input) => {
    await revokeLink(actor, input, now());
    return { notice: "linkRevoked" };
  });
}

export async function changeAddress(_previous: FormState, formData: FormData) {
  return runAction("cases.coordinate", emailSchema, formData, async (actor, input) => {
    await changeEmail(actor, input, now());
    return { notice: "addressChanged" };
  });
}

export async function waive(_previous: FormState, formData: FormData) {
  return runAction("cases.coordinate", waiveSchema, formData, async (actor, input) => {
    await waiveRecipient(actor, input, now());
    return { notice: "recipientWaived" };
  });
}

export async function unwaive(_previous: FormState, formData: FormData) {
  return runAction("cases.coordinate", recipientVersionSchema, formData, async (actor, input) => {
    await unwaiveRecipient(actor, input, now());
    return { notice: "recipientUnwaived" };
  });
}

export async function reportClosed(_previous: FormState, formData: FormData) {
  return runAction("cases.answer", closureSchema, formData, async (actor, input) => {
    await reportClosure(actor, input, now());
    return { notice: "closureReported" };
  });
}
