import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { openable, scanColumns } from "#lib/documents/scanning/lock.ts";
import { NotFoundError } from "#lib/errors.ts";
import { type DocumentLists, snapshotOf } from "#lib/projects/documents/lists.ts";
import { hasWritten } from "#lib/projects/documents/queries/authors.ts";
import { liveLists } from "#lib/projects/documents/queries/lists.ts";
import { visibleTo } from "#lib/projects/queries.ts";
import type { DocumentKind } from "#prisma/generated/enums.ts";

/** Every document that a project has begun, with all of its revisions but their text, newest first. */
export async function projectDocuments(actor: Actor, projectId: string) {
  return db.projectDocument.findMany({
    where: { projectId, project: visibleTo(actor) },
    include: {
      revisions: {
        orderBy: { revision: "desc" },
        take: 200,
        include: { reviews: { select: { verdict: true }, take: 200 } },
      },
    },
  });
}

/** One document with all of its revisions, newest first; null when it is not begun or may not be seen. */
export async function documentOf(actor: Actor, projectId: string, kind: DocumentKind) {
  return db.projectDocument.findFirst({
    where: { projectId, kind, project: visibleTo(actor) },
    include: {
      revisions: {
        orderBy: { revision: "desc" },
        take: 200,
        include: {
          reviews: { orderBy: { at: "asc" }, include: { reviewer: { select: { name: true } } }, take: 200 },
        },
      },
    },
  });
}

export type PageDocument = NonNullable<Awaited<ReturnType<typeof documentOf>>>;
export type PageRevision = PageDocument["revisions"][number];

/** One revision by its number. Throws NotFoundError when there is none, or when it may not be seen. */
export async function revisionOf(actor: Actor, projectNumber: string, kind: DocumentKind, revision: number) {
  const found = await db.documentRevision.findFirst({
    where: {
      revision,
      document: { kind, project: { AND: [{ number: projectNumber }, visibleTo(actor)] } },
    },
    include: {
      document: {
        select: {
          kind: true,
          project: { select: { id: true, number: true, title: true, legalEntity: true } },
        },
      },
    },
  });
  if (!found) throw new NotFoundError();
  return found;
}

/** The list that a revision shows: as it was when it was approved, else as it is now. */
export async function listsOf(
  actor: Actor,
  projectId: string,
  kind: DocumentKind,
  revision: { snapshot: unknown } | null,
): Promise<{ lists: DocumentLists | null; kept: boolean }> {
  const kept = snapshotOf(revision?.snapshot);
  if (kept) return { lists: kept, kept: true };
  const visible = await db.project.count({ where: { AND: [{ id: projectId }, visibleTo(actor)] } });
  if (visible === 0) throw new NotFoundError();
  return { lists: await liveLists(db, projectId, kind), kept: false };
}

/** The file that stands in place of a revision's text, with its bytes. */
export async function revisionFile(
  actor: Actor,
  projectNumber: string,
  kind: DocumentKind,
  revision: number,
) {
  const found = await db.documentRevision.findFirst({
    where: {
      ...{ revision, source: "file" },
      document: { kind, project: { AND: [{ number: projectNumber }, visibleTo(actor)] } },
    },
    select: {
      fileName: true,
      sha256: true,
      file: { select: { content: true, mediaType: true, scan: scanColumns } },
    },
  });
  if (!found?.file) throw new NotFoundError();
  const { mediaType } = found.file;
  const { fileName, sha256 } = found;
  return { fileName: fileName ?? "", mediaType, sha256: sha256 ?? undefined, ...openable(found.file) };
}

/** Whether the person may say something of a revision: not of what the person has written in. */
export async function hasWrittenIn(
  actor: Actor,
  place: { projectId: string; kind: DocumentKind },
  revision: number,
): Promise<boolean> {
  return hasWritten(db, actor, place, revision);
}
