import { db, type Tx } from "#lib/db.ts";
import { scanColumns } from "#lib/documents/scanning/lock.ts";
import { currentNoticeFirst } from "#lib/notices/order.ts";

/** A document that can go along with a dispatch. `size` in bytes. */
export type OfferedDocument = {
  sha256: string;
  fileName: string;
  mediaType: string;
  size: number;
  /**
   * Belongs to the newest revision of the notice: goes along unless the sender takes it away. Of an archive only what
   * was in it is chosen.
   */
  chosen: boolean;
};

const isMail = (mediaType: string) =>
  mediaType === "message/rfc822" || mediaType === "application/vnd.ms-outlook";

/**
 * The documents of a case's notice: the files that came with its messages, those of the newest notice chosen. A
 * notice that came as a bare mail is offered as that mail. What holds malware is not offered. For callers that have checked who may see the case.
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
      raw: { select: { sha256: true, mediaType: true, size: true, scan: scanColumns } },
      attachments: {
        where: { inline: false },
        orderBy: { path: "asc" },
        take: 50,
        select: {
          path: true,
          sha256: true,
          fileName: true,
          mediaType: true,
          size: true,
          file: { select: { scan: scanColumns } },
        },
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
    const { scan, ...raw } = message.raw;
    const isInfected = (path: string) =>
      message.attachments.some((one) => one.path.startsWith(path) && one.file.scan?.state === "infected");
    for (const { path, file, ...rest } of message.attachments) {
      if (rest.size === 0 || file.scan?.state === "infected" || isInfected(`${path}.`)) continue;
      const wraps = message.attachments.some((one) => one.path.startsWith(`${path}.`));
      offer(rest, message === main && !wraps && rest.mediaType !== "application/ms-tnef");
    }
    if (scan?.state === "infected" || isInfected("")) continue;
    const bare = message.attachments.length === 0;
    const extension = raw.mediaType === "message/rfc822" ? ".eml" : "";
    const fileName = message.fileName ?? `${message.subject?.slice(0, 80) || "meddelande"}${extension}`;
    if (bare || !isMail(raw.mediaType)) offer({ ...raw, fileName }, message === main);
  }
  return [...offered.values()];
}
