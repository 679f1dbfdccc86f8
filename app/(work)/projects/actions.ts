"use server";

import { now } from "#lib/clock.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";
import { changeProjectFrame, createProject } from "#lib/projects/commands/create.ts";
import { handOverProject } from "#lib/projects/commands/owner.ts";
import {
  addPerson as addPersonCommand,
  removePerson as removePersonCommand,
} from "#lib/projects/commands/people.ts";
import {
  addPersonSchema,
  changeProjectSchema,
  handOverProjectSchema,
  newProjectSchema,
  removePersonSchema,
} from "#lib/projects/schema.ts";

/** VGR, Tillämpningsområde: starts a project with what the routine wants to know first. */
export async function startProject(_previous: FormState, formData: FormData) {
  return runAction("projects.create", newProjectSchema, formData, async (actor, input) => {
    const number = await createProject(actor, input, now());
    return { redirect: `/projects/${number}` };
  });
}

export async function saveProject(_previous: FormState, formData: FormData) {
  return runAction("projects.decide", changeProjectSchema, formData, async (actor, input) => {
    await changeProjectFrame(actor, input, now());
    return { notice: "saved" };
  });
}

export async function addPerson(_previous: FormState, formData: FormData) {
  return runAction("projects.decide", addPersonSchema, formData, async (actor, input) => {
    await addPersonCommand(actor, input, now());
    return { notice: "saved" };
  });
}

export async function removePerson(_previous: FormState, formData: FormData) {
  return runAction("projects.decide", removePersonSchema, formData, async (actor, input) => {
    await removePersonCommand(actor, input, now());
    return { notice: "saved" };
  });
}

/** The new product owner is told by mail; who hands over may no longer see the project. */
export async function handOver(_previous: FormState, formData: FormData) {
  return runAction("projects.decide", handOverProjectSchema, formData, async (actor, input) => {
    await handOverProject(actor, input, now());
    return { redirect: "/projects" };
  });
}
