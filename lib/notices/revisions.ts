import type { NoticeColumns } from "#lib/notices/columns.ts";
import { fieldText, type NoticeField, noticeFields } from "#lib/notices/fields.ts";
import { identifierKey } from "#lib/notices/reading/text.ts";

/** What differs in one field between a revision of a notice and the one before it. */
export type FieldChange =
  | { field: NoticeField["name"]; kind: "list"; added: string[]; removed: string[] }
  | { field: NoticeField["name"]; kind: "text"; before: string; after: string };

/** Case, spaces and kinds of dash aside: the same value written in another way is no change. */
const keyOf = (value: string) => identifierKey(value);

function without(values: readonly string[], others: readonly string[]): string[] {
  const keys = new Set(others.map(keyOf));
  return values.filter((value) => !keys.has(keyOf(value)));
}

/**
 * What a revision adds to, removes from and says otherwise than the one before it, in the order of the fields. Days
 * are `YYYY-MM-DD`; empty where nothing is stated. Pure.
 */
export function changesBetween(before: NoticeColumns, after: NoticeColumns): FieldChange[] {
  return noticeFields.flatMap(({ name }): FieldChange[] => {
    const [old, fresh] = [before[name], after[name]];
    if (Array.isArray(old) && Array.isArray(fresh)) {
      const [added, removed] = [without(fresh, old), without(old, fresh)];
      return added.length + removed.length === 0 ? [] : [{ field: name, kind: "list", added, removed }];
    }
    const texts = { before: fieldText(before, name), after: fieldText(after, name) };
    return keyOf(texts.before) === keyOf(texts.after) ? [] : [{ field: name, kind: "text", ...texts }];
  });
}
