import type { Actor } from "#lib/auth/actor.ts";
import { recordCaseEvent } from "#lib/cases/events.ts";
import type { Tx } from "#lib/db.ts";
import type { SenderReplyKind } from "#prisma/generated/enums.ts";

export type ReplyDecision = { wanted: boolean; responderId: string | null; responderName: string | null };

/**
 * Keeps whether the sender wants an answer and who gives it (RH-15405 Bilaga 1), in the caller's transaction, which
 * holds the case's lock and has checked the right to it. A reply that was already sent stays sent. Records the
 * event when something changed.
 */
export async function decideSenderReply(
  tx: Tx,
  caseId: string,
  kind: SenderReplyKind,
  decision: ReplyDecision,
  actor: Actor,
  at: Date,
): Promise<void> {
  const before = await tx.senderReply.findUnique({ where: { caseId_kind: { caseId, kind } } });
  if (before?.state === "sent") return;
  const state = decision.wanted ? ("wanted" as const) : ("not_wanted" as const);
  const responder = decision.wanted
    ? { responderId: decision.responderId, responderName: decision.responderName }
    : { responderId: null, responderName: null };
  const same =
    before?.state === state &&
    before.responderId === responder.responderId &&
    before.responderName === responder.responderName;
  if (same) return;
  await tx.senderReply.upsert({
    where: { caseId_kind: { caseId, kind } },
    create: { caseId, kind, state, ...responder },
    update: { state, ...responder, waivedReason: null, settledAt: null, version: { increment: 1 } },
  });
  const data = { kind, wanted: decision.wanted, responder: responder.responderName ?? "" };
  await recordCaseEvent(tx, caseId, { type: "reply_decided", data }, actor, at);
}

/** Takes the decision back: nothing is said of the sender's wish any longer. A reply sent or waived stays. */
export async function undecideSenderReply(tx: Tx, caseId: string, kind: SenderReplyKind): Promise<void> {
  await tx.senderReply.deleteMany({ where: { caseId, kind, state: { in: ["wanted", "not_wanted"] } } });
}
