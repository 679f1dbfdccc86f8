import { createHash } from "node:crypto";
import type { Missing } from "#lib/errors.ts";
import type { FormState } from "#lib/forms/action.ts";
import type { NoticeColumns } from "#lib/notices/columns.ts";
import { type FieldName, fieldText, noticeFields, plainText } from "#lib/notices/fields.ts";

const LONGEST_TOLD = 300;

function markOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 12);
}

/**
 * What each field of a form shows when it is made, as short marks in its hidden field `shown`: so that it can be told
 * later which fields the person changed, and which somebody else did meanwhile. Not the values, which would double
 * what is sent.
 */
export function shownMarks(columns: NoticeColumns): string {
  return noticeFields.map(({ name }) => `${name}:${markOf(plainText(columns, name))}`).join(" ");
}

function marksIn(shown: string): Map<string, string> {
  return new Map(shown.split(" ").map((mark) => mark.split(":", 2) as [string, string]));
}

/**
 * The fields that somebody else has changed since the form was made, as changes of a conflict: to what, and whether
 * this person wrote something else there. None when it is not known what the form showed. Pure.
 */
export function changedMeanwhile(
  shown: string | undefined,
  current: NoticeColumns,
  sent: NoticeColumns,
): Missing[] {
  const marks = marksIn(shown ?? "");
  return noticeFields.flatMap(({ name, kind }): Missing[] => {
    const mark = marks.get(name);
    const is = plainText(current, name);
    if (mark === undefined || mark === markOf(is)) return [];
    const own = plainText(sent, name);
    const mine = own !== is && mark !== markOf(own);
    const field = `notice.fields.${name}`;
    const key = mine ? "factMine" : "fact";
    if (is === "") return [{ key: `${key}.emptied`, terms: { field } }];
    if (kind === "actionTypes") {
      const value = current.actionTypes.map((type) => `notice.actionTypes.${type}`);
      return [{ key: `${key}.changed`, terms: { field }, lists: { value } }];
    }
    if (kind === "yesNo") return [{ key: `${key}.changed`, terms: { field, value: `form.${is}` } }];
    const text = fieldText(current, name);
    const value = text.length > LONGEST_TOLD ? `${text.slice(0, LONGEST_TOLD)} …` : text;
    return [{ key: `${key}.changed`, terms: { field }, values: { value } }];
  });
}

/** A field of a form that was sent, as plain text. */
function sentText(form: FormData, name: FieldName, kind: string): string {
  const values = form.getAll(name).map(String);
  const parts = kind === "list" ? values.flatMap((text) => text.split(/[\r\n\t]+/)) : values;
  const trimmed = parts.map((part) => part.trim()).filter(Boolean);
  if (kind === "actionTypes") trimmed.sort();
  return trimmed.join(", ").replace(/\s+/g, " ");
}

/**
 * What a form of facts gives back when it failed: what the person typed, and only that. A field that they left as it
 * was shown shows what stands now, so that saving again puts nothing back that somebody else has changed.
 */
export function keepOnlyTyped(state: FormState, form: FormData): FormState {
  const shown = form.get("shown");
  if (state?.status !== "error" || !state.submission || typeof shown !== "string") return state;
  const marks = marksIn(shown);
  const initialValue: NonNullable<typeof state.submission.initialValue> = {
    ...state.submission.initialValue,
  };
  for (const { name, kind } of noticeFields) {
    const touched = marks.get(name) !== markOf(sentText(form, name, kind));
    delete initialValue[name];
    // Also what was emptied is typed.
    if (touched)
      initialValue[name] =
        kind === "actionTypes" ? form.getAll(name).map(String) : String(form.get(name) ?? "");
  }
  return { ...state, submission: { ...state.submission, initialValue } };
}
