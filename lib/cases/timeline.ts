import type { CaseEvent, CaseEventData, CaseEventType } from "#lib/cases/events.ts";
import { answerText } from "#lib/checklist/answerText.ts";
import type { Translate } from "#lib/i18n/translate.ts";

type Values = Record<string, string | number>;
type Sentences = { [T in CaseEventType]: (data: CaseEventData[T], t: Translate) => Values };

const plain = (data: Values): Values => data;
const none = (): Values => ({});
const yesNo = (value: boolean) => (value ? "yes" : "no");
const tracksOf = (data: { tracks: string[] }, t: Translate) =>
  data.tracks.map((track) => t(`tracks.${track}`)).join(", ");
const rowOf = (data: { key: string }, t: Translate) => t(`checklist.rows.${data.key}.title`);
/** A fact of a notice as people read it: some are kept as codes. */
export function factText(field: string, text: string, t: Translate): string {
  if (text === "") return t("notice.missing");
  if (field === "replyWanted") return t(`form.${text}`);
  if (field !== "actionTypes") return text;
  return text
    .split(", ")
    .map((type) => t(`notice.actionTypes.${type}`))
    .join(", ");
}

const fieldsOf = (data: { revision: number; fields: string[] }, t: Translate) => ({
  revision: data.revision,
  fields: data.fields.map((field) => t(`notice.fields.${field}`)).join(", "),
});

// Some fifteen names: whoever wants all of them finds the dispatch itself.
const longestNames = 400;

/** A list of names that stays readable as a sentence. */
function shortened(names: string, t: Translate): string {
  if (names.length <= longestNames) return names;
  const cut = names.slice(0, longestNames);
  return t("timeline.andOthers", { names: cut.slice(0, Math.max(cut.lastIndexOf(", "), 0)) || cut });
}

/** What each event fills its sentence `timeline.<type>` with. Exhaustive: a new event does not compile without one. */
const sentences: Sentences = {
  case_created: plain,
  message_attached: plain,
  message_detached: plain,
  notice_added: plain,
  notice_taken_back: plain,
  notice_corrected: (data, t) => ({
    field: t(`notice.fields.${data.field}`),
    before: factText(data.field, data.before, t),
    after: factText(data.field, data.after, t),
  }),
  notice_confirmed: plain,
  notice_fields_confirmed: fieldsOf,
  notice_read_anew: fieldsOf,
  case_assigned: plain,
  gathering_started: none,
  checklist_submitted: plain,
  checklist_returned: plain,
  handling_decided: (data, t) => ({
    assessment: data.assessment,
    severity: t(`severities.${data.severity}`),
    tracks: tracksOf(data, t),
    patientInformation: yesNo(data.patientInformation),
    contractedWithdrawal: yesNo(data.contractedWithdrawal),
  }),
  actions_completed: none,
  case_closed: (data, t) => ({ outcome: t(`outcomes.${data.outcome}`), summary: data.summary }),
  case_dismissed: (data, t) => ({ outcome: t(`outcomes.${data.outcome}`), reason: data.reason }),
  marked_duplicate: (data) => ({ of: data.of }),
  duplicate_received: plain,
  duplicate_undone: plain,
  duplicate_taken_back: plain,
  handed_over: plain,
  case_reopened: plain,
  checklist_answered: (data, t) => ({
    row: rowOf(data, t),
    answer: answerText(data.key, data.answer, t),
    before: answerText(data.key, data.before, t) || "none",
  }),
  checklist_cleared: (data, t) => ({ row: rowOf(data, t), before: answerText(data.key, data.before, t) }),
  checklist_entries_added: (data, t) => ({ row: rowOf(data, t), count: data.count, names: data.names }),
  checklist_entry_removed: (data, t) => ({ row: rowOf(data, t), name: data.name }),
  checklist_file_added: (data, t) => ({ row: rowOf(data, t), fileName: data.fileName }),
  checklist_file_removed: (data, t) => ({ row: rowOf(data, t), fileName: data.fileName }),
  checklist_mailed: plain,
  dispatch_sent: (data, t) => ({
    ...data,
    track: t(`tracks.${data.track}`),
    recipients: shortened(data.recipients, t),
  }),
  response_received: plain,
  recipient_waived: plain,
  recipient_unwaived: plain,
  recipient_reminded: plain,
  link_renewed: plain,
  link_revoked: plain,
  closure_reported: plain,
  recipient_address_changed: plain,
  action_added: (data, t) => ({
    description: data.description,
    performer: t(`performers.${data.performer}`),
  }),
  action_changed: plain,
  action_done: plain,
  action_waived: plain,
  action_reopened: plain,
  reply_decided: (data, t) => ({
    kind: t(`replyKinds.${data.kind}`),
    wanted: yesNo(data.wanted),
    responder: data.responder,
  }),
  reply_sent: (data, t) => ({
    kind: t(`replyKinds.${data.kind}`),
    to: data.to,
    files: data.files ?? "none",
  }),
  reply_waived: (data, t) => ({ kind: t(`replyKinds.${data.kind}`), reason: data.reason }),
  reply_given_elsewhere: (data, t) => ({ kind: t(`replyKinds.${data.kind}`), by: data.by }),
  supply_disruption_started: plain,
  supply_disruption_confirmed: plain,
  file_infected: plain,
  acknowledgement_sent: plain,
  mail_bounced: plain,
  recipient_added: (data, t) => ({ recipient: data.recipient, purpose: t(`purposes.${data.purpose}`) }),
};

/** The sentence that tells an event in the reader's language. */
export function sentenceOf(event: CaseEvent, t: Translate): string {
  const values = sentences[event.type] as (data: unknown, t: Translate) => Values;
  return t(`timeline.${event.type}`, values(event.data, t));
}
