import { type AuditActor, recordEvents } from "#lib/audit/record.ts";
import type { Tx } from "#lib/db.ts";
import type {
  CaseOutcome,
  ChecklistKey,
  RecipientPurpose,
  SenderReplyKind,
  Severity,
  Track,
} from "#prisma/generated/enums.ts";

/** How an answer came: by personal link, from a signed-in person of the recipient's own, or through a coordinator. */
export type AnsweredBy = "link" | "self" | "coordinator";

/** Everything that can happen to a case. A new kind needs a sentence in `timeline.ts`: the types see to it. */
export type CaseEventData = {
  case_created: {
    number: string;
    title: string;
    source: "mail" | "upload" | "manual" | "feed";
    sender: string;
  };
  message_attached: { messageId: string; subject: string; from: string };
  message_detached: { messageId: string; subject: string };
  notice_added: { revision: number };
  notice_taken_back: { revision: number };
  notice_corrected: { field: string; before: string; after: string };
  notice_confirmed: { revision: number };
  /** Some of its fields; with the last one it is confirmed as a whole. */
  notice_fields_confirmed: { revision: number; fields: string[] };
  notice_read_anew: { revision: number; fields: string[] };
  case_assigned: { owner: string };

  gathering_started: Record<never, never>;
  checklist_submitted: { recipients: string };
  checklist_returned: { reason: string };
  handling_decided: {
    assessment: string;
    severity: Severity;
    tracks: Track[];
    patientInformation: boolean;
    contractedWithdrawal: boolean;
  };
  actions_completed: Record<never, never>;
  case_closed: { outcome: CaseOutcome; summary: string };
  case_dismissed: { outcome: CaseOutcome; reason: string };
  /** With what moved, so that undoing moves exactly that back. */
  marked_duplicate: { of: string; messageIds: string[]; noticeIds: string[] };
  duplicate_received: { number: string };
  duplicate_undone: { of: string };
  duplicate_taken_back: { number: string };
  handed_over: { to: string };
  case_reopened: { reason: string };

  /** Answers as their row's schema has them (lib/checklist/schema.ts); `before` is null for the first. */
  checklist_answered: { key: ChecklistKey; answer: unknown; before: unknown };
  checklist_cleared: { key: ChecklistKey; before: unknown };
  checklist_entries_added: { key: ChecklistKey; count: number; names: string };
  checklist_entry_removed: { key: ChecklistKey; name: string };
  checklist_file_added: { key: ChecklistKey; fileName: string };
  checklist_file_removed: { key: ChecklistKey; fileName: string };
  checklist_mailed: { to: string };

  dispatch_sent: { track: Track; subject: string; recipients: string; count: number };
  response_received: {
    recipient: string;
    version: number;
    concerned: "yes" | "no";
    respondent: string;
    by: AnsweredBy;
  };
  recipient_waived: { recipient: string; reason: string };
  recipient_unwaived: { recipient: string };
  recipient_reminded: { recipient: string };
  link_renewed: { recipient: string };
  link_revoked: { recipient: string };
  closure_reported: { recipient: string; report: string; by: AnsweredBy };
  recipient_address_changed: { recipient: string; before: string; after: string };

  action_added: { description: string; performer: string };
  action_changed: { description: string };
  action_done: { description: string; note: string };
  action_waived: { description: string; reason: string };
  action_reopened: { description: string };

  reply_decided: { kind: SenderReplyKind; wanted: boolean; responder: string };
  reply_sent: {
    kind: SenderReplyKind;
    to: string;
    /** Names of the attachments. */
    files?: string;
  };
  reply_waived: { kind: SenderReplyKind; reason: string };
  reply_given_elsewhere: { kind: SenderReplyKind; by: string };

  supply_disruption_started: { to: string };
  supply_disruption_confirmed: { by: string; note: string };

  file_infected: { file: string; malware: string };
  acknowledgement_sent: { to: string };
  mail_bounced: { recipient: string; diagnostic: string };
  recipient_added: { recipient: string; purpose: RecipientPurpose };
};

export type CaseEventType = keyof CaseEventData;
export type CaseEvent = { [T in CaseEventType]: { type: T; data: CaseEventData[T] } }[CaseEventType];

/** Appends one event to a case's history, in the caller's transaction. */
export async function recordCaseEvent(
  tx: Tx,
  caseId: string,
  event: CaseEvent,
  actor: AuditActor,
  at: Date,
): Promise<void> {
  await recordCaseEvents(tx, [{ caseId, event }], actor, at);
}

/** The same for several events, of one case or many. */
export async function recordCaseEvents(
  tx: Tx,
  events: readonly { caseId: string; event: CaseEvent }[],
  actor: AuditActor,
  at: Date,
): Promise<void> {
  const { id, name } = actor;
  const chained = events.map(({ caseId, event }) => ({
    stream: { type: "case", id: caseId } as const,
    event,
  }));
  await recordEvents(tx, chained, { id, name }, at);
}
