import { createHash } from "node:crypto";
import type { CellProblem } from "#lib/projects/workbook/reading.ts";

/** A row that an import would write: what changes, in words, and what is written. */
export type PlannedRow<T> = {
  /** What the row is called. */
  name: string;
  added: boolean;
  changes: { field: string; from: string; to: string }[];
  write: T;
};

/** What an import would do. Nothing is written while there are problems. */
export type WorkbookPlan<T> = { rows: PlannedRow<T>[]; unchanged: number; problems: CellProblem[] };

/** The same for the same plan: what was reviewed is what is written. */
export function fingerprintOf(plan: WorkbookPlan<unknown>): string {
  return createHash("sha256").update(JSON.stringify(plan)).digest("hex");
}

/** Words in the person's language first, then in the other: written in one, understood in both. */
export type Words = (key: string) => [string, string];

/** The code that a word stands for, in either language; undefined when it is none of them. */
export function codeOf<C extends string>(
  text: string,
  codes: readonly C[],
  wordsOf: (code: C) => readonly string[],
): C | undefined {
  const plain = text.trim().toLowerCase();
  return codes.find((code) => wordsOf(code).some((word) => word.toLowerCase() === plain));
}
