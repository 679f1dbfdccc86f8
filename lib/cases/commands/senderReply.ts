import type { Actor } from "#lib/auth/actor.ts";
import { type CaseEvent, recordCaseEvent } from "#lib/cases/events.ts";
import { mayReplyToSender } from "#lib/cases/policy.ts";
import { replyFilesOf } from "#lib/cases/queries/replyFiles.ts";
import { lockVisibleCase } from "#lib/cases/queries.ts";
import { replyFileLimits, replyFilesFit } from "#lib/cases/replyFiles.ts";
import { threadOf } from "#lib/cases/replyThread.ts";
import type { ReplyElsewhereInput, SendReplyInput, WaiveReplyInput } from "#lib/cases/schema.ts";
import { db, type Tx } from "#lib/db.ts";
import { detectMediaType } from "#lib/documents/mediaType.ts";
import { ConflictError, FieldError, ForbiddenError, NotFoundError } from "#lib/errors.ts";
import type { SentFile } from "#lib/forms/sentFiles.ts";
import { safeFileName } from "#lib/mail/fileName.ts";
import { type OutgoingFile, queueMail } from "#lib/mail/outbox.ts";
import { mailboxesOf } from "#lib/organisation/queries.ts";
import type { Prisma, SenderReply } from "#prisma/generated/client.ts";
import type { SenderReplyState } from "#prisma/generated/enums.ts";

/** The reply with its open case locked, once the person may settle it. */
async function lockReply(tx: Tx, actor: Actor, replyId: string): Promise<SenderReply> {
  const seen = await tx.senderReply.findUnique({ where: { id: replyId }, select: { caseId: true } });
  if (!seen) throw new NotFoundError();
  const found = await lockVisibleCase(tx, actor, seen.caseId);
  const reply = await tx.senderReply.findUniqueOrThrow({ where: { id: replyId } });
  if (!mayReplyToSender(actor, reply)) throw new ForbiddenError();
  if (found.status === "closed") throw new ConflictError([{ key: "status.closed" }]);
  return reply;
}

async function settle(
  tx: Tx,
  input: { replyId: string; version: number },
  from: SenderReplyState[],
  data: Prisma.SenderReplyUncheckedUpdateManyInput,
): Promise<void> {
  const { count } = await tx.senderReply.updateMany({
    where: { id: input.replyId, version: input.version, state: { in: from } },
    data: { ...data, version: { increment: 1 } },
  });
  if (count !== 1) throw new ConflictError();
}

/** What goes along with a reply: the chosen files as the case offers them, then those that came with the form. */
async function attachmentsOf(
  tx: Tx,
  caseId: string,
  documents: string[],
  files: SentFile[],
): Promise<OutgoingFile[]> {
  const offered = documents.length > 0 ? await replyFilesOf(caseId, tx) : [];
  const chosen = offered.filter((file) => documents.includes(file.sha256));
  if (chosen.length !== new Set(documents).size) throw new FieldError("documents", "documentGone");
  if (!replyFilesFit([...chosen.map((file) => file.size), ...files.map((file) => file.content.byteLength)]))
    throw new FieldError("files", "replyFiles", {
      count: replyFileLimits.count,
      megabytes: replyFileLimits.totalBytes / 1024 / 1024,
    });
  const sent = files.map(({ fileName, mediaType: declared, content }) => {
    const mediaType = detectMediaType(content, fileName, declared);
    return { fileName: safeFileName(fileName, mediaType), mediaType, content };
  });
  return [...chosen.map(({ fileName, sha256 }) => ({ fileName, sha256 })), ...sent];
}

/**
 * Mails the sender that the notice was received, or what came of it, in the thread of the original message, and
 * keeps the text. Files go along: those chosen from the case and those that came with the form. Answers to it go to
 * the function mailbox. A reply once sent is not sent again; one that was not wanted or waived still can be. Source:
 * RH-15405 Bilaga 1; RFC 5322 3.6.4 for the thread.
 */
export async function sendReply(
  actor: Actor,
  input: SendReplyInput,
  files: SentFile[],
  at: Date,
): Promise<void> {
  const { to, subject } = input;
  const body = input.body.replace(/\r\n?/g, "\n");
  await db.$transaction(async (tx) => {
    const reply = await lockReply(tx, actor, input.replyId);
    const attachments = await attachmentsOf(tx, reply.caseId, input.documents, files);
    const [intake] = await mailboxesOf("intake", tx);
    const mail = await queueMail(tx, {
      purpose: reply.kind === "receipt" ? "reply_receipt" : "reply_result",
      caseId: reply.caseId,
      to: [to],
      subject,
      text: `${body.trimEnd()}\n`,
      replyTo: intake?.address,
      attachments,
      ...(await threadOf(tx, reply.caseId)),
    });
    await settle(tx, input, ["wanted", "not_wanted", "waived"], {
      ...{ state: "sent", to, subject, body, mailId: mail.id, settledAt: at, waivedReason: null },
      responderName: actor.name,
      responderId: actor.id,
    });
    const names = attachments.map((file) => file.fileName).join(", ");
    const data = { kind: reply.kind, to, ...(names && { files: names }) };
    await recordCaseEvent(tx, reply.caseId, { type: "reply_sent", data }, actor, at);
  });
}

async function waive(
  actor: Actor,
  input: { replyId: string; version: number },
  waivedReason: string,
  at: Date,
  event: (kind: SenderReply["kind"]) => CaseEvent,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const reply = await lockReply(tx, actor, input.replyId);
    await settle(tx, input, ["wanted"], { state: "waived", waivedReason, settledAt: at });
    await recordCaseEvent(tx, reply.caseId, event(reply.kind), actor, at);
  });
}

/** Says why the sender gets no answer although one was wanted. */
export async function waiveReply(actor: Actor, input: WaiveReplyInput, at: Date): Promise<void> {
  const { reason } = input;
  await waive(actor, input, reason, at, (kind) => ({ type: "reply_waived", data: { kind, reason } }));
}

/**
 * Says who answered the sender outside of here: a unit with own handling answers the supplier itself (RH-15405,
 * Dokumentation).
 */
export async function replyGivenElsewhere(actor: Actor, input: ReplyElsewhereInput, at: Date): Promise<void> {
  const { by } = input;
  await waive(actor, input, by, at, (kind) => ({ type: "reply_given_elsewhere", data: { kind, by } }));
}
