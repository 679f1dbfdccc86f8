import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { type Lock, lockOf, openable, type Scan, scanColumns } from "#lib/documents/scanning/lock.ts";
import { NotFoundError } from "#lib/errors.ts";
import { documentsVisibleTo, messagesVisibleTo } from "#lib/intake/queries.ts";
import { ScanState } from "#prisma/generated/enums.ts";

export type StoredDocument = {
  fileName: string;
  mediaType: string;
  sha256: string;
  /** Empty while it is locked. */
  content: Uint8Array;
  lock: Lock | null;
};

/** One attachment with its bytes; none while it, or what was unpacked of it, is locked. Throws NotFound when it may not be seen. */
export async function attachmentById(actor: Actor, id: string): Promise<StoredDocument> {
  const found = await db.messageAttachment.findFirst({
    where: { id, message: documentsVisibleTo(actor) },
    include: { file: { select: { content: true, scan: scanColumns } } },
  });
  if (!found) throw new NotFoundError();
  const { fileName, mediaType, sha256, file, messageId, path } = found;
  const inner = lockOf(file.scan) ? null : await infectedWithin(messageId, `${path}.`);
  return { fileName, mediaType, sha256, ...openable(inner ? { ...file, scan: inner } : file) };
}

/** What the scanner said of the first file with malware within a message, at paths that begin so; null for none. */
async function infectedWithin(messageId: string, path: string): Promise<Scan> {
  const found = await db.messageAttachment.findFirst({
    where: { messageId, path: { startsWith: path }, file: { scan: { state: "infected" } } },
    select: { file: { select: { scan: scanColumns } } },
  });
  return found?.file.scan ?? null;
}

/** Pictures that one mail may show within its text, in bytes together. */
const largestPictures = 3 * 1024 * 1024;

/** The pictures that the HTML of a message refers to, by Content-ID, as data addresses. Empty when not visible. */
export async function picturesOf(actor: Actor, messageId: string): Promise<Map<string, string>> {
  const rows = await db.messageAttachment.findMany({
    where: {
      messageId,
      message: messagesVisibleTo(actor),
      contentId: { not: null },
      mediaType: { in: ["image/png", "image/jpeg", "image/gif", "image/webp"] },
      size: { lte: largestPictures },
      file: { OR: [{ scan: null }, { scan: { state: { in: openStates() } } }] },
    },
    select: { contentId: true, mediaType: true, size: true, sha256: true },
    take: 50,
  });
  let left = largestPictures;
  const fitting = rows.filter((row) => {
    left -= row.size;
    return left >= 0;
  });
  const files = await db.storedFile.findMany({
    where: { sha256: { in: fitting.map((row) => row.sha256) } },
    select: { sha256: true, content: true },
  });
  const contents = new Map(files.map((file) => [file.sha256, Buffer.from(file.content).toString("base64")]));
  return new Map(
    fitting.map((row) => [
      row.contentId ?? "",
      `data:${row.mediaType};base64,${contents.get(row.sha256) ?? ""}`,
    ]),
  );
}

/** The states in which a file may be shown. */
function openStates(): ScanState[] {
  return Object.values(ScanState).filter((state) => lockOf({ state, malware: null }) === null);
}

/** Endings of messages that are no mails: registered by hand, or entries of watched sources. */
const rawExtensions: Record<string, string> = { "application/json": "json", "application/xml": "xml" };

/** A message as it came; without its bytes while it or a file of it is locked. Throws NotFound when it may not be seen. */
export async function rawMessageById(actor: Actor, id: string): Promise<StoredDocument> {
  const found = await db.incomingMessage.findFirst({
    where: { AND: [{ id }, messagesVisibleTo(actor)] },
    select: {
      fileName: true,
      sha256: true,
      raw: { select: { content: true, mediaType: true, scan: scanColumns } },
    },
  });
  if (!found) throw new NotFoundError();
  const { mediaType } = found.raw;
  const inner = lockOf(found.raw.scan) ? null : await infectedWithin(id, "");
  const extension = rawExtensions[mediaType] ?? "eml";
  const fileName = found.fileName ?? `${found.sha256.slice(0, 12)}.${extension}`;
  const opened = openable(inner ? { ...found.raw, scan: inner } : found.raw);
  return { fileName, mediaType, sha256: found.sha256, ...opened };
}
