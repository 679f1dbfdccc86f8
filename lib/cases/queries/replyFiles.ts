import { db, type Tx } from "#lib/db.ts";
import { noticeDocuments } from "#lib/dispatch/queries/documents.ts";
import type { ChecklistKey } from "#prisma/generated/enums.ts";

/** A file of a case that a reply to the sender can take along. `size` in bytes. */
export type OfferedFile = {
  sha256: string;
  fileName: string;
  size: number;
} & ({ from: "notice" } | { from: "checklist"; row: ChecklistKey } | { from: "answer"; recipient: string });

// More than anybody ticks; what lies beyond can be uploaded.
const offeredLimit = 50;

/**
 * The files of a case that a reply can take along, each once: the documents of its messages (not the mails themselves:
 * the sender has those, and a colleague's may carry a personal link), what was attached to Bilaga 1, and what recipients answered with (a reply form that a unit filled in). For callers that have checked who
 * may see the case.
 */
export async function replyFilesOf(caseId: string, tx: Tx = db): Promise<OfferedFile[]> {
  const documents = await noticeDocuments(caseId, tx);
  const attached = await tx.checklistFile.findMany({
    where: { caseId },
    orderBy: { id: "desc" },
    take: offeredLimit,
    select: { sha256: true, fileName: true, size: true, key: true },
  });
  const answered = await tx.responseFile.findMany({
    where: { response: { recipient: { caseId } } },
    orderBy: { id: "desc" },
    take: offeredLimit,
    select: {
      sha256: true,
      fileName: true,
      size: true,
      response: { select: { recipient: { select: { name: true } } } },
    },
  });
  const all: OfferedFile[] = [
    ...documents
      .filter((file) => file.mediaType !== "message/rfc822")
      .map(({ sha256, fileName, size }) => ({ sha256, fileName, size, from: "notice" as const })),
    ...attached.map(({ key, ...file }) => ({ ...file, from: "checklist" as const, row: key })),
    ...answered.map(({ response, ...file }) => ({
      ...file,
      from: "answer" as const,
      recipient: response.recipient.name,
    })),
  ];
  const once = new Map<string, OfferedFile>();
  for (const file of all) if (!once.has(file.sha256)) once.set(file.sha256, file);
  return [...once.values()].slice(0, offeredLimit);
}
