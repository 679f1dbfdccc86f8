import type { AuditActor } from "#lib/audit/record.ts";
import { createCase } from "#lib/cases/commands/create.ts";
import { recordCaseEvent } from "#lib/cases/events.ts";
import { db, type Tx } from "#lib/db.ts";
import { findEarlier, findKnown, lockKeys } from "#lib/intake/commands/known.ts";
import { readColumns, storeAttachments, storeBytes } from "#lib/intake/commands/store.ts";
import { recordMessageEvent } from "#lib/intake/events.ts";
import { type Decision, decideFate, type Known } from "#lib/intake/fate.ts";
import { unreadableMessage } from "#lib/intake/prepare.ts";
import type { PreparedMessage } from "#lib/intake/prepared.ts";
import { caseTitle, senderInWords } from "#lib/intake/title.ts";
import { columnsOf, type NoticeColumns } from "#lib/notices/columns.ts";
import { emptyFacts, type NoticeFacts } from "#lib/notices/facts.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { MessageFate } from "#prisma/generated/enums.ts";

/** What became of a message. */
export type TakenIn = {
  /** Of the stored message; of the first one when the same bytes came before. */
  id: string;
  fate: MessageFate;
  caseId: string | null;
  caseNumber: string | null;
  sha256: string;
  /** What was read of the notice; null when the message was not recognised as one. */
  notice: NoticeFacts | null;
};

/** Facts that a person gives with a message instead of what was read from it. */
export type GivenFacts = { title: string; columns: NoticeColumns };

const ATTEMPTS = 4;

/**
 * Takes in one message: its bytes, its one fate, and the case that it opens, in one transaction. The same bytes
 * once more change nothing and are answered as `duplicate`, also when two writers bring them at the same time.
 * Whatever cannot be stored as read is kept in quarantine with its raw bytes. Throws only when the database cannot
 * be used.
 */
export async function takeIn(
  message: PreparedMessage,
  actor: AuditActor,
  at: Date,
  given?: GivenFacts,
): Promise<TakenIn> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.$transaction((tx) => takeInOnce(tx, message, actor, at, given));
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      if (attempt < ATTEMPTS && isCollision(error)) continue;
      if (message.unreadable !== null) throw error;
      return takeIn(unreadableMessage(message.raw, message.origin, error), actor, at);
    }
  }
}

/** Two transactions that met: one of them is to be tried again. */
function isCollision(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && ["P2002", "P2034"].includes(error.code);
}

/** The server cannot be reached or gave up: nothing is wrong with the message. */
function isDatabaseAway(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" && /^(?:P1\d{3}|P2024|P2028|ECONN.*|EPIPE|57P0\d|53\d{3}|08.*)$/.test(code);
}

async function takeInOnce(
  tx: Tx,
  message: PreparedMessage,
  actor: AuditActor,
  at: Date,
  given: GivenFacts | undefined,
): Promise<TakenIn> {
  await lockKeys(tx, message);
  const earlier = await findEarlier(tx, message, null);
  const notice = message.recognised ? message.facts : null;
  if (earlier?.sha256 === message.sha256) {
    const { id, caseId, caseNumber, sha256 } = earlier;
    return { id, fate: "duplicate", caseId, caseNumber, sha256, notice };
  }
  const known = await knownOf(tx, message, earlier);
  const decision = decideFate(message, known);
  await storeBytes(tx, message);
  const { id } = await tx.incomingMessage.create({
    data: {
      ...readColumns(message),
      receivedAt: at,
      fate: decision.fate,
      fateReason: decision.reason,
      fateAt: at,
      caseId: decision.caseId,
      duplicateOfId: decision.duplicateOfId,
    },
    select: { id: true },
  });
  await storeAttachments(tx, id, message);
  const { fate, reason } = decision;
  await recordMessageEvent(tx, id, { type: "message_received", data: { fate, reason } }, actor, at);
  const found = await applyDecision(tx, { id, message, decision, known }, actor, at, given);
  return {
    id,
    fate,
    caseId: found?.id ?? null,
    caseNumber: found?.number ?? null,
    sha256: message.sha256,
    notice,
  };
}

/** What the database knows of the message. `earlier` is a message with the same content. */
export async function knownOf(
  tx: Tx,
  message: PreparedMessage,
  earlier: { id: string; caseId: string | null } | null,
): Promise<Known> {
  if (earlier) return { ...nothingKnown, sameContent: { id: earlier.id, caseId: earlier.caseId } };
  if (message.unreadable !== null) return nothingKnown;
  return { sameContent: null, ...(await findKnown(tx, message)) };
}

const nothingKnown: Known = {
  sameContent: null,
  bouncedMail: null,
  ownMailCase: null,
  answeredCase: null,
  threadCase: null,
  subjectCase: null,
  sameNoticeCase: null,
};

type Decided = { id: string; message: PreparedMessage; decision: Decision; known: Known };

/**
 * What a fate brings with it besides the message itself: the new case, the event in the case that it was added to,
 * the mark on the mail that bounced. Returns the case, if there is one.
 */
export async function applyDecision(
  tx: Tx,
  decided: Decided,
  actor: AuditActor,
  at: Date,
  given?: GivenFacts,
): Promise<{ id: string; number: string } | null> {
  const { decision, known } = decided;
  if (decision.fate === "case_created") return openCase(tx, decided, actor, at, given);
  if (decision.fate === "bounce") await markBounced(tx, decided, actor, at);
  if (decision.fate === "attached_to_case" && decision.caseId)
    await recordAttached(tx, decision.caseId, decided, actor, at);
  const cases = [known.bouncedMail?.case, known.ownMailCase, known.answeredCase, known.threadCase];
  const named = [...cases, known.subjectCase?.case, known.sameNoticeCase].find(
    (found) => found?.id === decision.caseId,
  );
  if (named || !decision.caseId) return named ?? null;
  return tx.case.findUnique({ where: { id: decision.caseId }, select: { id: true, number: true } });
}

async function openCase(tx: Tx, decided: Decided, actor: AuditActor, at: Date, given?: GivenFacts) {
  const { id, message } = decided;
  const { channel: source } = message.origin;
  const facts = message.facts ?? emptyFacts();
  const title = given?.title ?? caseTitle(message);
  const fill = async (caseId: string) => {
    const columns = given?.columns ?? columnsOf(facts);
    await tx.notice.create({
      data: { caseId, messageId: id, facts, ...columns, confirmedAt: given ? at : null },
      select: { id: true },
    });
    await tx.incomingMessage.update({ where: { id }, data: { caseId }, select: { id: true } });
  };
  const sender = senderInWords(message);
  return createCase(tx, { title, source, sender, receivedAt: at }, actor, at, fill);
}

async function recordAttached(tx: Tx, caseId: string, decided: Decided, actor: AuditActor, at: Date) {
  const { id, message } = decided;
  const data = { messageId: id, subject: message.subject ?? "–", from: senderInWords(message) };
  await recordCaseEvent(tx, caseId, { type: "message_attached", data }, actor, at);
}

/** Ties a delivery report to the mail that it is about. A mail that is only late is still on its way. */
async function markBounced(tx: Tx, decided: Decided, actor: AuditActor, at: Date) {
  const { bounce } = decided.message;
  const mail = decided.known.bouncedMail;
  if (!bounce || !mail || bounce.action !== "failed") return;
  const { count } = await tx.outgoingMail.updateMany({
    where: { id: mail.id, bouncedAt: null },
    data: { bouncedAt: at, bounceText: bounce.diagnostic },
  });
  if (count === 0 || !mail.case) return;
  const { recipient, diagnostic } = bounce;
  await recordCaseEvent(
    tx,
    mail.case.id,
    { type: "mail_bounced", data: { recipient, diagnostic } },
    actor,
    at,
  );
}
