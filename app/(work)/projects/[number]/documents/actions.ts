"use server";

import { now } from "#lib/clock.ts";
import { cleanHtml } from "#lib/documents/richText.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";
import * as draft from "#lib/projects/documents/commands/draft.ts";
import * as review from "#lib/projects/documents/commands/review.ts";
import * as simple from "#lib/projects/documents/commands/simple.ts";
import * as schema from "#lib/projects/documents/schema.ts";

export async function saveSection(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", schema.sectionFormSchema, formData, async (actor, input) => {
    await draft.saveSection(actor, input, now());
    return { notice: "saved" };
  });
}

export async function chooseSource(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", schema.sourceFormSchema, formData, async (actor, input) => {
    await draft.chooseSource(actor, input, now());
    return { notice: "saved" };
  });
}

export async function submitDocument(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", schema.documentFormSchema, formData, async (actor, input) => {
    await review.submitDocument(actor, input, now());
    return { notice: "documentSubmitted" };
  });
}

export async function takeBackDocument(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", schema.documentFormSchema, formData, async (actor, input) => {
    await review.takeBackDocument(actor, input, now());
    return { notice: "documentTakenBack" };
  });
}

export async function reviewDocument(_previous: FormState, formData: FormData) {
  return runAction("projects.review", schema.reviewFormSchema, formData, async (actor, input) => {
    await review.reviewDocument(actor, input, now());
    return { notice: "documentReviewed" };
  });
}

export async function approveDocument(_previous: FormState, formData: FormData) {
  return runAction("projects.decide", schema.documentFormSchema, formData, async (actor, input) => {
    await review.approveDocument(actor, input, now());
    return { notice: "documentApproved" };
  });
}

export async function beginRevision(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", schema.beginRevisionSchema, formData, async (actor, input) => {
    await review.beginRevision(actor, input, now());
    return { notice: "revisionBegun" };
  });
}

export async function chooseSimple(_previous: FormState, formData: FormData) {
  return runAction("projects.decide", schema.simpleChoiceSchema, formData, async (actor, input) => {
    await simple.chooseSimple(actor, input, now());
    return { notice: "saved" };
  });
}

export async function leaveSimple(_previous: FormState, formData: FormData) {
  return runAction("projects.decide", schema.simpleChoiceSchema, formData, async (actor, input) => {
    await simple.leaveSimple(actor, input, now());
    return { notice: "saved" };
  });
}

/** What a filled Word file said, once a person has seen what it changes. */
export async function importSections(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", schema.importFormSchema, formData, async (actor, input) => {
    const { sections, ...form } = input;
    const said = sections.map(
      ({ key, html, notApplicable }) => [key, { html: cleanHtml(html), notApplicable }] as const,
    );
    await draft.saveSections(actor, form, new Map(said), now());
    return { notice: "documentImported" };
  });
}
