import { likenessOf } from "#lib/intake/likeness/sketch.ts";
import type { PreparedSketch } from "#lib/intake/prepared.ts";
import { columnsOf } from "#lib/notices/columns.ts";
import type { NoticeFacts } from "#lib/notices/facts.ts";
import { sameKeysOf } from "#lib/notices/similarity.ts";

/** From this share of common shingles on, two texts are one letter with another greeting or footer. */
const ALIKE = 0.75;

/** Which of the texts of two messages are most alike, and how much; null when none are alike. Pure. */
export function likestTexts(
  ours: readonly PreparedSketch[],
  theirs: readonly PreparedSketch[],
): { likeness: number; source: string; other: string } | null {
  let best: { likeness: number; source: string; other: string } | null = null;
  for (const one of ours)
    for (const other of theirs) {
      const likeness = likenessOf(one.sketch, other.sketch);
      if (likeness >= ALIKE && likeness > (best?.likeness ?? 0))
        best = { likeness, source: one.source, other: other.source };
    }
  return best;
}

/**
 * Whether two notices plainly are about different things, however alike their letters are: manufacturers fill in one
 * template again and again. By their references where both have some, else by their devices. Pure.
 */
export function isOtherNotice(one: NoticeFacts | null, other: NoticeFacts | null): boolean {
  if (!one || !other) return false;
  const keys = [sameKeysOf(columnsOf(one)), sameKeysOf(columnsOf(other))];
  const [a = [], b = []] = keys.map((list) => list.filter((key) => key.startsWith("r:")));
  if (a.length > 0 && b.length > 0) return !shares(a, b);
  const [c = [], d = []] = [one, other].map(({ devices }) => devices.map(({ value }) => plainName(value)));
  return c.length > 0 && d.length > 0 && !shares(c, d);
}

function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function shares(one: readonly string[], other: readonly string[]): boolean {
  return one.some((value) => other.includes(value));
}
