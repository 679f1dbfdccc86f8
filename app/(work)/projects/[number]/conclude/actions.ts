"use server";

import { now } from "#lib/clock.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";
import { saveConclusion } from "#lib/projects/declaration/commands/conclude.ts";
import {
  informAuthority as informAuthorityCommand,
  publishDeclaration,
  withdrawDeclaration,
} from "#lib/projects/declaration/commands/publish.ts";
import { signDeclaration } from "#lib/projects/declaration/commands/sign.ts";
import {
  conclusionSchema,
  declarationFormSchema,
  informSchema,
  signSchema,
  withdrawSchema,
} from "#lib/projects/declaration/schema.ts";

export async function confirmConclusion(_previous: FormState, formData: FormData) {
  return runAction("projects.decide", conclusionSchema, formData, async (actor, input) => {
    await saveConclusion(actor, input, now());
    return { notice: "saved" };
  });
}

/** VGR 4: signs the declaration that was read; the device may be taken into use. */
export async function sign(_previous: FormState, formData: FormData) {
  return runAction("projects.decide", signSchema, formData, async (actor, input) => {
    await signDeclaration(actor, input, now());
    return { redirect: `/projects/${input.shown.number}/conclude#declarations` };
  });
}

export async function publish(_previous: FormState, formData: FormData) {
  return runAction("projects.decide", declarationFormSchema, formData, async (actor, input) => {
    await publishDeclaration(actor, input, now());
    return { notice: "declarationPublished" };
  });
}

export async function withdraw(_previous: FormState, formData: FormData) {
  return runAction("projects.decide", withdrawSchema, formData, async (actor, input) => {
    await withdrawDeclaration(actor, input, now());
    return { notice: "declarationWithdrawn" };
  });
}

export async function informAuthority(_previous: FormState, formData: FormData) {
  return runAction("projects.decide", informSchema, formData, async (actor, input) => {
    await informAuthorityCommand(actor, input, now());
    return { notice: "saved" };
  });
}
