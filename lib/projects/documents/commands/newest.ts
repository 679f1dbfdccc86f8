import type { Tx } from "#lib/db.ts";
import type { DocumentKind } from "#prisma/generated/enums.ts";

/** The newest revision of a document of a project whose row is locked; null when nobody has begun it. */
export async function newestRevision(tx: Tx, projectId: string, kind: DocumentKind) {
  return tx.documentRevision.findFirst({
    where: { document: { projectId, kind } },
    orderBy: { revision: "desc" },
  });
}

export type NewestRevision = NonNullable<Awaited<ReturnType<typeof newestRevision>>>;

/** Begins the next revision of a document, the document itself too when there is none. */
export async function createRevision(
  tx: Tx,
  place: { projectId: string; kind: DocumentKind },
  data: { content: object; changes: string | null; by: string; at: Date } & Partial<
    Pick<NewestRevision, "source" | "reference" | "sha256" | "fileName">
  >,
): Promise<NewestRevision> {
  const { by, at, ...columns } = data;
  const document = await tx.projectDocument.upsert({
    where: { projectId_kind: place },
    create: place,
    update: {},
    select: { id: true, _count: { select: { revisions: true } } },
  });
  return tx.documentRevision.create({
    data: {
      ...columns,
      ...{ documentId: document.id, revision: document._count.revisions + 1 },
      ...{ createdBy: by, createdAt: at, changedBy: by, changedAt: at },
    },
  });
}
