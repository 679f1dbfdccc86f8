"use server";

import { now } from "#lib/clock.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";
import {
  addIncident as addIncidentCommand,
  changeIncident as changeIncidentCommand,
  closeIncident as closeIncidentCommand,
} from "#lib/projects/use/commands/incidents.ts";
import { retireProject } from "#lib/projects/use/commands/retire.ts";
import {
  finishReview as finishReviewCommand,
  planReview as planReviewCommand,
} from "#lib/projects/use/commands/reviews.ts";
import {
  changeIncidentSchema,
  closeIncidentSchema,
  newIncidentSchema,
  planReviewSchema,
  retireSchema,
  reviewDoneSchema,
} from "#lib/projects/use/schema.ts";

export async function planReview(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", planReviewSchema, formData, async (actor, input) => {
    await planReviewCommand(actor, input, now());
    return { notice: "saved" };
  });
}

/** MDR art. 5(5)(h): what a review showed; the next one is planned with it. */
export async function finishReview(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", reviewDoneSchema, formData, async (actor, input) => {
    await finishReviewCommand(actor, input, now());
    return { notice: "reviewDone" };
  });
}

export async function addIncident(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", newIncidentSchema, formData, async (actor, input) => {
    await addIncidentCommand(actor, input, now());
    return { notice: "saved" };
  });
}

export async function changeIncident(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", changeIncidentSchema, formData, async (actor, input) => {
    await changeIncidentCommand(actor, input, now());
    return { notice: "saved" };
  });
}

export async function closeIncident(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", closeIncidentSchema, formData, async (actor, input) => {
    await closeIncidentCommand(actor, input, now());
    return { notice: "incidentClosed" };
  });
}

/** VGR 3.1: out of use; kept ten years from that day. */
export async function retire(_previous: FormState, formData: FormData) {
  return runAction("projects.decide", retireSchema, formData, async (actor, input) => {
    await retireProject(actor, input, now());
    return { notice: "saved" };
  });
}
