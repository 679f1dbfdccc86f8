import type { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { decideSenderReply, undecideSenderReply } from "#lib/cases/commands/replyDecision.ts";
import { recordCaseEvent } from "#lib/cases/events.ts";
import { answerText } from "#lib/checklist/answerText.ts";
import { lockForRow } from "#lib/checklist/commands/lock.ts";
import { possibleResponders } from "#lib/checklist/queries.ts";
import type {
  clearInputSchema,
  ReplyAnswer,
  replyInputSchema,
  SearchAnswer,
  SuggestionAnswer,
  searchInputSchema,
  suggestionInputSchema,
} from "#lib/checklist/schema.ts";
import { dayOf } from "#lib/clock.ts";
import { db, type Tx } from "#lib/db.ts";
import { ConflictError, FieldError } from "#lib/errors.ts";
import { localeOf } from "#lib/i18n/locale.ts";
import type { Translate } from "#lib/i18n/translate.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { ChecklistKey } from "#prisma/generated/enums.ts";

type Target = { caseId: string; key: ChecklistKey; version: number };
type Answer = SearchAnswer | ReplyAnswer | SuggestionAnswer;

const replyKinds = { receipt_reply: "receipt", result_reply: "result" } as const;

/**
 * Signs a search: what was searched for, where, how fresh the register was, what came out. Without a day the
 * register counts as read today; a day to come is refused. Source: RH-15405, Underlag and Bilaga 1.
 */
export async function answerSearch(
  actor: Actor,
  input: z.output<typeof searchInputSchema>,
  at: Date,
): Promise<void> {
  const { caseId, key, version, ...answer } = input;
  const today = dayOf(at);
  if (answer.registerAsOf && answer.registerAsOf > today) throw new FieldError("registerAsOf", "dayToCome");
  const registerAsOf = answer.result === "not_applicable" ? undefined : (answer.registerAsOf ?? today);
  await answerRow(actor, { caseId, key, version }, { ...answer, registerAsOf }, at);
}

/** Says whether the sender wants an answer and who gives it; the reply itself is opened at the same time. */
export async function answerReply(
  actor: Actor,
  input: z.output<typeof replyInputSchema>,
  at: Date,
): Promise<void> {
  const { caseId, key, version, ...answer } = input;
  const responder = answer.wanted === "yes" ? await responderOf(answer) : {};
  const { wanted, note } = answer;
  await answerRow(actor, { caseId, key, version }, { wanted, ...responder, ...(note && { note }) }, at);
}

async function responderOf({ responderId, responderName }: ReplyAnswer) {
  if (!responderId) return { responderName };
  const found = (await possibleResponders()).find(({ id }) => id === responderId);
  if (!found) throw new FieldError("responderId", "responderUnknown");
  return { responderId, responderName: found.name };
}

/** Proposes a suitable handling. The coordinators decide. */
export async function suggestHandling(
  actor: Actor,
  input: z.output<typeof suggestionInputSchema>,
  at: Date,
): Promise<void> {
  const { caseId, version, note } = input;
  await answerRow(actor, { caseId, version, key: "suggested_handling" }, { note }, at);
}

/**
 * Writes one row under the row's own version: people who answer different rows never meet. Throws ConflictError
 * with what the other wrote when two answer the same.
 */
async function answerRow(actor: Actor, target: Target, answer: Answer, at: Date): Promise<void> {
  const { caseId, key } = target;
  await db.$transaction(async (tx) => {
    await lockForRow(tx, actor, caseId, key);
    const before = await writeRow(tx, actor, target, answer, at);
    const data = { key, answer, before };
    await recordCaseEvent(tx, caseId, { type: "checklist_answered", data }, actor, at);
    if ("wanted" in answer && key in replyKinds) {
      const { wanted, responderId = null, responderName = null } = answer;
      const decision = { wanted: wanted === "yes", responderId, responderName };
      await decideSenderReply(tx, caseId, replyKinds[key as keyof typeof replyKinds], decision, actor, at);
    }
  });
}

/** Takes an answer back: the row is open again. What it said stays in the history. */
export async function clearRow(
  actor: Actor,
  input: z.output<typeof clearInputSchema>,
  at: Date,
): Promise<void> {
  const { caseId, key } = input;
  await db.$transaction(async (tx) => {
    await lockForRow(tx, actor, caseId, key);
    const before = await writeRow(tx, actor, input, null, at);
    if (before === null) return;
    await recordCaseEvent(tx, caseId, { type: "checklist_cleared", data: { key, before } }, actor, at);
    if (key in replyKinds) await undecideSenderReply(tx, caseId, replyKinds[key as keyof typeof replyKinds]);
  });
}

/** The guarded write; gives what stood there before. */
async function writeRow(
  tx: Tx,
  actor: Actor,
  { caseId, key, version }: Target,
  answer: Answer | null,
  at: Date,
): Promise<unknown> {
  const before = await tx.checklistRow.findUnique({
    where: { caseId_key: { caseId, key } },
    include: { answeredBy: { select: { name: true } } },
  });
  const { count } = await tx.checklistRow.updateMany({
    where: { caseId, key, version },
    data: {
      answer: answer ?? Prisma.DbNull,
      answeredById: answer ? actor.id : null,
      answeredAt: answer ? at : null,
      version: { increment: 1 },
    },
  });
  if (count !== 1) throw conflictOf(actor, key, before);
  return before?.answer ?? null;
}

type Standing = { answer: unknown; answeredAt: Date | null; answeredBy: { name: string } | null } | null;

/** What the other person wrote, in the words of the one who reads. */
function conflictOf(actor: Actor, key: ChecklistKey, standing: Standing): ConflictError {
  if (!standing?.answeredAt) return new ConflictError([{ key: "rowCleared" }]);
  const t = translatorFor(localeOf(actor.locale)) as unknown as Translate;
  const who = standing.answeredBy?.name ?? "";
  const answer = answerText(key, standing.answer, t);
  return new ConflictError([{ key: "rowAnswered", values: { who, answer } }]);
}
