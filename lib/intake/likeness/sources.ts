import { COLUMN_LIMITS, storable } from "#lib/intake/bounds.ts";
import { sketchOf } from "#lib/intake/likeness/sketch.ts";
import type { PreparedSketch } from "#lib/intake/prepared.ts";
import type { TextSource } from "#lib/notices/facts.ts";

/** Texts of one message that are compared: its body and its first documents. */
const MOST_TEXTS = 4;

/** The sketches of the texts of a message that have enough words, in their order. Pure. */
export function sketchesOf(sources: readonly TextSource[]): PreparedSketch[] {
  const found: PreparedSketch[] = [];
  for (const { name, kind, pages } of sources) {
    if (kind === "subject") continue;
    const sketch = sketchOf(pages.join("\n"));
    if (sketch) found.push({ source: storable(name, COLUMN_LIMITS.name), sketch });
    if (found.length === MOST_TEXTS) break;
  }
  return found;
}
