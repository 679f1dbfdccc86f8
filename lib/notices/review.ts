import { z } from "zod";
import { dateOf } from "#lib/clock.ts";
import { columnsOf, type NoticeColumns } from "#lib/notices/columns.ts";
import { emptyFacts, type NoticeFacts } from "#lib/notices/facts.ts";
import { type FieldName, fieldText, noticeFields, saysSame } from "#lib/notices/fields.ts";

/** A field's value as plain data: days as `YYYY-MM-DD`, yes and no as those words, null when there is none. */
type FieldValue = string | string[] | null;

const entrySchema = z.object({
  state: z.enum(["confirmed", "corrected"]),
  /** What the person says that it is, so that no later reading takes its place. */
  value: z.union([z.string(), z.array(z.string()), z.null()]),
  /** Null when it was not kept who. */
  by: z.string().nullable(),
  at: z.iso.datetime(),
});

const names = noticeFields.map(({ name }) => name) as [FieldName, ...FieldName[]];

const reviewSchema = z.partialRecord(z.enum(names), entrySchema);

/** What persons have said of the fields of a notice, field by field; a field that nobody has gone through has none. */
export type Review = z.output<typeof reviewSchema>;

export type ReviewEntry = z.output<typeof entrySchema>;

/** The review in a stored JSON value; empty when it holds none that can be understood. */
export function storedReview(value: unknown): Review {
  const parsed = reviewSchema.safeParse(value);
  return parsed.success ? parsed.data : {};
}

function plain(columns: NoticeColumns, name: FieldName): FieldValue {
  const value = columns[name];
  return Array.isArray(value) ? value : fieldText(columns, name) || null;
}

/** A field's plain value as its column keeps it. */
function asColumn(kind: string, value: FieldValue) {
  if (Array.isArray(value)) return value;
  if (kind === "list" || kind === "actionTypes") return value === null ? [] : [value];
  if (kind === "day") return value === null ? null : dateOf(value);
  return kind === "yesNo" && value !== null ? value === "yes" : value;
}

/** What was read, with a person's word in place of it wherever there is one. */
export function withReview(read: NoticeColumns, review: Review): NoticeColumns {
  const said = noticeFields.flatMap(({ name, kind }) => {
    const entry = review[name];
    return entry ? [[name, asColumn(kind, entry.value)] as const] : [];
  });
  return { ...read, ...Object.fromEntries(said) };
}

/** A notice as it was when a person's form was made. */
export type Standing = {
  /** What was read of it; empty fields when nothing was. */
  read: NoticeColumns;
  /** What held. */
  columns: NoticeColumns;
  review: Review;
};

/**
 * What a person's form said: the values, and the fields that were ticked as right: as what they say, or as rightly
 * empty. With `all` those that say anything are right without a tick.
 */
export type Said = {
  columns: NoticeColumns;
  confirmed: readonly FieldName[];
  all: boolean;
  by: string;
  at: Date;
};

/**
 * The review after a person went through the fields. A changed value is corrected, unless it is now what was read;
 * an unchanged one is confirmed when it is ticked, and no longer when its tick was taken away. Pure.
 */
export function reviewAfter(before: Standing, said: Said): Review {
  const review: Review = {};
  for (const { name } of noticeFields) {
    const entry = entryAfter(name, before, said);
    if (entry) review[name] = entry;
  }
  return review;
}

function entryAfter(name: FieldName, before: Standing, said: Said): ReviewEntry | null {
  const text = fieldText(said.columns, name);
  const old = before.review[name];
  const fresh = { value: plain(said.columns, name), by: said.by, at: said.at.toISOString() };
  const asRead = saysSame(said.columns, before.read, name);
  const unchanged = saysSame(said.columns, before.columns, name);
  // A tick beside a value says nothing of the empty field that is left when the value was cleared.
  const cleared = text === "" && !unchanged;
  const ticked = (said.all && text !== "") || (said.confirmed.includes(name) && !cleared);
  if (!unchanged && !asRead) return { ...fresh, state: "corrected" };
  if (unchanged && old && (ticked || old.state === "corrected")) return old;
  return ticked ? { ...fresh, state: "confirmed" } : null;
}

/**
 * How a field stands: `missing` (not found), `read` (by the system alone), `confirmed` or `corrected` by a person, or
 * `carried` over from the revision before it.
 */
export type FieldState = "missing" | "read" | "confirmed" | "corrected" | "carried";

/**
 * A stored notice as it stands: what was read of it, what holds, and what persons have said. Of one that was gone
 * through before each field's word was kept, all that has a value was confirmed or corrected then.
 */
export function standingOf(
  notice: NoticeColumns & { review: unknown; confirmedAt: Date | null },
  facts: NoticeFacts | null,
): Standing {
  const read = columnsOf(facts ?? emptyFacts());
  const { confirmedAt } = notice;
  const review =
    confirmedAt && notice.review === null
      ? wordOnTheWhole(read, notice, confirmedAt)
      : storedReview(notice.review);
  return { read, columns: notice, review };
}

function wordOnTheWhole(read: NoticeColumns, columns: NoticeColumns, at: Date): Review {
  const review: Review = {};
  for (const { name } of noticeFields) {
    const asRead = saysSame(columns, read, name);
    if (asRead && fieldText(columns, name) === "") continue;
    const state = asRead ? "confirmed" : "corrected";
    review[name] = { state, value: plain(columns, name), by: null, at: at.toISOString() };
  }
  return review;
}

/** Whether a person has gone through every field that has a value. */
export function isComplete(columns: NoticeColumns, review: Review): boolean {
  return noticeFields.every(({ name }) => review[name] || fieldText(columns, name) === "");
}

/** How a field of a notice stands. Pure. */
export function fieldState({ read, columns, review }: Standing, name: FieldName): FieldState {
  const entry = review[name];
  if (entry) return entry.state;
  const text = fieldText(columns, name);
  if (saysSame(columns, read, name)) return text === "" ? "missing" : "read";
  return "carried";
}

/** What a person added to a list and took away from it, beside what was read. */
export function listChanges(read: readonly string[], now: readonly string[]) {
  const [before, after] = [new Set(read), new Set(now)];
  return {
    added: now.filter((value) => !before.has(value)),
    removed: read.filter((value) => !after.has(value)),
  };
}

/**
 * What holds after a notice was read anew: the fresh reading, a person's word wherever there is one, and what was
 * carried over from an earlier revision where the fresh reading says nothing. `changed` are the fields that now say
 * something else. Pure.
 */
export function afterNewReading(
  before: Standing,
  fresh: NoticeColumns,
): { columns: NoticeColumns; changed: FieldName[] } {
  const carried = noticeFields
    .map(({ name }) => name)
    .filter((name) => fieldState(before, name) === "carried" && fieldText(fresh, name) === "")
    .map((name) => [name, before.columns[name]]);
  const columns = withReview({ ...fresh, ...Object.fromEntries(carried) }, before.review);
  const changed = noticeFields
    .map(({ name }) => name)
    .filter((name) => !saysSame(columns, before.columns, name));
  return { columns, changed };
}
