import type { Actor } from "#lib/auth/actor.ts";
import { db, type Tx } from "#lib/db.ts";
import { safeFileName } from "#lib/documents/fileNames.ts";
import { detectMediaType } from "#lib/documents/mediaType.ts";
import { storeFile } from "#lib/documents/store.ts";
import { FieldError, NotFoundError, RefusedError } from "#lib/errors.ts";
import { changeProject } from "#lib/projects/commands/change.ts";
import { largestProjectFile, type ProjectFileTarget } from "#lib/projects/files/schema.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { assertWritten, visibleTo } from "#lib/projects/queries.ts";

/** The most files of one topic, or of one row of it. */
const mostFiles = 100;

export type NewProjectFile = { fileName: string; declaredType: string; content: Uint8Array };

/**
 * Keeps a file of a project with what it belongs to. Its kind is told by its bytes. Throws FieldError on a file that
 * is empty or larger than 25 MB, NotFound when what it belongs to is not of the project.
 */
export async function addProjectFile(
  actor: Actor,
  target: ProjectFileTarget,
  file: NewProjectFile,
  at: Date,
): Promise<void> {
  const { content } = file;
  if (content.byteLength === 0) throw new FieldError("file", "fileEmpty");
  if (content.byteLength > largestProjectFile)
    throw new FieldError("file", "attachmentTooLarge", { megabytes: largestProjectFile / 1024 / 1024 });
  const fileName = safeFileName(file.fileName);
  const mediaType = detectMediaType(content, fileName, file.declaredType);
  await changeProject(actor, target.projectId, at, mayEdit, async (tx) => {
    await assertOwned(tx, target);
    const standing = await tx.projectFile.count({ where: { ...target, removedAt: null } });
    if (standing >= mostFiles)
      throw new RefusedError([{ key: "project.tooManyFiles", values: { count: mostFiles } }]);
    const sha256 = await storeFile(tx, content, mediaType);
    const size = content.byteLength;
    await tx.projectFile.create({
      data: { ...target, fileName, mediaType, size, sha256, addedBy: actor.name, addedAt: at },
    });
    return { events: [{ type: "file_added", data: { fileName } }], result: undefined };
  });
}

/** What the file belongs to is a row of this very project. */
async function assertOwned(tx: Tx, { projectId, topic, topicId }: ProjectFileTarget): Promise<void> {
  if (topicId === null) return;
  const where = { id: topicId, projectId };
  const found = {
    document: () => tx.projectDocument.count({ where }),
    test: () => tx.productTest.count({ where }),
    deviation: () => tx.deviation.count({ where }),
    incident: () => tx.incident.count({ where }),
  }[topic as "document" | "test" | "deviation" | "incident"];
  if ((await found()) === 0) throw new NotFoundError();
}

/** Takes a file away from where it stood. Its bytes are kept with the project's history. */
export async function removeProjectFile(actor: Actor, fileId: string, at: Date): Promise<void> {
  const where = { id: fileId, removedAt: null, project: visibleTo(actor) };
  const file = await db.projectFile.findFirst({ where, select: { projectId: true, fileName: true } });
  if (!file) throw new NotFoundError();
  await changeProject(actor, file.projectId, at, mayEdit, async (tx) => {
    assertWritten(
      await tx.projectFile.updateMany({ where: { id: fileId, removedAt: null }, data: { removedAt: at } }),
    );
    return { events: [{ type: "file_removed", data: { fileName: file.fileName } }], result: undefined };
  });
}
