import type { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { createCase } from "#lib/cases/commands/create.ts";
import { transition } from "#lib/cases/commands/transition.ts";
import { recordCaseEvent, recordCaseEvents } from "#lib/cases/events.ts";
import { mayTransition } from "#lib/cases/policy.ts";
import { lockVisibleCase, visibleTo } from "#lib/cases/queries.ts";
import { db, type Tx } from "#lib/db.ts";
import { ConflictError, FieldError, RefusedError } from "#lib/errors.ts";
import { acknowledge } from "#lib/intake/commands/acknowledge.ts";
import { casesAsTheyStand } from "#lib/intake/commands/foundCases.ts";
import { recordInfectedInCase } from "#lib/intake/commands/infected.ts";
import { lockMessage, settleMessage } from "#lib/intake/commands/message.ts";
import { recordMessageEvent } from "#lib/intake/events.ts";
import { returnableFates, waitingFates } from "#lib/intake/policy.ts";
import { asNextRevision, formColumns, standingOfMessage, withTitle } from "#lib/intake/review.ts";
import type {
  dismissMessageSchema,
  dismissSeveralSchema,
  linkMessageSchema,
  MessageRef,
  registerMessageSchema,
} from "#lib/intake/schema.ts";
import { senderInWords } from "#lib/intake/title.ts";
import { correctionsBetween } from "#lib/notices/commands.ts";
import { emptyFacts } from "#lib/notices/facts.ts";
import { currentNoticeFirst } from "#lib/notices/order.ts";
import { storedFacts } from "#lib/notices/queries.ts";
import { reviewAfter } from "#lib/notices/review.ts";
import { columnsFromInput } from "#lib/notices/schema.ts";
import { changedMeanwhile } from "#lib/notices/shown.ts";
import { foundBy } from "#lib/notices/similarity.ts";
import type { Case, IncomingMessage } from "#prisma/generated/client.ts";

function senderOf(message: IncomingMessage): string {
  const { channel, mailbox, fileName } = message;
  return senderInWords({ ...message, origin: { channel, mailbox, fileName } });
}

/**
 * Opens a case for a message that waits in the Inkorg, with the facts as the person has gone through them; what was
 * read stays beside them. Returns the case's number. Throws Forbidden, NotFound or Conflict.
 */
export async function registerMessage(
  actor: Actor,
  input: z.output<typeof registerMessageSchema>,
  at: Date,
): Promise<string> {
  return db.$transaction(async (tx) => {
    const message = await lockMessage(tx, actor, input, waitingFates, (current) =>
      changedMeanwhile(
        input.shown,
        formColumns(storedFacts(current.facts), current),
        columnsFromInput(input),
      ),
    );
    const sender = senderOf(message);
    const { channel: source, receivedAt } = message;
    const opened = await createCase(tx, { title: input.title, source, sender, receivedAt }, actor, at);
    await storeRegistered(tx, actor, opened.id, message, input, at);
    const next = {
      fate: "case_created",
      reason: "registered",
      caseId: opened.id,
      handledById: actor.id,
    } as const;
    await settleMessage(tx, message, next, at);
    const { id: caseId, number } = opened;
    await recordInfectedInCase(tx, caseId, message, at);
    const text = [message.subject, message.text ?? message.html].filter(Boolean).join("\n");
    const told = await acknowledge(tx, [{ ...message, fate: "case_created", caseId, number, text }], at);
    for (const one of told) await recordCaseEvent(tx, one.caseId, one.event, actor, at);
    const event = { type: "message_registered", data: { number: opened.number } } as const;
    await recordMessageEvent(tx, message.id, event, actor, at);
    return opened.number;
  });
}

/** The notice as the person has gone through it, with what was said of it in the Inkorg before. */
async function storeRegistered(
  tx: Tx,
  actor: Actor,
  caseId: string,
  message: IncomingMessage,
  input: z.output<typeof registerMessageSchema>,
  at: Date,
) {
  const columns = columnsFromInput(input);
  const facts = storedFacts(message.facts) ?? emptyFacts();
  const standing = standingOfMessage(facts, message.review);
  const before = { ...standing, columns: withTitle(standing.columns, message) };
  const { confirmed } = input;
  const review = reviewAfter(before, { columns, confirmed, all: true, by: actor.name, at });
  await tx.notice.create({
    data: { caseId, messageId: message.id, facts, ...foundBy(columns), review, confirmedAt: at },
  });
  // The case's own history begins here: it tells the corrections that were made in the Inkorg before as well.
  const events = correctionsBetween(withTitle(standing.read, message), columns).map(
    (data) => ({ caseId, event: { type: "notice_corrected", data } }) as const,
  );
  await recordCaseEvents(tx, events, actor, at);
}

/**
 * Makes a message that waits a part of an existing case: a letter among its messages, or a new revision of its
 * notice. A closed case is never added to: with a new revision a coordinator takes it up again in the same step.
 * Throws Forbidden, NotFound, Conflict, Refused (closed) or a FieldError (no such case).
 */
export async function linkMessage(
  actor: Actor,
  input: z.output<typeof linkMessageSchema>,
  at: Date,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const message = await lockMessage(tx, actor, input, waitingFates);
    const target = await tx.case.findFirst({
      where: { AND: [{ number: input.caseNumber }, visibleTo(actor)] },
      select: { id: true },
    });
    if (!target) throw new FieldError("caseNumber", "caseNotFound");
    const found = await lockVisibleCase(tx, actor, target.id);
    if (input.as === "revision") await addRevision(tx, actor, found, message, at);
    else await attachLetter(tx, actor, found, message, at);
    await recordInfectedInCase(tx, found.id, message, at);
  });
}

async function attachLetter(tx: Tx, actor: Actor, found: Case, message: IncomingMessage, at: Date) {
  if (found.status === "closed") throw closed(found);
  const next = {
    fate: "attached_to_case",
    reason: "linked",
    caseId: found.id,
    handledById: actor.id,
  } as const;
  await settleMessage(tx, message, next, at);
  const { id, subject } = message;
  const data = { messageId: id, subject: subject ?? "–", from: senderOf(message) };
  await recordCaseEvent(tx, found.id, { type: "message_attached", data }, actor, at);
  const event = { type: "message_linked", data: { number: found.number } } as const;
  await recordMessageEvent(tx, id, event, actor, at);
}

async function addRevision(tx: Tx, actor: Actor, found: Case, message: IncomingMessage, at: Date) {
  const before = await tx.notice.findFirst({
    where: { caseId: found.id },
    orderBy: [...currentNoticeFirst],
  });
  const revision = (before?.revision ?? 0) + 1;
  if (found.status === "closed") await reopen(tx, actor, found, revision, at);
  const facts = storedFacts(message.facts) ?? emptyFacts();
  const { columns, review } = asNextRevision(facts, message.review, before);
  await tx.notice.create({
    data: { caseId: found.id, messageId: message.id, revision, facts, ...foundBy(columns), review },
  });
  const next = {
    fate: "revision_of_case",
    reason: "linked",
    caseId: found.id,
    handledById: actor.id,
  } as const;
  await settleMessage(tx, message, next, at);
  await recordCaseEvent(tx, found.id, { type: "notice_added", data: { revision } }, actor, at);
  const event = { type: "message_revised", data: { number: found.number, revision } } as const;
  await recordMessageEvent(tx, message.id, event, actor, at);
}

/** A new revision is reason enough to take a closed case up again (workflow table, reopen). */
async function reopen(tx: Tx, actor: Actor, found: Case, revision: number, at: Date) {
  if (!mayTransition(actor, "reopen", found.status)) throw closed(found);
  const reason = `Ny utgåva (${revision}) av säkerhetsmeddelandet`;
  await transition(
    tx,
    actor,
    {
      verb: "reopen",
      caseId: found.id,
      version: found.version,
      input: { reason },
      data: { outcome: null },
      event: { type: "case_reopened", data: { reason } },
    },
    at,
  );
}

function closed(found: Case): RefusedError {
  const { number } = found;
  return new RefusedError([{ key: "closedCase", values: { number }, href: `/cases/${number}/handling` }]);
}

/** Puts a message aside with a reason; it can be taken back. Throws Forbidden, NotFound or Conflict. */
export async function dismissMessage(
  actor: Actor,
  input: z.output<typeof dismissMessageSchema>,
  at: Date,
): Promise<void> {
  await dismissMessages(actor, { messages: [input], reason: input.reason }, at);
}

/**
 * The same for several with one reason: all of them or none. Throws Conflict when one of them has been dealt with
 * meanwhile.
 */
export async function dismissMessages(
  actor: Actor,
  { messages, reason }: z.output<typeof dismissSeveralSchema>,
  at: Date,
): Promise<void> {
  // In one order, so that two who dismiss at the same time do not wait for each other.
  const inOrder = messages.toSorted((a, b) => (a.messageId < b.messageId ? -1 : 1));
  await db.$transaction(async (tx) => {
    for (const ref of inOrder) {
      const message = await lockMessage(tx, actor, ref, waitingFates);
      const next = { fate: "dismissed", reason, caseId: null, handledById: actor.id } as const;
      await settleMessage(tx, message, next, at);
      await recordMessageEvent(tx, message.id, { type: "message_dismissed", data: { reason } }, actor, at);
    }
  });
}

/**
 * Takes a message that was dismissed, taken for something else, or added to the wrong case, back to the Inkorg, where
 * what was proposed for it is proposed again. One that was taken for a new revision takes its notice back with it.
 * Throws Forbidden, NotFound or Conflict (also when its case is closed).
 */
export async function returnMessage(actor: Actor, ref: MessageRef, at: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const message = await lockMessage(tx, actor, ref, returnableFates);
    if (message.fate === "attached_to_case" && message.caseId)
      await detach(tx, actor, message.caseId, message, at);
    if (message.fate === "revision_of_case" && message.caseId)
      await takeBackRevision(tx, actor, message.caseId, message, at);
    const proposal = await bestProposal(tx, message.id);
    const next = {
      fate: proposal ? "link_proposed" : "waiting_in_inbox",
      reason: "returned",
      caseId: proposal?.caseId ?? null,
      handledById: actor.id,
    } as const;
    await settleMessage(tx, message, { ...next, duplicateOfId: null }, at);
    const event = { type: "message_returned", data: { before: message.fate } } as const;
    await recordMessageEvent(tx, message.id, event, actor, at);
  });
}

async function detach(tx: Tx, actor: Actor, caseId: string, message: IncomingMessage, at: Date) {
  const found = await lockVisibleCase(tx, actor, caseId);
  if (found.status === "closed") throw new ConflictError([{ key: "status.closed" }]);
  const data = { messageId: message.id, subject: message.subject ?? "–" };
  await recordCaseEvent(tx, caseId, { type: "message_detached", data }, actor, at);
}

/**
 * Takes a revision out of a case. What persons said of its facts goes back with the message; the case's history keeps
 * what was said while it was there. A case that was opened again for it stays open.
 */
async function takeBackRevision(
  tx: Tx,
  actor: Actor,
  caseId: string,
  message: IncomingMessage,
  at: Date,
): Promise<void> {
  const found = await lockVisibleCase(tx, actor, caseId);
  if (found.status === "closed") throw new ConflictError([{ key: "status.closed" }]);
  const where = { caseId, messageId: message.id };
  const notices = await tx.notice.findMany({ where, select: { revision: true, review: true } });
  await tx.notice.deleteMany({ where });
  for (const { revision, review } of notices) {
    if (review !== null)
      await tx.incomingMessage.update({ where: { id: message.id }, data: { review }, select: { id: true } });
    await recordCaseEvent(tx, caseId, { type: "notice_taken_back", data: { revision } }, actor, at);
  }
}

/** What was proposed for a message that is taken back: the best case as it stands now, else an earlier message. */
async function bestProposal(tx: Tx, messageId: string): Promise<{ caseId: string | null } | null> {
  const proposals = await tx.messageProposal.findMany({
    where: { messageId },
    orderBy: { position: "asc" },
    select: { caseId: true },
  });
  if (proposals.length === 0) return null;
  const caseId = proposals.find((proposal) => proposal.caseId)?.caseId ?? null;
  return { caseId: (await casesAsTheyStand(tx, [caseId])).get(caseId ?? "")?.id ?? null };
}
