import { readCodes } from "#lib/notices/reading/codes.ts";
import { findDates } from "#lib/notices/reading/dates.ts";
import type { Span } from "#lib/notices/reading/document.ts";
import { CODED } from "#lib/notices/reading/labelFields.ts";
import type { Label } from "#lib/notices/reading/labels.ts";
import type { LabelField } from "#lib/notices/reading/languages/language.ts";

/** A row of column headings, in one line or one on each line, and the line at which the cells begin. */
export type Header = { columns: LabelField[]; labels: Label[]; first: number; body: number };

export type Cell = { field: LabelField; text: string; span: Span };

/** A cell of a table that came by itself on a line, its column not yet known. */
export type LooseCell = { text: string; line: number };

/** Columns of words. */
export const NAMED: ReadonlySet<LabelField> = new Set<LabelField>([
  "device",
  "model",
  "other",
  "otherCompany",
  "problem",
  "actionType",
]);

/** Whether a text can stand in a column. */
export function suits(text: string, field: LabelField | undefined): boolean {
  if (text === "" || field === undefined) return true;
  if (field === "otherDate" || field === "date")
    return findDates(text).length > 0 || /^[\d/.\s-]+$/.test(text);
  if (CODED.has(field))
    return (
      readCodes(text, true).values.length > 0 || /^\d[\d ]{11,17}$/.test(text) || /^(?:n\/?a|-)$/i.test(text)
    );
  return true;
}
