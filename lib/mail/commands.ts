import { type AuditActor, recordEvent } from "#lib/audit/record.ts";
import { may } from "#lib/auth/access.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { db, type Tx } from "#lib/db.ts";
import { type Lock, lockOf, scanColumns } from "#lib/documents/scanning/lock.ts";
import { ConflictError, ForbiddenError } from "#lib/errors.ts";
import { enqueue } from "#lib/jobs/boss.ts";
import { heldNote } from "#lib/mail/held.ts";
import { deliver, transportKind } from "#lib/mail/transport.ts";

/** What keeps other machines from answering an answer of ours (RFC 3834; the second is Exchange's). */
const AUTOMATIC = { "Auto-Submitted": "auto-replied", "X-Auto-Response-Suppress": "All" };

/** A mail server's answer of 500 and above is final (RFC 5321 4.2.1): trying again would change nothing. */
function isFinal(error: unknown): boolean {
  const code = (error as { responseCode?: unknown }).responseCode;
  return typeof code === "number" && code >= 500;
}

/**
 * Sends one mail of the outbox. Does nothing when it is sent already. Throws when it could not be sent and
 * should be tried again; marks it failed when there is nothing more to try (`lastTry`, or the server's final no).
 *
 * The mark comes after the sending: a worker killed in between sends the mail once more under the same
 * Message-ID, which mail systems show once.
 */
export async function sendMail(mailId: string, lastTry: boolean, at: Date): Promise<void> {
  const { count } = await db.outgoingMail.updateMany({
    where: { id: mailId, state: { in: ["queued", "sending"] } },
    data: { state: "sending", attempts: { increment: 1 }, attemptedAt: at },
  });
  if (count === 0) return;
  const mail = await db.outgoingMail.findUniqueOrThrow({
    where: { id: mailId },
    include: {
      attachments: { include: { file: { include: { scan: scanColumns } } }, orderBy: { position: "asc" } },
    },
  });
  const locks = mail.attachments.map(({ fileName, sha256, file }) => ({
    fileName,
    sha256,
    lock: lockOf(file.scan),
  }));
  if (locks.some(({ lock }) => lock !== null)) return hold(mailId, locks);
  try {
    await deliver({
      messageId: mail.messageId,
      date: mail.createdAt,
      from: { name: mail.fromName, address: mail.fromAddress },
      to: mail.to,
      cc: mail.cc,
      replyTo: mail.replyTo ?? undefined,
      subject: mail.subject,
      text: mail.text,
      inReplyTo: mail.inReplyTo ?? undefined,
      references: mail.references.length > 0 ? mail.references : undefined,
      attachments: mail.attachments.map(({ fileName, file }) => ({
        filename: fileName,
        contentType: file.mediaType,
        content: Buffer.from(file.content),
      })),
      headers: mail.automatic ? AUTOMATIC : undefined,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  } catch (error) {
    await markUnsent(mailId, error, lastTry || isFinal(error));
    if (!isFinal(error)) throw error;
    return;
  }
  await db.outgoingMail.updateMany({
    where: { id: mailId, state: "sending" },
    data: { state: "sent", sentAt: new Date(), lastError: null, transport: transportKind() },
  });
}

/**
 * A mail with a file that waits for the malware scanner waits as well, and is queued again with the verdict. One
 * with malware never leaves.
 */
async function hold(
  mailId: string,
  files: { fileName: string; sha256: string; lock: Lock | null }[],
): Promise<void> {
  const infected = files.some(({ lock }) => lock?.state === "infected");
  await db.$transaction(async (tx) => {
    const { count } = await tx.outgoingMail.updateMany({
      where: { id: mailId, state: "sending" },
      data: { state: infected ? "failed" : "queued", lastError: heldNote(files) },
    });
    if (count === 0 || infected) return;
    // A verdict that is being given waits for this, and then finds the mail; one that was given meanwhile did not.
    const addresses = files.map(({ sha256 }) => sha256);
    const waiting = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM "FileScan" WHERE "sha256" = ANY(${addresses}::char(64)[]) AND "state" = 'waiting' FOR SHARE`;
    if (waiting.length === 0) await enqueue(tx, "mail.send", { mailId });
  });
}

/** Queues mails again that wait for the verdict of a file, in the transaction that gives it. */
export async function releaseHeldMails(tx: Tx, sha256: string): Promise<void> {
  for (let after: string | undefined; ; ) {
    const held: { id: string }[] = await tx.outgoingMail.findMany({
      where: { state: "queued", attachments: { some: { sha256 } }, ...(after && { id: { gt: after } }) },
      select: { id: true },
      orderBy: { id: "asc" },
      take: releasedTogether,
    });
    for (const { id } of held) await enqueue(tx, "mail.send", { mailId: id });
    after = held.at(-1)?.id;
    if (held.length < releasedTogether) return;
  }
}

const releasedTogether = 500;

async function markUnsent(mailId: string, error: unknown, final: boolean): Promise<void> {
  const lastError = (error instanceof Error ? error.message : String(error)).slice(0, 500);
  await db.outgoingMail.updateMany({
    where: { id: mailId, state: "sending" },
    data: { state: final ? "failed" : "queued", lastError },
  });
}

/** Puts a failed mail in the queue again. Refused as a conflict when it is no longer failed. */
export async function resendMail(tx: Tx, mailId: string, actor: AuditActor, at: Date): Promise<void> {
  const { count } = await tx.outgoingMail.updateMany({
    where: { id: mailId, state: "failed" },
    data: { state: "queued" },
  });
  if (count === 0) throw new ConflictError();
  await recordEvent(tx, { type: "mail", id: mailId }, { type: "mail_resent", data: {} }, actor, at);
  await enqueue(tx, "mail.send", { mailId });
}

/** The same for a signed-in person, in a transaction of its own. Throws ForbiddenError without the right. */
export async function resendFailedMail(actor: Actor, mailId: string, at: Date): Promise<void> {
  if (!may(actor, "mails.resend")) throw new ForbiddenError();
  await db.$transaction((tx) => resendMail(tx, mailId, actor, at));
}

// Longer than any single try may take.
const stuckMinutes = 20;

/** Queues again whatever has stood unsent for long without a job: a queue that was emptied by hand, say. */
export async function sweepMails(at: Date): Promise<void> {
  const before = new Date(at.getTime() - stuckMinutes * 60_000);
  const stuck = await db.$queryRaw<{ id: string }[]>`
    SELECT m."id" FROM "OutgoingMail" m
    WHERE m."state" IN ('queued', 'sending') AND coalesce(m."attemptedAt", m."createdAt") < ${before}
      AND NOT EXISTS (
        SELECT 1 FROM pgboss.job j
        WHERE j.name = 'mail.send' AND j.state < 'completed' AND j.data->>'mailId' = m."id"::text)
    LIMIT 200`;
  for (const { id } of stuck) await db.$transaction((tx) => enqueue(tx, "mail.send", { mailId: id }));
}
