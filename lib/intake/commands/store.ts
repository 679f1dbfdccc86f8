import type { Tx } from "#lib/db.ts";
import { storeFiles } from "#lib/documents/store.ts";
import type { PreparedMessage } from "#lib/intake/prepared.ts";
import { columnsOf } from "#lib/notices/columns.ts";
import { sameKeysOf } from "#lib/notices/similarity.ts";
import type { Prisma } from "#prisma/generated/client.ts";

/** The columns of a message that come from its reading, not from what became of it. */
export function readColumns(message: PreparedMessage) {
  const { origin } = message;
  return {
    channel: origin.channel,
    mailbox: origin.mailbox,
    fileName: origin.fileName,
    archive: origin.archive ?? false,
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
    sameKeys: message.recognised && message.facts ? sameKeysOf(columnsOf(message.facts)) : [],
    recognised: message.recognised,
    machine: message.machine,
    textReading: message.textReading,
    reasons: message.unreadable === null ? message.reasons : [message.unreadable.detail],
  } satisfies Partial<Prisma.IncomingMessageUncheckedCreateInput>;
}

/** Keeps the raw bytes and every attachment of some messages, in the caller's transaction. */
export async function storeBytes(tx: Tx, messages: readonly PreparedMessage[]): Promise<void> {
  await storeFiles(
    tx,
    messages.flatMap(({ sha256, raw: content, rawMediaType: mediaType, attachments }) => [
      { sha256, content, mediaType },
      ...attachments,
    ]),
  );
}

/** The rows of the attachments of some messages. Their files must be stored. */
export async function storeAttachments(
  tx: Tx,
  messages: readonly { id: string; message: PreparedMessage }[],
): Promise<void> {
  const data = messages.flatMap(({ id, message }) =>
    message.attachments.map(({ path, fileName, mediaType, inline, contentId, content, sha256, letter }) => ({
      messageId: id,
      path,
      fileName,
      mediaType,
      size: content.byteLength,
      inline,
      contentId,
      sha256,
      letter: letter ?? undefined,
    })),
  );
  if (data.length > 0) await tx.messageAttachment.createMany({ data });
}
