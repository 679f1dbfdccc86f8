import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { ConflictError, ForbiddenError, NotFoundError } from "#lib/errors.ts";
import { locales } from "#lib/i18n/locale.ts";
import type { Translate } from "#lib/i18n/translate.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import { type ImportPreview, importPreview } from "#lib/projects/documents/importPreview.ts";
import { listOf } from "#lib/projects/documents/lists.ts";
import type { DocumentForm } from "#lib/projects/documents/schema.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { visibleTo } from "#lib/projects/queries.ts";

/**
 * What a filled Word file would change in the draft, with the version of the draft that it was compared with. Changes
 * nothing. Throws NotFound, Forbidden, Conflict when there is no draft to write in, FieldError on what cannot be read.
 */
export async function previewImport(
  actor: Actor,
  { projectId, kind }: DocumentForm,
  file: Uint8Array,
): Promise<{ preview: ImportPreview; version: number }> {
  const project = await db.project.findFirst({ where: { AND: [{ id: projectId }, visibleTo(actor)] } });
  if (!project) throw new NotFoundError();
  if (!mayEdit(actor, project)) throw new ForbiddenError();
  const newest = await db.documentRevision.findFirst({
    where: { document: { projectId, kind } },
    orderBy: { revision: "desc" },
    select: { content: true, version: true, state: true },
  });
  if (newest && newest.state !== "draft") throw new ConflictError();
  const preview = await importPreview(kind, file, newest?.content, ownHeadings(listOf(kind)));
  return { preview, version: newest?.version ?? 0 };
}

/** Headings that the tool puts in its Word files over lists, in every language. */
function ownHeadings(list: string | null): string[] {
  if (!list) return [];
  return locales.map((locale) =>
    (translatorFor(locale) as unknown as Translate)(`projects.documents.lists.${list}.title`),
  );
}
