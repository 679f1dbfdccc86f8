import { diffWordsWithSpace } from "diff";

export type Part = { text: string; change: "same" | "added" | "removed" };

/** Texts longer than this together are shown whole, before and after: comparing them word by word takes too long. */
const longest = 60_000;

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
