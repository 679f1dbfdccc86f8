import { randomUUID } from "node:crypto";
import type { Tx } from "#lib/db.ts";
import { storeFile } from "#lib/documents/store.ts";
import { env } from "#lib/env.ts";
import { enqueue } from "#lib/jobs/boss.ts";
import type messages from "#messages/sv.json";

export type OutgoingFile = { fileName: string } & (
  | { sha256: string }
  | { mediaType: string; content: Uint8Array }
);

/** A key under `mail.purpose` in the messages: one without a text does not compile. */
export type MailPurpose = keyof (typeof messages)["mail"]["purpose"];

export type MailToSend = {
  /** What the lists of mails call it. */
  purpose: MailPurpose;
  caseId?: string;
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
 * given here once: every retry carries the same one. Returns the row's id.
 */
export async function queueMail(tx: Tx, mail: MailToSend): Promise<{ id: string; messageId: string }> {
  const { MAIL_FROM, MAIL_FROM_NAME } = env();
  const messageId = `<${randomUUID()}@${MAIL_FROM.split("@")[1]}>`;
  const files: { fileName: string; sha256: string; position: number }[] = [];
  for (const [position, file] of (mail.attachments ?? []).entries()) {
    const sha256 = "sha256" in file ? file.sha256 : await storeFile(tx, file.content, file.mediaType);
    files.push({ fileName: file.fileName, sha256, position });
  }
  const row = await tx.outgoingMail.create({
    data: {
      messageId,
      purpose: mail.purpose,
      caseId: mail.caseId ?? null,
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
