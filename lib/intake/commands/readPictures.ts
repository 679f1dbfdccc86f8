import { systemActor } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { readTextOnce } from "#lib/documents/ocr/commands.ts";
import { NotFoundError } from "#lib/errors.ts";
import { blank } from "#lib/intake/blank.ts";
import { decideAnew } from "#lib/intake/commands/decideAnew.ts";
import { lockKeys } from "#lib/intake/commands/known.ts";
import { lockMessage } from "#lib/intake/commands/message.ts";
import { takeNewReading } from "#lib/intake/commands/review.ts";
import { recordMessageEvent } from "#lib/intake/events.ts";
import { sketchesOf } from "#lib/intake/likeness/sources.ts";
import type { PictureReader, PictureTexts } from "#lib/intake/pictures.ts";
import { hasReadPictures, readableFates } from "#lib/intake/policy.ts";
import { readFacts } from "#lib/intake/prepare.ts";
import type { PreparedMessage } from "#lib/intake/prepared.ts";
import { prepareApart } from "#lib/intake/preparing.ts";
import type { MessageRef } from "#lib/intake/schema.ts";
import { BODY_SOURCE, noTexts, SUBJECT_SOURCE, textsOfDocument } from "#lib/intake/sources.ts";
import { keptEntryOf } from "#lib/intake/watch/commands/again.ts";
import { enqueue, withoutJob } from "#lib/jobs/boss.ts";
import type { Prisma } from "#prisma/generated/client.ts";

const withFiles = {
  raw: true,
  attachments: { include: { file: { select: { content: true } } }, orderBy: { path: "asc" } },
} as const satisfies Prisma.IncomingMessageInclude;

type Stored = Prisma.IncomingMessageGetPayload<{ include: typeof withFiles }>;

/** The most time that the pictures of one message may take; what is not read by then is told as too slow. */
const MAX_MILLISECONDS = 20 * 60_000;

/**
 * Reads the pictures and scanned pages of a message that waits for it, then decides the message's fate with what they
 * say, as at its arrival, if it still waits and nobody has had it in hand; otherwise its fate stays, and what is read is added
 * to what is known. Done once: a message that does not wait is left alone. Takes seconds a page. Throws when the reading
 * was interrupted; on the last try only when the message itself could not be read, and is as it was.
 */
export async function readMessagePictures(
  messageId: string,
  clock: () => Date,
  lastTry = false,
): Promise<void> {
  const stored = await db.incomingMessage.findFirst({
    where: { id: messageId, textReading: "waiting" },
    include: withFiles,
  });
  if (!stored) return;
  const counted = { pages: 0, failed: 0 };
  const message = await preparedAnew(stored, countingReader(counted, lastTry));
  // What was read of it at its arrival is not given up for a reading that broke down.
  if (message.unreadable !== null)
    throw new Error(`the message could not be read: ${message.unreadable.detail}`);
  await db.$transaction(async (tx) => {
    await lockKeys(tx, [message]);
    await tx.$queryRaw`SELECT "id" FROM "IncomingMessage" WHERE "id" = ${messageId}::uuid FOR UPDATE`;
    const row = await tx.incomingMessage.findFirst({ where: { id: messageId, textReading: "waiting" } });
    if (!row) return;
    const at = clock();
    if (isUntouched(row)) {
      const event = (decision: { fate: Stored["fate"]; reason: string }) =>
        ({ type: "message_pictures_read", data: { ...counted, ...decision } }) as const;
      await decideAnew(tx, row, message, event, systemActor, at);
      return;
    }
    const { textReading, facts } = message;
    if (facts) await takeNewReading(tx, messageId, message, systemActor, at);
    await tx.incomingMessage.update({
      where: { id: messageId },
      data: { textReading, problems: message.problems },
      select: { id: true },
    });
    const data = { ...counted, fate: row.fate, reason: row.fateReason ?? "" };
    await recordMessageEvent(tx, messageId, { type: "message_pictures_read", data }, systemActor, at);
  });
}

/** The reading was tried as often as it may be: says so, and leaves the message to a person. */
export async function giveUpPictures(messageId: string): Promise<void> {
  await db.incomingMessage.updateMany({
    where: { id: messageId, textReading: "waiting" },
    data: { textReading: "failed" },
  });
}

/**
 * Has the pictures of a message read once more, before others: what could not be read, and with what was read its facts
 * as by the newest rules. Throws Forbidden, NotFound (nothing of it was read from pictures) or Conflict.
 */
export async function readPicturesAgain(actor: Actor, ref: MessageRef, at: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const message = await lockMessage(tx, actor, ref, readableFates);
    if (!hasReadPictures(message)) throw new NotFoundError();
    const { id, version } = message;
    const problems = withoutPictures(message.problems);
    // What was read whole is kept: it would be read the same.
    const files = await tx.messageAttachment.findMany({ where: { messageId: id }, select: { sha256: true } });
    const sha256 = { in: files.map((file) => file.sha256) };
    await tx.textReading.deleteMany({ where: { sha256, problem: { not: null } } });
    await tx.incomingMessage.update({
      where: { id, version },
      data: { textReading: "waiting", problems, version: { increment: 1 } },
      select: { id: true },
    });
    await enqueue(tx, "intake.readPictures", { messageId: id }, 2);
    await recordMessageEvent(tx, id, { type: "message_pictures_queued", data: {} }, actor, at);
  });
}

/** What was in the way of pictures is told anew by each try. */
function withoutPictures(problems: readonly string[]): string[] {
  return problems.filter((text) => !text.startsWith("pictures-"));
}

/** A reading that is not done by then has lost its job, with the worker that had it. */
const LOST_MILLISECONDS = 2 * 60 * 60_000;

/** Puts messages in the queue again whose reading was lost. Returns how many. */
export async function sweepPictures(at: Date): Promise<number> {
  const lost = await db.incomingMessage.findMany({
    where: { textReading: "waiting", receivedAt: { lt: new Date(at.getTime() - LOST_MILLISECONDS) } },
    select: { id: true },
    orderBy: { receivedAt: "asc" },
    take: 50,
  });
  const ids = lost.map(({ id }) => id);
  const jobless = await withoutJob("intake.readPictures", "messageId", ids);
  for (const messageId of jobless)
    await db.$transaction((tx) => enqueue(tx, "intake.readPictures", { messageId }));
  return jobless.length;
}

/** Waits as it came: nobody has gone through its facts or taken it back to the Inkorg. */
function isUntouched({ fate, fateReason, review }: Pick<Stored, "fate" | "fateReason" | "review">): boolean {
  const waits = fate === "waiting_in_inbox" || fate === "link_proposed";
  return waits && fateReason !== "returned" && review === null;
}

function countingReader(counted: { pages: number; failed: number }, lastTry: boolean): PictureReader {
  const start = performance.now();
  return async (file) => {
    const late = performance.now() - start > MAX_MILLISECONDS;
    const found: PictureTexts = late ? { pages: [], problem: "too-slow" } : await readTextOnce(file, lastTry);
    counted.pages += found.pages.length;
    if (found.problem) counted.failed += 1;
    return found;
  };
}

/** A message read again from what is kept of it. An entry of a watched source is its text and its documents. */
async function preparedAnew(stored: Stored, reader: PictureReader): Promise<PreparedMessage> {
  const { channel, mailbox, fileName, archive, raw } = stored;
  const origin = { channel, mailbox, fileName, archive };
  if (channel === "mail" || channel === "upload") return prepareApart(raw.content, origin, reader);
  const kept = channel === "feed" ? await keptEntryOf(stored.id) : null;
  const texts = noTexts();
  if (stored.subject) texts.sources.push({ name: SUBJECT_SOURCE, kind: "subject", pages: [stored.subject] });
  if (stored.text) texts.sources.push({ name: BODY_SOURCE, kind: "mail", pages: [stored.text] });
  const attachments = stored.attachments.map(({ file, letter, ...attachment }) => ({
    ...attachment,
    content: file.content,
    letter: null,
  }));
  for (const attachment of attachments) {
    const { sources, problems, scanned, pictures } = await textsOfDocument(attachment, reader);
    texts.sources.push(...sources);
    texts.problems.push(...problems);
    texts.scanned.push(...scanned);
    if (pictures !== "none" && texts.pictures !== "failed") texts.pictures = pictures;
  }
  const { contentKey, messageId, fromName, fromAddress, toAddresses, subject, sentAt } = stored;
  const { inReplyTo, references, text, html, problems, machine } = stored;
  return {
    ...blank(raw.content, raw.mediaType, kept ? { ...origin, opensCases: kept.source.opensCases } : origin),
    ...{ contentKey, messageId, fromName, fromAddress, toAddresses, subject, sentAt },
    ...{ inReplyTo, references, text, html, machine },
    problems: [...new Set([...withoutPictures(problems), ...texts.problems])],
    attachments,
    sketches: sketchesOf(texts.sources),
    ...readFacts(texts),
  };
}
