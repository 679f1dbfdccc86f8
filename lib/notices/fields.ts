import type { NoticeColumns } from "#lib/notices/columns.ts";
import type { NoticeFacts } from "#lib/notices/facts.ts";

/** How a field is filled in and shown. */
export type FieldKind = "line" | "long" | "list" | "day" | "yesNo" | "actionTypes";

type Field = {
  name: keyof NoticeColumns;
  kind: FieldKind;
  /** The fact that it is first filled with; a contact's name is never read. */
  fact: keyof NoticeFacts | null;
};

/** The fields of a notice in the order in which a person reads them; each has a name under `notice.fields`. */
export const noticeFields = [
  { name: "manufacturer", kind: "line", fact: "manufacturer" },
  { name: "manufacturerSrn", kind: "line", fact: "manufacturerSrn" },
  { name: "title", kind: "line", fact: "title" },
  { name: "fscaReferences", kind: "list", fact: "fscaReferences" },
  { name: "fsnReferences", kind: "list", fact: "fsnReferences" },
  { name: "noticeDate", kind: "day", fact: "date" },
  { name: "statedRevision", kind: "line", fact: "revision" },
  { name: "updatesEarlier", kind: "line", fact: "updatesEarlier" },
  { name: "devices", kind: "list", fact: "devices" },
  { name: "refs", kind: "list", fact: "refs" },
  { name: "udiDis", kind: "list", fact: "udiDis" },
  { name: "lots", kind: "list", fact: "lots" },
  { name: "serials", kind: "list", fact: "serials" },
  { name: "softwareVersions", kind: "list", fact: "softwareVersions" },
  { name: "problem", kind: "long", fact: "problem" },
  { name: "actionTypes", kind: "actionTypes", fact: "actionTypes" },
  { name: "userActions", kind: "long", fact: "userActions" },
  { name: "actBy", kind: "day", fact: "actBy" },
  { name: "replyWanted", kind: "yesNo", fact: "replyWanted" },
  { name: "replyBy", kind: "day", fact: "replyBy" },
  { name: "replyForm", kind: "line", fact: "replyForm" },
  { name: "contactName", kind: "line", fact: null },
  { name: "contactEmail", kind: "line", fact: "contactEmail" },
] as const satisfies readonly Field[];

export type NoticeField = (typeof noticeFields)[number];

export type FieldName = NoticeField["name"];

/** One field as plain text: lists with commas between, days as `YYYY-MM-DD`, yes and no as those words. */
export function fieldText(columns: NoticeColumns, name: NoticeField["name"]): string {
  const value = columns[name];
  if (value === null) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === "boolean") return value ? "yes" : "no";
  return Array.isArray(value) ? value.join(", ") : value;
}

/**
 * One field by what it says: a form gives line ends and spaces back otherwise than it got them, and ticked boxes in
 * its own order.
 */
export function plainText(columns: NoticeColumns, name: FieldName): string {
  if (name === "actionTypes") return columns.actionTypes.toSorted().join(", ");
  return fieldText(columns, name).replace(/\s+/g, " ").trim();
}

/** Whether a field says the same twice. */
export function saysSame(one: NoticeColumns, other: NoticeColumns, name: FieldName): boolean {
  return plainText(one, name) === plainText(other, name);
}

/** What a new revision says, and for what it leaves out, what the one before it said. */
export function carriedOver(fresh: NoticeColumns, before: NoticeColumns): NoticeColumns {
  const missing = noticeFields.filter(({ name }) => fieldText(fresh, name) === "");
  return { ...fresh, ...Object.fromEntries(missing.map(({ name }) => [name, before[name]])) };
}
