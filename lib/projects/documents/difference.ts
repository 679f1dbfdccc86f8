import { blocksOf, textOf } from "#lib/documents/richText.ts";
import { type Part, partsOf } from "#lib/documents/wordDifference.ts";
import { contentOf } from "#lib/projects/documents/content.ts";
import { outlines, sectionNumber } from "#lib/projects/documents/outline.ts";
import type { DocumentKind } from "#prisma/generated/enums.ts";

/** What differs under one heading, word by word. */
export type SectionDifference = { key: string; number: string; parts: Part[] };

function wordsOf(stored: unknown, key: string): string {
  const said = contentOf(stored)[key];
  if (!said) return "";
  return said.html ? textOf(blocksOf(said.html)) : (said.notApplicable ?? "");
}

/** The headings that say something else in one revision than in another, in order. How words look does not count. */
export function differenceOf(kind: DocumentKind, before: unknown, after: unknown): SectionDifference[] {
  return outlines[kind].flatMap(({ key }, position) => {
    const [was, is] = [wordsOf(before, key), wordsOf(after, key)];
    if (was === is) return [];
    const parts = partsOf(was, is).filter(({ text }) => text !== "");
    return [{ key, number: sectionNumber(kind, position), parts }];
  });
}
