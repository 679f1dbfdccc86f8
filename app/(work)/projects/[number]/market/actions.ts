"use server";

import { now } from "#lib/clock.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";
import {
  addLiterature as addLiteratureCommand,
  changeLiterature as changeLiteratureCommand,
  removeLiterature as removeLiteratureCommand,
} from "#lib/projects/commands/literature.ts";
import {
  addCandidate as addCandidateCommand,
  addSearch as addSearchCommand,
  changeCandidate as changeCandidateCommand,
  changeSearch as changeSearchCommand,
  removeCandidate as removeCandidateCommand,
  removeSearch as removeSearchCommand,
} from "#lib/projects/commands/market.ts";
import * as schema from "#lib/projects/market/schema.ts";
import { partFormSchema } from "#lib/projects/schema.ts";

/** The market page of the project that a form is about: where it leads when it is done. */
function page(formData: FormData, rest = ""): string {
  const number = formData.get("number");
  return typeof number === "string" && /^EG-\d+-\d+$/.test(number)
    ? `/projects/${number}/market${rest}`
    : "/projects";
}

/** VGR 1: the market survey. */
export async function addSearch(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", schema.addSearchSchema, formData, async (actor, input) => {
    await addSearchCommand(actor, input, now());
    return { notice: "saved" };
  });
}

export async function changeSearch(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", schema.changeSearchSchema, formData, async (actor, input) => {
    await changeSearchCommand(actor, input, now());
    return { redirect: page(formData, `#search-${input.id}`) };
  });
}

export async function removeSearch(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", partFormSchema, formData, async (actor, input) => {
    await removeSearchCommand(actor, input, now());
    return { redirect: page(formData, "#searches") };
  });
}

/** Leads on to the comparison of the device with the need. */
export async function addCandidate(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", schema.addCandidateSchema, formData, async (actor, input) => {
    const id = await addCandidateCommand(actor, input, now());
    return { redirect: page(formData, `/candidates/${id}`) };
  });
}

export async function changeCandidate(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", schema.changeCandidateSchema, formData, async (actor, input) => {
    await changeCandidateCommand(actor, input, now());
    return { redirect: page(formData, `#candidate-${input.id}`) };
  });
}

export async function removeCandidate(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", partFormSchema, formData, async (actor, input) => {
    await removeCandidateCommand(actor, input, now());
    return { redirect: page(formData, "#candidates") };
  });
}

/** VGR 2: literature for the clinical evaluation. */
export async function addLiterature(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", schema.addLiteratureSchema, formData, async (actor, input) => {
    const count = await addLiteratureCommand(actor, input, now());
    return { notice: "literatureAdded", values: { count } };
  });
}

export async function changeLiterature(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", schema.changeLiteratureSchema, formData, async (actor, input) => {
    await changeLiteratureCommand(actor, input, now());
    return { redirect: page(formData, "#literature") };
  });
}

export async function removeLiterature(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", partFormSchema, formData, async (actor, input) => {
    await removeLiteratureCommand(actor, input, now());
    return { redirect: page(formData, "#literature") };
  });
}
