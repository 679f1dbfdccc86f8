"use server";

import { now } from "#lib/clock.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";
import { settleClinical } from "#lib/projects/commands/clinical.ts";
import {
  addPerformer as addPerformerCommand,
  noteConfirmation as noteConfirmationCommand,
  removePerformer as removePerformerCommand,
} from "#lib/projects/commands/performers.ts";
import {
  cancelTest as cancelTestCommand,
  changeTest as changeTestCommand,
  planTest as planTestCommand,
  recordTest as recordTestCommand,
} from "#lib/projects/commands/tests.ts";
import { numberOfProject } from "#lib/projects/queries/tests.ts";
import {
  addPerformerSchema,
  cancelTestSchema,
  changeTestSchema,
  clinicalSchema,
  performerSchema,
  planTestSchema,
  recordTestSchema,
} from "#lib/projects/tests/schema.ts";

export async function planTest(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", planTestSchema, formData, async (actor, input) => {
    const id = await planTestCommand(actor, input, now());
    return { redirect: `/projects/${await numberOfProject(actor, input.projectId)}/tests/${id}` };
  });
}

export async function changeTest(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", changeTestSchema, formData, async (actor, input) => {
    await changeTestCommand(actor, input, now());
    return { notice: "saved" };
  });
}

export async function cancelTest(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", cancelTestSchema, formData, async (actor, input) => {
    await cancelTestCommand(actor, input, now());
    return { notice: "saved" };
  });
}

export async function addPerformer(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", addPerformerSchema, formData, async (actor, input) => {
    await addPerformerCommand(actor, input, now());
    return { notice: "saved" };
  });
}

export async function removePerformer(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", performerSchema, formData, async (actor, input) => {
    await removePerformerCommand(actor, input, now());
    return { notice: "saved" };
  });
}

/** The word of somebody without an account, noted by the project. */
export async function noteConfirmation(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", performerSchema, formData, async (actor, input) => {
    await noteConfirmationCommand(actor, input, now());
    return { notice: "saved" };
  });
}

export async function recordTest(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", recordTestSchema, formData, async (actor, input) => {
    await recordTestCommand(actor, input, now());
    return { notice: "saved" };
  });
}

/** VGR 3.5: whether tests with patients or patient data have to be a clinical investigation. */
export async function saveClinical(_previous: FormState, formData: FormData) {
  return runAction("projects.decide", clinicalSchema, formData, async (actor, input) => {
    await settleClinical(actor, input, now());
    return { notice: "saved" };
  });
}
