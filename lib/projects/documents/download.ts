import type { Actor } from "#lib/auth/actor.ts";
import { NotFoundError } from "#lib/errors.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import type { Translate } from "#lib/i18n/translate.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import { outlines } from "#lib/projects/documents/outline.ts";
import { documentPdf } from "#lib/projects/documents/pdf.ts";
import { printedDocument, purposeSections } from "#lib/projects/documents/printed.ts";
import { documentOf, listsOf, revisionOf } from "#lib/projects/documents/queries/read.ts";
import { documentWord } from "#lib/projects/documents/word.ts";
import { projectByNumber } from "#lib/projects/queries.ts";
import type { DocumentKind } from "#prisma/generated/enums.ts";

type Download = { fileName: string; mediaType: string; content: Uint8Array };

const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The kind of a document as an address names it; null when there is none such. */
export function kindOf(name: string): DocumentKind | null {
  return Object.hasOwn(outlines, name) ? (name as DocumentKind) : null;
}

/** A revision as tagged PDF/A. Throws NotFoundError when it may not be seen. */
export async function revisionPdf(
  actor: Actor,
  place: { number: string; kind: DocumentKind; revision: number },
  locale: Locale,
  at: Date,
): Promise<Download> {
  const found = await revisionOf(actor, place.number, place.kind, place.revision);
  const { project } = found.document;
  const { lists, kept } = await listsOf(actor, project.id, place.kind, found);
  const t = translatorFor(locale) as unknown as Translate;
  const printed = printedDocument({ kind: place.kind, project, revision: found, lists, kept }, t, locale);
  const nothing = t("projects.documents.nothingYet");
  const content = await documentPdf(printed, { ...place, locale, at, nothing });
  const fileName = `${place.number} ${printed.title} ${place.revision}.pdf`;
  return { fileName, mediaType: "application/pdf", content };
}

/**
 * The template of Bilaga 2 for a document as a Word file, filled with what its newest revision says. `purpose`: only
 * the part of A that says what, who, where and how. Throws NotFoundError when the project may not be seen.
 */
export async function documentTemplate(
  actor: Actor,
  place: { number: string; kind: DocumentKind; part: "purpose" | null },
  locale: Locale,
): Promise<Download> {
  const { kind, part } = place;
  if (part && kind !== "a") throw new NotFoundError();
  const project = await projectByNumber(actor, place.number);
  const document = await documentOf(actor, project.id, kind);
  const revision = document?.revisions[0] ?? null;
  const { lists, kept } = await listsOf(actor, project.id, kind, revision);
  const t = translatorFor(locale) as unknown as Translate;
  const subject = { kind, project, revision, lists, kept };
  const printed = printedDocument(subject, t, locale, part ? purposeSections : undefined);
  const words = {
    howTo: t("projects.documents.printed.howTo"),
    write: t("projects.documents.printed.write"),
  };
  const content = await documentWord(printed, { number: project.number, locale, ...words });
  return { fileName: `${project.number} ${printed.title}.docx`, mediaType: wordType, content };
}
