import { createHash } from "node:crypto";
import { blocksOf, cleanHtml, htmlOf, textBlocks, textOf } from "#lib/documents/richText.ts";
import { contentOf, type DocumentContent, type SectionContent } from "#lib/projects/documents/content.ts";

const empty: SectionContent = { html: "", notApplicable: null };

/** What stands under a heading; empty when nothing does. */
export function sectionOf(stored: unknown, section: string): SectionContent {
  return contentOf(stored)[section] ?? empty;
}

/** A short mark of what stands under a heading: a form carries it, so that only the same heading can conflict. */
export function sectionDigest({ html, notApplicable }: SectionContent): string {
  return createHash("sha256")
    .update(JSON.stringify([html, notApplicable ?? ""]))
    .digest("hex")
    .slice(0, 16);
}

/** A section as a form gives it, made clean. Plain text that says the same as before changes nothing of its looks. */
export function sectionFrom(
  form: { body?: string; bodyFormat: "html" | "text"; notApplicable?: string },
  before: SectionContent,
): SectionContent {
  const notApplicable = form.notApplicable || null;
  const body = form.body ?? "";
  if (form.bodyFormat === "html") return { html: cleanHtml(body), notApplicable };
  const same = textOf(blocksOf(before.html)).trim() === body.replace(/\r\n?/g, "\n").trim();
  return { html: same ? before.html : htmlOf(textBlocks(body)), notApplicable };
}

/** The content with one section put in; a section without words or reason is left out. */
export function withSection(stored: unknown, section: string, said: SectionContent): DocumentContent {
  const { [section]: _before, ...others } = contentOf(stored);
  return said.html === "" && said.notApplicable === null ? others : { ...others, [section]: said };
}
