import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { openable, scanColumns, withLock } from "#lib/documents/scanning/lock.ts";
import { NotFoundError } from "#lib/errors.ts";
import { visibleTo } from "#lib/projects/queries.ts";
import type { FileTopic } from "#prisma/generated/enums.ts";

/** The files of one topic that stand, oldest first; none when the project may not be seen. */
export async function projectFiles(
  actor: Actor,
  projectId: string,
  topic: FileTopic,
  topicId: string | null,
) {
  const files = await db.projectFile.findMany({
    where: { projectId, topic, topicId, removedAt: null, project: visibleTo(actor) },
    select: {
      ...{ id: true, fileName: true, size: true, addedBy: true, addedAt: true },
      file: { select: { scan: scanColumns } },
    },
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
    take: 200,
  });
  return files.map(withLock);
}

/** One file with its bytes. Throws NotFoundError when it is removed or may not be seen. */
export async function projectFile(actor: Actor, projectNumber: string, fileId: string) {
  const found = await db.projectFile.findFirst({
    where: {
      ...{ id: fileId, removedAt: null },
      project: { AND: [{ number: projectNumber }, visibleTo(actor)] },
    },
    include: { file: { select: { content: true, scan: scanColumns } } },
  });
  if (!found) throw new NotFoundError();
  const { fileName, mediaType, sha256, file } = found;
  return { fileName, mediaType, sha256, ...openable(file) };
}
