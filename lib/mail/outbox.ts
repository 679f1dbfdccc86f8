import { randomUUID } from "node:crypto";
import type { Tx } from "#lib/db.ts";
import { lockOf, scanColumns } from "#lib/documents/scanning/lock.ts";
import { storeFile } from "#lib/documents/store.ts";
import { env } from "#lib/env.ts";
import { RefusedError } from "#lib/errors.ts";
import { enqueue } from "#lib/jobs/boss.ts";
import type messages from "#messages/sv.json";

export type OutgoingFile = { fileName: string } & (
  | { sha256: string }
  | {
      mediaType: string;
      content: Uint8Array;
      /** Made here, not uploaded by somebody. */
      made?: boolean;
    }
);

/** A key under `mail.purpose` in the messages: one without a text does not compile. */
export type MailPurpose = keyof (typeof messages)["mail"]["purpose"];

export type MailToSend = {
  /** What the lists of mails call it. */
  purpose: MailPurpose;
  caseId?: string;
  /** The recipient of a dispatch whom it is for. */
  recipientId?: string;
  /** No person wrote it, and it answers a mail: marked so that no machine answers it in turn (RFC 3834). */
  automatic?: boolean;
  to: string[];
  cc?: string[];
  subject: string;
  text: string;
  /** A part of `text` that the interface must not show: the secret of a personal link. */
  secret?: string;
  replyTo?: string;
  inReplyTo?: string | null;
  references?: string[];
  attachments?: OutgoingFile[];
};

// Header fields are one line: whatever a person or another mail wrote into them.
function oneLine(text: string): string {
  return text.replace(/[\r\n\t]+/g, " ").trim();
}

/**
 * Puts a mail in the outbox and its sending in the queue, in the caller's transaction. The Message-ID is
 * given here once: every retry carries the same one. Returns the row's id. Throws Refused when a file holds malware.
 */
export async function queueMail(tx: Tx, mail: MailToSend): Promise<{ id: string; messageId: string }> {
  const { MAIL_FROM, MAIL_FROM_NAME } = env();
  const messageId = `<${randomUUID()}@${MAIL_FROM.split("@")[1]}>`;
  const files: { fileName: string; sha256: string; position: number }[] = [];
  for (const [position, file] of (mail.attachments ?? []).entries()) {
    files.push({ fileName: file.fileName, sha256: await storedAt(tx, file), position });
  }
  await refuseInfected(tx, files);
  const row = await tx.outgoingMail.create({
    data: {
      messageId,
      purpose: mail.purpose,
      caseId: mail.caseId ?? null,
      recipientId: mail.recipientId ?? null,
      automatic: mail.automatic ?? false,
      fromAddress: MAIL_FROM,
      fromName: MAIL_FROM_NAME,
      to: mail.to.map(oneLine),
      cc: (mail.cc ?? []).map(oneLine),
      replyTo: mail.replyTo ?? null,
      subject: oneLine(mail.subject),
      text: mail.text,
      secret: mail.secret ?? null,
      inReplyTo: mail.inReplyTo ?? null,
      references: mail.references ?? [],
      attachments: { create: files },
    },
  });
  await enqueue(tx, "mail.send", { mailId: row.id });
  return { id: row.id, messageId };
}

async function storedAt(tx: Tx, file: OutgoingFile): Promise<string> {
  if ("sha256" in file) return file.sha256;
  return storeFile(tx, file.content, file.mediaType, file.made ? "made" : "given");
}

async function refuseInfected(tx: Tx, files: { fileName: string; sha256: string }[]): Promise<void> {
  if (files.length === 0) return;
  const scans = await tx.fileScan.findMany({
    where: { sha256: { in: files.map(({ sha256 }) => sha256) }, state: "infected" },
    select: { sha256: true, ...scanColumns.select },
  });
  const missing = scans.flatMap((scan) => {
    const lock = lockOf(scan);
    const name = files.find(({ sha256 }) => sha256 === scan.sha256)?.fileName ?? "";
    return lock?.state === "infected"
      ? [{ key: "fileInfected", values: { name, malware: lock.malware } }]
      : [];
  });
  if (missing.length > 0) throw new RefusedError(missing);
}
