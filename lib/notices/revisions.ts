import type { NoticeColumns } from "#lib/notices/columns.ts";
import { fieldText, type NoticeField, noticeFields } from "#lib/notices/fields.ts";
import { identifierKey } from "#lib/notices/reading/text.ts";
import { similarityOf } from "#lib/notices/similarity.ts";

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

/**
 * What a notice that comes seems to be beside the one that a case has: the same again, the same in another language,
 * an earlier revision than the case has, a new one, or a notice about something else.
 */
export type Succession = "same" | "translation" | "earlier" | "revision" | "other";

/** What a new revision is known by in any language. The writing of references and reply details differs by country. */
const telling: ReadonlySet<NoticeField["name"]> = new Set([
  "devices",
  "refs",
  "udiDis",
  "lots",
  "serials",
  "softwareVersions",
]);

/** What is said in sentences, which a scan never gives back letter by letter. */
const prose: ReadonlySet<NoticeField["name"]> = new Set(["problem", "userActions"]);
const worded: ReadonlySet<NoticeField["name"]> = new Set([...prose, "actionTypes", "actBy"]);

/** From this share of common words on, the prose of a scan is that of the letter, read with faults. */
const ONE_LETTER = 0.6;

/** From this share of common words on, two texts are in one language. */
const ONE_LANGUAGE = 0.25;

/**
 * What `after`, with what it leaves out filled in from `before`, seems to be beside it. A proposal for a person, who
 * sees all that differs: what is new counts as a revision in doubt, since one that is overlooked does more harm. Prose
 * that was `scanned` may differ in single words. Pure.
 */
export function successionOf(before: NoticeColumns, after: NoticeColumns, scanned = false): Succession {
  const changed = changesBetween(before, after).map(({ field }) => field);
  if (changed.length === 0) return "same";
  // More speaks against one action than for it: another reference with other devices, or another manufacturer.
  if (similarityOf(before, after).score < 0) return "other";
  const stated = orderOfRevisions(before.statedRevision, after.statedRevision);
  const days = daysBetween(before, after);
  const updates = changed.includes("updatesEarlier") && before.updatesEarlier === null;
  const tells = updates || changed.some((field) => telling.has(field));
  const said = ({ title, problem, userActions }: NoticeColumns) => [title, problem, userActions].join(" ");
  const translated = wordsInCommon(said(before), said(after)) < ONE_LANGUAGE;
  // Letters in other languages go out some days before or after.
  if (!stated && translated && !tells && Math.abs(days) <= TRANSLATED_WITHIN) return "translation";
  const order = stated || days;
  if (order < 0) return "earlier";
  if (order > 0 || tells) return "revision";
  const misread = (field: NoticeField["name"]) =>
    prose.has(field) && isMisread(fieldText(before, field), fieldText(after, field));
  const says = (field: NoticeField["name"]) => worded.has(field) && !(scanned && misread(field));
  return stated === null || changed.some(says) ? "revision" : "same";
}

/** How many days lie at most between the letters about one action in two languages. */
const TRANSLATED_WITHIN = 30;

/**
 * Positive when the other stated revision is later: "2.1" after "2.0", "B" after "A". Zero when they are the same or
 * one is not stated; null when they differ and no order is known between them.
 */
function orderOfRevisions(before: string | null, after: string | null): number | null {
  if (before === null || after === null || keyOf(before) === keyOf(after)) return 0;
  const [old, fresh] = [before, after].map(revisionIn);
  if (!old || !fresh || old.lettered !== fresh.lettered) return null;
  for (let at = 0; at < Math.max(old.parts.length, fresh.parts.length); at += 1) {
    const difference = (fresh.parts[at] ?? 0) - (old.parts[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** "Rev. 2.1" as its numbers, "Version B" as the place of its letter. */
function revisionIn(stated: string): { lettered: boolean; parts: number[] } | null {
  const numbers = /^\D{0,12}(\d{1,3}(?:\.\d{1,3}){0,3})(?![.\d]*\d)/.exec(stated)?.[1];
  if (numbers) return { lettered: false, parts: numbers.split(".").map(Number) };
  const letter = /^(?:\p{L}{2,10}[.:]?\s{1,2})?(\p{Lu})$/u.exec(stated.trim())?.[1];
  return letter ? { lettered: true, parts: [letter.charCodeAt(0)] } : null;
}

/** Whether a text is another one with single words read wrongly: a scan adds no sentence and leaves none out. */
function isMisread(text: string, scan: string): boolean {
  const more = wordsIn(scan).length - wordsIn(text).length;
  return Math.abs(more) <= 1 && wordsInCommon(text, scan) >= ONE_LETTER;
}

/** How many days after the one letter the other is dated; 0 where one has no day. */
function daysBetween(before: NoticeColumns, after: NoticeColumns): number {
  if (!before.noticeDate || !after.noticeDate) return 0;
  return (after.noticeDate.getTime() - before.noticeDate.getTime()) / DAY_IN_MILLISECONDS;
}

const DAY_IN_MILLISECONDS = 86_400_000;

const wordsIn = (text: string): string[] => text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];

/** How many of the words of two texts are common, from 0 to 1; 1 where one of them has none. */
function wordsInCommon(one: string, other: string): number {
  const [a, b] = [new Set(wordsIn(one)), new Set(wordsIn(other))];
  if (a.size === 0 || b.size === 0) return 1;
  const common = [...a].filter((word) => b.has(word)).length;
  return common / Math.min(a.size, b.size);
}
