"use server";

import {
  addAction as addActionCommand,
  changeAction as changeActionCommand,
  completeAction,
  reopenAction as reopenActionCommand,
  waiveAction,
} from "#lib/cases/commands/actions.ts";
import { closeCase as closeCommand, dismissCase, reopenCase } from "#lib/cases/commands/closing.ts";
import {
  markDuplicate as markDuplicateCommand,
  undoDuplicate as undoDuplicateCommand,
} from "#lib/cases/commands/duplicate.ts";
import { completeActions as completeActionsCommand, decideHandling } from "#lib/cases/commands/handling.ts";
import { handOver as handOverCommand } from "#lib/cases/commands/handOver.ts";
import { assignOwner as assignOwnerCommand } from "#lib/cases/commands/owner.ts";
import { replyGivenElsewhere, waiveReply as waiveReplyCommand } from "#lib/cases/commands/senderReply.ts";
import { confirmSupplyDisruption } from "#lib/cases/commands/supplyDisruption.ts";
import * as schema from "#lib/cases/schema.ts";
import { now } from "#lib/clock.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";

/** The page that a form of a case leads to when it is done. */
function page(formData: FormData, rest = ""): string {
  const number = formData.get("number");
  return typeof number === "string" && /^SM-\d+-\d+$/.test(number) ? `/cases/${number}${rest}` : "/cases";
}

/** RH-15405, Samordning. Leads on to the dispatch, which is proposed from the decision. */
export async function decide(_previous: FormState, formData: FormData) {
  return runAction("cases.coordinate", schema.decideHandlingSchema, formData, async (actor, input) => {
    await decideHandling(actor, input, now());
    return { redirect: page(formData, "/dispatch") };
  });
}

export async function completeActions(_previous: FormState, formData: FormData) {
  return runAction("cases.coordinate", schema.caseFormSchema, formData, async (actor, input) => {
    await completeActionsCommand(actor, input, now());
    return { notice: "actionsCompleted" };
  });
}

export async function closeCase(_previous: FormState, formData: FormData) {
  return runAction("cases.coordinate", schema.closeCaseSchema, formData, async (actor, input) => {
    await closeCommand(actor, input, now());
    return { redirect: page(formData) };
  });
}

export async function dismiss(_previous: FormState, formData: FormData) {
  return runAction("cases.triage", schema.dismissCaseSchema, formData, async (actor, input) => {
    await dismissCase(actor, input, now());
    return { redirect: page(formData) };
  });
}

export async function markDuplicate(_previous: FormState, formData: FormData) {
  return runAction("cases.triage", schema.markDuplicateSchema, formData, async (actor, input) => {
    await markDuplicateCommand(actor, input, now());
    return { redirect: page(formData) };
  });
}

export async function undoDuplicate(_previous: FormState, formData: FormData) {
  return runAction("cases.coordinate", schema.caseFormSchema, formData, async (actor, input) => {
    await undoDuplicateCommand(actor, input, now());
    return { redirect: page(formData) };
  });
}

export async function handOver(_previous: FormState, formData: FormData) {
  return runAction("cases.triage", schema.handOverSchema, formData, async (actor, input) => {
    await handOverCommand(actor, input, now());
    return { redirect: page(formData, "/dispatch") };
  });
}

export async function reopen(_previous: FormState, formData: FormData) {
  return runAction("cases.coordinate", schema.reasonSchema, formData, async (actor, input) => {
    await reopenCase(actor, input, now());
    return { redirect: page(formData) };
  });
}

export async function assignOwner(_previous: FormState, formData: FormData) {
  return runAction("cases.coordinate", schema.assignOwnerSchema, formData, async (actor, input) => {
    await assignOwnerCommand(actor, input, now());
    return { notice: "ownerAssigned" };
  });
}

export async function confirmDisruption(_previous: FormState, formData: FormData) {
  return runAction(
    "cases.coordinate",
    schema.confirmSupplyDisruptionSchema,
    formData,
    async (actor, input) => {
      await confirmSupplyDisruption(actor, input, now());
      return { notice: "saved" };
    },
  );
}

export async function addAction(_previous: FormState, formData: FormData) {
  return runAction("cases.coordinate", schema.addActionSchema, formData, async (actor, input) => {
    const id = await addActionCommand(actor, input, now());
    return { redirect: page(formData, `/handling#action-${id}`) };
  });
}

export async function changeAction(_previous: FormState, formData: FormData) {
  return runAction("cases.coordinate", schema.changeActionSchema, formData, async (actor, input) => {
    await changeActionCommand(actor, input, now());
    return { redirect: page(formData, `/handling#action-${input.actionId}`) };
  });
}

export async function settleAction(_previous: FormState, formData: FormData) {
  return runAction("cases.act", schema.settleActionFormSchema, formData, async (actor, input) => {
    const settle = input.result === "done" ? completeAction : waiveAction;
    await settle(actor, input, now());
    return { notice: "saved" };
  });
}

export async function reopenAction(_previous: FormState, formData: FormData) {
  return runAction("cases.act", schema.reopenActionSchema, formData, async (actor, input) => {
    await reopenActionCommand(actor, input, now());
    return { notice: "saved" };
  });
}

export async function waiveReply(_previous: FormState, formData: FormData) {
  return runAction("cases.reply", schema.waiveReplySchema, formData, async (actor, input) => {
    await waiveReplyCommand(actor, input, now());
    return { redirect: page(formData, "/handling#sender-replies") };
  });
}

export async function markRepliedElsewhere(_previous: FormState, formData: FormData) {
  return runAction("cases.reply", schema.replyElsewhereSchema, formData, async (actor, input) => {
    await replyGivenElsewhere(actor, input, now());
    return { redirect: page(formData, "/handling#sender-replies") };
  });
}
