import type { NoticeDefaults } from "#components/notices/NoticeFields.tsx";
import type { NoticeColumns } from "#lib/notices/columns.ts";
import { noticeFields } from "#lib/notices/fields.ts";

/** What a form for the notice begins with: its columns as text. */
export function noticeDefaults(columns: NoticeColumns): NoticeDefaults {
  const entries = noticeFields.map(({ name }) => {
    const value = columns[name];
    if (value instanceof Date) return [name, value.toISOString().slice(0, 10)];
    if (typeof value === "boolean") return [name, value ? "yes" : "no"];
    return [name, value ?? ""];
  });
  return Object.fromEntries(entries);
}
