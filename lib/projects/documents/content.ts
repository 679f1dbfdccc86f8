import { z } from "zod";
import { outlines, type Section } from "#lib/projects/documents/outline.ts";
import type { DocumentKind, DocumentSource } from "#prisma/generated/enums.ts";

/** What stands under one heading: rich text as HTML of a small subset, or why there is nothing to say. */
export type SectionContent = { html: string; notApplicable: string | null };
export type DocumentContent = Record<string, SectionContent>;

const sectionSchema = z.object({
  html: z.string().max(200_000),
  notApplicable: z.string().max(4000).nullable(),
});

/** Content as the database has it; anything else is an empty document. */
export function contentOf(stored: unknown): DocumentContent {
  const parsed = z.record(z.string(), sectionSchema).safeParse(stored);
  return parsed.success ? parsed.data : {};
}

function hasWords(html: string): boolean {
  return html.replace(/<[^>]*>/g, "").replace(/&nbsp;|\s/g, "") !== "";
}

function isAnswered(section: Section, content: SectionContent | undefined): boolean {
  if (!content) return false;
  if (hasWords(content.html)) return true;
  return section.demand === "or_reason" && (content.notApplicable ?? "").trim() !== "";
}

export type WrittenRevision = {
  source: DocumentSource;
  content: unknown;
  sha256: string | null;
  reference: string | null;
};

/**
 * Headings that a document still lacks, in order (VGR, Bilaga 1). A file or a reference in place of the text answers
 * for all of its headings: what it says is for those who review and approve it.
 */
export function lackingSections(kind: DocumentKind, revision: WrittenRevision | null): string[] {
  const all = outlines[kind].map(({ key }) => key);
  if (!revision) return all;
  if (revision.source === "file") return revision.sha256 ? [] : all;
  if (revision.source === "reference") return (revision.reference ?? "").trim() ? [] : all;
  const content = contentOf(revision.content);
  return outlines[kind].filter((section) => !isAnswered(section, content[section.key])).map(({ key }) => key);
}
