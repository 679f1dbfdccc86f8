import type { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { recordKnownInfectedFiles } from "#lib/cases/commands/infectedFiles.ts";
import { recordCaseEvent } from "#lib/cases/events.ts";
import { lockForRow } from "#lib/checklist/commands/lock.ts";
import { largestFile, type removeFileSchema } from "#lib/checklist/schema.ts";
import { db } from "#lib/db.ts";
import { safeFileName } from "#lib/documents/fileNames.ts";
import { detectMediaType } from "#lib/documents/mediaType.ts";
import { storeFile } from "#lib/documents/store.ts";
import { ConflictError, FieldError, NotFoundError, RefusedError } from "#lib/errors.ts";
import type { ChecklistKey } from "#prisma/generated/enums.ts";

/** The most files of one row. */
const mostFiles = 50;

export type NewFile = {
  caseId: string;
  key: ChecklistKey;
  fileName: string;
  declaredType: string;
  content: Uint8Array;
};

/**
 * Attaches a file to a row (RH-15405 Bilaga 1: "alternativt hänvisar till bilaga"). Its kind is told by its bytes.
 * Throws FieldError on a file that is empty or larger than 25 MB.
 */
export async function addFile(actor: Actor, input: NewFile, at: Date): Promise<void> {
  const { caseId, key, content } = input;
  if (content.byteLength === 0) throw new FieldError("file", "fileEmpty");
  if (content.byteLength > largestFile)
    throw new FieldError("file", "attachmentTooLarge", { megabytes: largestFile / 1024 / 1024 });
  const fileName = safeFileName(input.fileName);
  const mediaType = detectMediaType(content, fileName, input.declaredType);
  await db.$transaction(async (tx) => {
    await lockForRow(tx, actor, caseId, key);
    const standing = await tx.checklistFile.count({ where: { caseId, key } });
    if (standing >= mostFiles) throw new RefusedError([{ key: "tooManyFiles" }]);
    const sha256 = await storeFile(tx, content, mediaType);
    await tx.checklistFile.create({
      data: {
        ...{ caseId, key, fileName, mediaType, sha256 },
        size: content.byteLength,
        addedBy: actor.name,
        addedAt: at,
      },
    });
    await recordCaseEvent(tx, caseId, { type: "checklist_file_added", data: { key, fileName } }, actor, at);
    await recordKnownInfectedFiles(tx, caseId, [{ sha256, fileName }], at);
  });
}

/** Takes a file off its row. */
export async function removeFile(
  actor: Actor,
  input: z.output<typeof removeFileSchema>,
  at: Date,
): Promise<void> {
  const { caseId, fileId } = input;
  await db.$transaction(async (tx) => {
    const file = await tx.checklistFile.findFirst({ where: { id: fileId, caseId } });
    if (!file) throw new NotFoundError();
    await lockForRow(tx, actor, caseId, file.key);
    const { count } = await tx.checklistFile.deleteMany({ where: { id: fileId, caseId } });
    if (count !== 1) throw new ConflictError();
    const data = { key: file.key, fileName: file.fileName };
    await recordCaseEvent(tx, caseId, { type: "checklist_file_removed", data }, actor, at);
  });
}
