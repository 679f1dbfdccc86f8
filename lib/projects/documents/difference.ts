import { diffWordsWithSpace } from "diff";
import { blocksOf, textOf } from "#lib/documents/richText.ts";
import { contentOf } from "#lib/projects/documents/content.ts";
import { outlines, sectionNumber } from "#lib/projects/documents/outline.ts";
import type { DocumentKind } from "#prisma/generated/enums.ts";

export type Part = { text: string; change: "same" | "added" | "removed" };

/** What differs under one heading, word by word. */
export type SectionDifference = { key: string; number: string; parts: Part[] };

/** Texts longer than this together are shown whole, before and after: comparing them word by word takes too long. */
const longest = 60_000;

function wordsOf(stored: unknown, key: string): string {
  const said = contentOf(stored)[key];
  if (!said) return "";
  return said.html ? textOf(blocksOf(said.html)) : (said.notApplicable ?? "");
}

/** What is said before and after, word by word. */
export function partsOf(before: string, after: string): Part[] {
  const whole: Part[] = [
    { text: before, change: "removed" },
    { text: after, change: "added" },
  ];
  if (before.length + after.length > longest) return whole;
  const compared = diffWordsWithSpace(before, after, { timeout: 2000 });
  if (!compared) return whole;
  return compared.map(({ value, added, removed }) => ({
    text: value,
    change: added ? "added" : removed ? "removed" : "same",
  }));
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
