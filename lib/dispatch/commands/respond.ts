import type { AuditActor } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { recordKnownInfectedFiles } from "#lib/cases/commands/infectedFiles.ts";
import { type AnsweredBy, recordCaseEvent } from "#lib/cases/events.ts";
import { db, type Tx } from "#lib/db.ts";
import { answerFileLimits } from "#lib/dispatch/answerLimits.ts";
import { reportToCoordinators } from "#lib/dispatch/commands/closure.ts";
import { assertOpen, lockRecipient, writeRecipient } from "#lib/dispatch/commands/recipients.ts";
import { AnswerConflict } from "#lib/dispatch/givenAnswer.ts";
import { hashOfToken, linkState, looksLikeToken } from "#lib/dispatch/links.ts";
import { answersAs } from "#lib/dispatch/policy.ts";
import type { AnswerInput } from "#lib/dispatch/schema.ts";
import { plainLines } from "#lib/dispatch/text.ts";
import { detectMediaType } from "#lib/documents/mediaType.ts";
import { storeFile } from "#lib/documents/store.ts";
import { ConflictError, ForbiddenError, NotFoundError, RefusedError } from "#lib/errors.ts";
import type { SentFile } from "#lib/forms/sentFiles.ts";
import { safeFileName } from "#lib/mail/fileName.ts";
import type { Recipient } from "#prisma/generated/client.ts";

type Author = { actor: AuditActor; by: AnsweredBy; submittedBy: string | null };

/** Versions of one answer within a day: more is no person's work. */
const versionsPerDay = 20;

/**
 * Answers by personal link. Throws NotFound when the link is unknown, expired or revoked (told as one), Refused
 * when the case is closed or too much was sent, Conflict when somebody else answered meanwhile.
 */
export async function respondByLink(
  token: string,
  input: AnswerInput,
  files: SentFile[],
  at: Date,
): Promise<{ version: number }> {
  if (!looksLikeToken(token)) throw new NotFoundError();
  return db.$transaction(
    async (tx) => {
      const linkHash = hashOfToken(token);
      const seen = await tx.recipient.findUnique({ where: { linkHash }, select: { caseId: true } });
      if (!seen) throw new NotFoundError();
      // Shared: answers do not wait for each other, but closing the case waits for them.
      await tx.$queryRaw`SELECT "id" FROM "Case" WHERE "id" = ${seen.caseId}::uuid FOR SHARE`;
      const recipient = await tx.recipient.findUnique({
        where: { linkHash },
        include: { case: { select: { status: true } } },
      });
      if (!recipient || linkState(recipient, at) !== "valid") throw new NotFoundError();
      assertOpen(recipient.case.status);
      const actor = { id: null, name: `${input.respondentName} (${recipient.name})` };
      return addResponse(tx, recipient, input, files, { actor, by: "link", submittedBy: null }, at);
    },
    { timeout: 60_000 },
  );
}

/**
 * Answers for a recipient while signed in: as one of its own, or as coordinator on its behalf. Throws NotFound,
 * Forbidden, Refused or Conflict.
 */
export async function respondSignedIn(
  actor: Actor,
  recipientId: string,
  input: AnswerInput,
  files: SentFile[],
  at: Date,
): Promise<{ version: number }> {
  return db.$transaction(
    async (tx) => {
      const recipient = await lockRecipient(tx, actor, recipientId);
      const by = answersAs(actor, recipient);
      if (!by) throw new ForbiddenError();
      return addResponse(tx, recipient, input, files, { actor, by, submittedBy: actor.name }, at);
    },
    { timeout: 60_000 },
  );
}

/** Writes the next version of an answer; every earlier one stays. */
async function addResponse(
  tx: Tx,
  recipient: Recipient,
  input: AnswerInput,
  files: SentFile[],
  author: Author,
  at: Date,
): Promise<{ version: number }> {
  await tx.$queryRaw`SELECT "id" FROM "Recipient" WHERE "id" = ${recipient.id}::uuid FOR UPDATE`;
  const current = await tx.recipient.findUniqueOrThrow({ where: { id: recipient.id } });
  const newest = await tx.response.findFirst({
    where: { recipientId: recipient.id },
    orderBy: { version: "desc" },
    include: { actions: { orderBy: { position: "asc" } }, files: { orderBy: { id: "asc" } } },
  });
  const content = await contentOf(tx, recipient, input, files);
  if ((newest?.version ?? 0) !== input.readVersion) {
    if (newest && sameContent(newest, content)) return { version: newest.version };
    throw newest ? new AnswerConflict(newest) : new ConflictError();
  }
  await assertWithinLimits(tx, recipient.id, content.files, at);
  const version = input.readVersion + 1;
  const { actions, files: stored, ...fields } = content;
  await tx.response.create({
    data: {
      ...fields,
      recipientId: recipient.id,
      version,
      submittedBy: author.submittedBy,
      submittedAt: at,
      actions: { create: actions },
      files: { create: stored },
    },
  });
  const closure = content.closesHandling
    ? { closureReportedAt: at, closureReport: content.closureReport }
    : {};
  const read = { recipientId: recipient.id, version: current.version };
  await writeRecipient(tx, read, { answeredAt: at, ...closure });
  await recordAnswer(tx, recipient, version, content, author, at);
  const kept = new Set(newest?.files.map((file) => file.sha256));
  const added = content.files.filter((file) => !kept.has(file.sha256));
  await recordKnownInfectedFiles(tx, recipient.caseId, added, at);
  return { version };
}

type Content = Awaited<ReturnType<typeof contentOf>>;

type StoredAnswerFile = { fileName: string; mediaType: string; size: number; sha256: string };

/**
 * An answer as it is kept: what does not apply is left out, files are stored. Files of the version that was read
 * stay unless the person took them away.
 */
async function contentOf(tx: Tx, recipient: Recipient, input: AnswerInput, files: SentFile[]) {
  const asked = await tx.requestedAction.findMany({
    where: { dispatchId: recipient.dispatchId },
    orderBy: { position: "asc" },
  });
  const concerned = input.concerned === "yes";
  const closesHandling = recipient.kind === "own_handling" && Boolean(input.closesHandling);
  const actions = asked.flatMap(({ position, text }) => {
    const answer = input.actions.find((action) => action.position === position);
    if (!concerned || !answer?.done) return [];
    return [{ position, text, done: answer.done === "yes", note: answer.note || null }];
  });
  const stored: StoredAnswerFile[] = await tx.responseFile.findMany({
    where: {
      id: { in: input.keepFiles },
      response: { recipientId: recipient.id, version: input.readVersion },
    },
    orderBy: { id: "asc" },
    select: { fileName: true, mediaType: true, size: true, sha256: true },
  });
  // One more than may be kept is enough to be refused.
  for (const file of files.slice(0, answerFileLimits.count + 1)) {
    const mediaType = detectMediaType(file.content, file.fileName, file.mediaType);
    const sha256 = await storeFile(tx, file.content, mediaType);
    const fileName = safeFileName(file.fileName, mediaType);
    stored.push({ fileName, mediaType, size: file.content.byteLength, sha256 });
  }
  return {
    concerned: input.concerned,
    quantity: concerned ? (input.quantity ?? null) : null,
    comment: input.comment ? plainLines(input.comment) : null,
    respondentName: input.respondentName,
    closesHandling,
    closureReport: closesHandling && input.closureReport ? plainLines(input.closureReport) : null,
    actions,
    files: stored,
  };
}

type Kept = Omit<Content, "actions" | "files"> & {
  actions: { position: number; done: boolean; note: string | null }[];
  files: { sha256: string }[];
};

/** Whether a form that was sent twice says the same again. */
function sameContent(a: Kept, b: Kept): boolean {
  const essence = (answer: Kept) =>
    JSON.stringify([
      answer.concerned,
      answer.quantity,
      answer.comment,
      answer.respondentName,
      answer.closesHandling,
      answer.closureReport,
      answer.actions
        .map(({ position, done, note }) => [position, done, note])
        .sort((left, right) => Number(left[0]) - Number(right[0])),
      answer.files.map((file) => file.sha256).sort(),
    ]);
  return essence(a) === essence(b);
}

async function assertWithinLimits(
  tx: Tx,
  recipientId: string,
  files: StoredAnswerFile[],
  at: Date,
): Promise<void> {
  const total = files.reduce((sum, file) => sum + file.size, 0);
  const { count, eachBytes, totalBytes } = answerFileLimits;
  const tooLarge = files.some((file) => file.size > eachBytes) || total > totalBytes;
  if (files.length > count || tooLarge) throw new RefusedError([{ key: "answer.files" }]);
  const since = new Date(at.getTime() - 24 * 3600 * 1000);
  const today = await tx.response.count({ where: { recipientId, submittedAt: { gt: since } } });
  if (today >= versionsPerDay) throw new RefusedError([{ key: "answer.tooMany" }]);
}

async function recordAnswer(
  tx: Tx,
  recipient: Recipient,
  version: number,
  content: Content,
  author: Author,
  at: Date,
): Promise<void> {
  const { concerned, respondentName: respondent, closureReport } = content;
  const data = { recipient: recipient.name, version, concerned, respondent, by: author.by };
  await recordCaseEvent(tx, recipient.caseId, { type: "response_received", data }, author.actor, at);
  if (!content.closesHandling) return;
  const report = { recipient: recipient.name, report: closureReport ?? "", by: author.by };
  await recordCaseEvent(tx, recipient.caseId, { type: "closure_reported", data: report }, author.actor, at);
  if (author.by !== "coordinator") await reportToCoordinators(tx, recipient, report.report);
}
