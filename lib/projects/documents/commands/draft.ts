import type { Actor } from "#lib/auth/actor.ts";
import type { Tx } from "#lib/db.ts";
import { safeFileName } from "#lib/documents/fileNames.ts";
import { detectMediaType } from "#lib/documents/mediaType.ts";
import { storeFile } from "#lib/documents/store.ts";
import { ConflictError, FieldError, NotFoundError } from "#lib/errors.ts";
import {
  assertRead,
  changeDocument,
  writeRevision,
} from "#lib/projects/documents/commands/changeDocument.ts";
import { createRevision, type NewestRevision } from "#lib/projects/documents/commands/newest.ts";
import { contentOf, type DocumentContent, type SectionContent } from "#lib/projects/documents/content.ts";
import { outlines, sectionNumber } from "#lib/projects/documents/outline.ts";
import {
  type DocumentForm,
  largestDocument,
  type SectionForm,
  type SourceForm,
} from "#lib/projects/documents/schema.ts";
import { sectionDigest, sectionFrom, sectionOf, withSection } from "#lib/projects/documents/sections.ts";
import type { ProjectEvent } from "#lib/projects/events.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import type { DocumentKind } from "#prisma/generated/enums.ts";

type Place = Pick<DocumentForm, "projectId" | "kind">;
type Written = { by: string; at: Date };

/**
 * Saves one heading of the draft. Others may have saved other headings meanwhile: those stay. Throws Conflict when the
 * same heading has changed since the form read it, or when the revision is no longer a draft.
 */
export async function saveSection(actor: Actor, form: SectionForm, at: Date): Promise<void> {
  const position = outlines[form.kind].findIndex(({ key }) => key === form.section);
  const section = outlines[form.kind][position];
  if (!section) throw new NotFoundError();
  await changeDocument(actor, form, at, mayEdit, async (tx, newest) => {
    const draft = draftOf(newest);
    const before = sectionOf(draft?.content, form.section);
    const said = sectionFrom(form, before);
    if (section.demand === "text") said.notApplicable = before.notApplicable;
    const digest = sectionDigest(before);
    // Said twice, by two people or by one who sent the form again, is said.
    if (sectionDigest(said) === digest) return [];
    if (digest !== form.was)
      throw new ConflictError([{ key: "revision.changedBy", values: { who: draft?.changedBy ?? "" } }]);
    const content = withSection(draft?.content, form.section, said);
    const revision = await writeContent(tx, form, draft, content, { by: actor.name, at });
    return [written(form.kind, revision, [position])];
  });
}

/** Puts several headings into the draft at once, as a filled Word file said them. `version` is of the preview. */
export async function saveSections(
  actor: Actor,
  form: DocumentForm,
  sections: ReadonlyMap<string, SectionContent>,
  at: Date,
): Promise<void> {
  await changeDocument(actor, form, at, mayEdit, async (tx, newest) => {
    const draft = draftOf(newest);
    if ((draft?.version ?? 0) !== form.version) throw new ConflictError();
    const outline = outlines[form.kind];
    const positions = outline.flatMap(({ key }, position) => (sections.has(key) ? [position] : []));
    if (positions.length === 0) return [];
    const put = (content: DocumentContent, [key, said]: [string, SectionContent]) =>
      withSection(content, key, said);
    const content = [...sections]
      .filter(([key]) => outline.some((section) => section.key === key))
      .reduce(put, contentOf(draft?.content));
    const revision = await writeContent(tx, form, draft, content, { by: actor.name, at });
    return [written(form.kind, revision, positions)];
  });
}

/** Says that the document is written here, or where it is to be found (VGR, Bilaga 1). */
export async function chooseSource(actor: Actor, form: SourceForm, at: Date): Promise<void> {
  await changeDocument(actor, form, at, mayEdit, async (tx, newest) => {
    const draft = draftAsRead(newest, form.version);
    const reference = form.source === "reference" ? form.reference : null;
    const revision = await writeSource(tx, form, draft, { source: form.source, reference }, actor.name, at);
    if (reference === null) return [written(form.kind, revision, [])];
    return [{ type: "document_referenced", data: { kind: form.kind, revision, reference } }];
  });
}

/** Takes a file in place of the text. Its kind is told by its bytes. Throws FieldError when it is empty or too large. */
export async function fileDocument(
  actor: Actor,
  form: DocumentForm,
  file: { fileName: string; declaredType: string; content: Uint8Array },
  at: Date,
): Promise<void> {
  if (file.content.byteLength === 0) throw new FieldError("file", "fileEmpty");
  if (file.content.byteLength > largestDocument)
    throw new FieldError("file", "attachmentTooLarge", { megabytes: largestDocument / 1024 / 1024 });
  const fileName = safeFileName(file.fileName);
  const mediaType = detectMediaType(file.content, fileName, file.declaredType);
  await changeDocument(actor, form, at, mayEdit, async (tx, newest) => {
    const draft = draftAsRead(newest, form.version);
    const sha256 = await storeFile(tx, file.content, mediaType);
    const data = { source: "file" as const, sha256, fileName };
    const revision = await writeSource(tx, form, draft, data, actor.name, at);
    return [{ type: "document_filed", data: { kind: form.kind, revision, fileName } }];
  });
}

/** The draft to write in: null when the document is to be begun. Throws Conflict when the newest is no draft. */
function draftOf(newest: NewestRevision | null): NewestRevision | null {
  return newest && assertRead(newest, newest.version, "draft");
}

function draftAsRead(newest: NewestRevision | null, version: number): NewestRevision | null {
  if (!newest && version === 0) return null;
  return assertRead(newest, version, "draft");
}

function written(kind: DocumentKind, revision: number, positions: number[]): ProjectEvent {
  const sections = positions.map((position) => sectionNumber(kind, position)).join(", ") || "–";
  return { type: "document_written", data: { kind, revision, sections } };
}

async function writeContent(
  tx: Tx,
  place: Place,
  draft: NewestRevision | null,
  content: DocumentContent,
  { by, at }: Written,
): Promise<number> {
  const { projectId, kind } = place;
  if (!draft)
    return (await createRevision(tx, { projectId, kind }, { content, changes: null, by, at })).revision;
  await writeRevision(tx, draft, { content, source: "written", changedBy: by, changedAt: at });
  return draft.revision;
}

async function writeSource(
  tx: Tx,
  { projectId, kind }: Place,
  draft: NewestRevision | null,
  data: Partial<Pick<NewestRevision, "source" | "reference" | "sha256" | "fileName">>,
  by: string,
  at: Date,
): Promise<number> {
  if (!draft) {
    const begun = { content: {}, changes: null, by, at, ...data };
    return (await createRevision(tx, { projectId, kind }, begun)).revision;
  }
  await writeRevision(tx, draft, { ...data, changedBy: by, changedAt: at });
  return draft.revision;
}
