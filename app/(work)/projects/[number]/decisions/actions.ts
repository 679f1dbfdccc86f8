"use server";

import { now } from "#lib/clock.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";
import {
  askAdvice as askAdviceCommand,
  giveAdvice as giveAdviceCommand,
  withdrawAdvice as withdrawAdviceCommand,
} from "#lib/projects/commands/advice.ts";
import {
  abandonUpdate as abandonUpdateCommand,
  beginUpdate as beginUpdateCommand,
  decideGate,
  goBack as goBackCommand,
  resumeProject,
} from "#lib/projects/commands/decisions.ts";
import { stopProject } from "#lib/projects/commands/stop.ts";
import * as schema from "#lib/projects/schema.ts";

/** The project that a form is about: where it leads when it is done. */
function page(formData: FormData, rest = ""): string {
  const number = formData.get("number");
  return typeof number === "string" && /^EG-\d+-\d+$/.test(number)
    ? `/projects/${number}${rest}`
    : "/projects";
}

/** VGR 1–3: the product owner's decision to go on. */
export async function decide(_previous: FormState, formData: FormData) {
  return runAction("projects.decide", schema.gateSchema, formData, async (actor, { verb, ...input }) => {
    await decideGate(actor, verb, input, now());
    return { redirect: page(formData) };
  });
}

export async function goBack(_previous: FormState, formData: FormData) {
  return runAction("projects.decide", schema.goBackSchema, formData, async (actor, input) => {
    await goBackCommand(actor, input, now());
    return { redirect: page(formData) };
  });
}

/** VGR 1: a CE-marked device found goes on to procurement. */
export async function stop(_previous: FormState, formData: FormData) {
  return runAction("projects.decide", schema.stopSchema, formData, async (actor, input) => {
    await stopProject(actor, input, now());
    return { redirect: page(formData, "/decisions") };
  });
}

export async function resume(_previous: FormState, formData: FormData) {
  return runAction("projects.decide", schema.reasonSchema, formData, async (actor, input) => {
    await resumeProject(actor, input, now());
    return { redirect: page(formData) };
  });
}

export async function beginUpdate(_previous: FormState, formData: FormData) {
  return runAction("projects.decide", schema.updateSchema, formData, async (actor, input) => {
    await beginUpdateCommand(actor, input, now());
    return { redirect: page(formData) };
  });
}

export async function abandonUpdate(_previous: FormState, formData: FormData) {
  return runAction("projects.decide", schema.reasonSchema, formData, async (actor, input) => {
    await abandonUpdateCommand(actor, input, now());
    return { redirect: page(formData) };
  });
}

export async function askAdvice(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", schema.askAdviceSchema, formData, async (actor, input) => {
    await askAdviceCommand(actor, input, now());
    return { notice: "adviceAsked" };
  });
}

export async function giveAdvice(_previous: FormState, formData: FormData) {
  return runAction("projects.advise", schema.giveAdviceSchema, formData, async (actor, input) => {
    await giveAdviceCommand(actor, input, now());
    return { notice: "adviceGiven" };
  });
}

export async function withdrawAdvice(_previous: FormState, formData: FormData) {
  return runAction("projects.decide", schema.partFormSchema, formData, async (actor, input) => {
    await withdrawAdviceCommand(actor, input, now());
    return { notice: "adviceWithdrawn" };
  });
}
