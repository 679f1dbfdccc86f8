import type { Tx } from "#lib/db.ts";
import { storeFiles } from "#lib/documents/store.ts";
import type { PreparedMessage } from "#lib/intake/prepared.ts";
import type { Prisma } from "#prisma/generated/client.ts";

/** The columns of a message that come from its reading, not from what became of it. */
export function readColumns(message: PreparedMessage) {
  const { origin } = message;
  return {
    channel: origin.channel,
    mailbox: origin.mailbox,
    fileName: origin.fileName,
    sha256: message.sha256,
    contentKey: message.contentKey,
    messageId: message.messageId,
    fromName: message.fromName,
    fromAddress: message.fromAddress,
    toAddresses: message.toAddresses,
    subject: message.subject,
    sentAt: message.sentAt,
    inReplyTo: message.inReplyTo,
    references: message.references,
    text: message.text,
    html: message.html,
    problems: message.problems,
    facts: message.facts ?? undefined,
    recognised: message.recognised,
    reasons: message.unreadable === null ? message.reasons : [message.unreadable],
  } satisfies Partial<Prisma.IncomingMessageUncheckedCreateInput>;
}

/** Keeps the raw bytes and every attachment, in the caller's transaction. */
export async function storeBytes(tx: Tx, message: PreparedMessage): Promise<void> {
  const raw = { sha256: message.sha256, content: message.raw, mediaType: message.rawMediaType };
  await storeFiles(tx, [raw, ...message.attachments]);
}

/** The rows of a message's attachments. Their files must be stored. */
export async function storeAttachments(tx: Tx, messageId: string, message: PreparedMessage): Promise<void> {
  if (message.attachments.length === 0) return;
  await tx.messageAttachment.createMany({
    data: message.attachments.map(({ path, fileName, mediaType, inline, contentId, content, sha256 }) => ({
      messageId,
      path,
      fileName,
      mediaType,
      size: content.byteLength,
      inline,
      contentId,
      sha256,
    })),
  });
}
