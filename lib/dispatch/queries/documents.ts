import { db, type Tx } from "#lib/db.ts";
import { currentNoticeFirst } from "#lib/notices/order.ts";

/** A document that can go along with a dispatch. `size` in bytes. */
export type OfferedDocument = {
  sha256: string;
  fileName: string;
  mediaType: string;
  size: number;
  /** Belongs to the newest revision of the notice: goes along unless the sender takes it away. */
  chosen: boolean;
};

const isMail = (mediaType: string) =>
  mediaType === "message/rfc822" || mediaType === "application/vnd.ms-outlook";

/**
 * The documents of a case's notice: the files that came with its messages, those of the newest notice chosen. A
 * notice that came as a bare mail is offered as that mail. For callers that have checked who may see the case.
 */
export async function noticeDocuments(caseId: string, tx: Tx = db): Promise<OfferedDocument[]> {
  const messages = await tx.incomingMessage.findMany({
    where: { caseId },
    orderBy: { receivedAt: "desc" },
    take: 50,
    select: {
      id: true,
      fileName: true,
      subject: true,
      raw: { select: { sha256: true, mediaType: true, size: true } },
      attachments: {
        where: { inline: false },
        orderBy: { path: "asc" },
        take: 50,
        select: { sha256: true, fileName: true, mediaType: true, size: true },
      },
    },
  });
  const notice = await tx.notice.findFirst({
    where: { caseId },
    orderBy: [...currentNoticeFirst],
    select: { messageId: true },
  });
  const main = messages.find((row) => row.id === notice?.messageId) ?? messages[0];
  const ordered = main ? [main, ...messages.filter((row) => row !== main)] : [];
  const offered = new Map<string, OfferedDocument>();
  const offer = (file: Omit<OfferedDocument, "chosen">, chosen: boolean) => {
    if (!offered.has(file.sha256)) offered.set(file.sha256, { ...file, chosen });
  };
  for (const message of ordered) {
    const { raw } = message;
    for (const file of message.attachments) offer(file, message === main);
    const bare = message.attachments.length === 0;
    const extension = raw.mediaType === "message/rfc822" ? ".eml" : "";
    const fileName = message.fileName ?? `${message.subject?.slice(0, 80) || "meddelande"}${extension}`;
    if (bare || !isMail(raw.mediaType)) offer({ ...raw, fileName }, message === main);
  }
  return [...offered.values()];
}
