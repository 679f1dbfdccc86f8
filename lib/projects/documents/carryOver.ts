import { contentOf, type DocumentContent } from "#lib/projects/documents/content.ts";
import { outlines } from "#lib/projects/documents/outline.ts";
import type { DocumentKind } from "#prisma/generated/enums.ts";

/** What was written in the template for simple devices, by the documents and sections of A–G that take it over. */
export function carriedOver(stored: unknown): Map<DocumentKind, Map<string, string>> {
  const content = contentOf(stored);
  const carried = new Map<DocumentKind, Map<string, string>>();
  for (const { key, carriesTo = [] } of outlines.simple) {
    const html = content[key]?.html ?? "";
    if (html.trim() === "") continue;
    for (const target of carriesTo) {
      const [kind, section] = target.split(".") as [DocumentKind, string];
      const sections = carried.get(kind) ?? new Map<string, string>();
      sections.set(section, (sections.get(section) ?? "") + html);
      carried.set(kind, sections);
    }
  }
  return carried;
}

/** A document's content with more text after what each section already says. What is there already is not put twice. */
export function appended(stored: unknown, more: ReadonlyMap<string, string>): DocumentContent {
  const content = { ...contentOf(stored) };
  for (const [section, html] of more) {
    const before = content[section];
    if (before?.html.includes(html)) continue;
    content[section] = { html: (before?.html ?? "") + html, notApplicable: before?.notApplicable ?? null };
  }
  return content;
}
