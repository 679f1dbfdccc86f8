import { createHash } from "node:crypto";
import { blocksOf, textOf } from "#lib/documents/richText.ts";
import { FieldError } from "#lib/errors.ts";
import { outlines, sectionNumber } from "#lib/projects/documents/outline.ts";
import { sectionDigest, sectionOf } from "#lib/projects/documents/sections.ts";
import { type ReadSection, readWord } from "#lib/projects/documents/wordRead.ts";
import type { DocumentKind } from "#prisma/generated/enums.ts";

/** What a filled Word file would change, for a person to look at before it is put in. */
export type ImportPreview = {
  changed: (ReadSection & { number: string; before: string })[];
  unchanged: string[];
  /** Headings with nothing under them, or not in the file, whose text here stays as it is. */
  kept: string[];
  unknown: { heading: string; text: string }[];
  twice: string[];
  pictures: number;
  /** Of the file: the same file gives the same form. */
  mark: string;
};

/**
 * Compares a filled Word file with what stands in the draft. Nothing that is written is emptied by it. Throws
 * FieldError when the file is no Word file, is too large, or has none of the document's headings.
 */
export async function importPreview(
  kind: DocumentKind,
  file: Uint8Array,
  stored: unknown,
  ownHeadings: readonly string[],
): Promise<ImportPreview> {
  const read = await readWord(kind, file, ownHeadings);
  if ("problem" in read) throw new FieldError("file", `word.${read.problem}`);
  const mark = createHash("sha256").update(file).digest("hex").slice(0, 16);
  const { unknown, twice, pictures } = read;
  const preview: ImportPreview = { changed: [], unchanged: [], kept: [], unknown, twice, pictures, mark };
  const said = new Map(read.sections.map((section) => [section.key, section]));
  for (const [position, { key }] of outlines[kind].entries()) {
    const number = sectionNumber(kind, position);
    const section = said.get(key);
    const before = sectionOf(stored, key);
    if (!section || (section.html === "" && section.notApplicable === null)) {
      if (before.html !== "" || before.notApplicable !== null) preview.kept.push(number);
    } else if (sectionDigest(section) === sectionDigest(before)) preview.unchanged.push(number);
    else
      preview.changed.push({
        ...section,
        number,
        before: textOf(blocksOf(before.html)) || (before.notApplicable ?? ""),
      });
  }
  return preview;
}
