import { describe, expect, it } from "vitest";
import type { CaseEvent, CaseEventData, CaseEventType } from "#lib/cases/events.ts";
import { sentenceOf } from "#lib/cases/timeline.ts";
import { locales } from "#lib/i18n/locale.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import {
  CaseOutcome,
  ChecklistKey,
  RecipientPurpose,
  SenderReplyKind,
  Severity,
  Track,
} from "#prisma/generated/enums.ts";

const search = { result: "hit", searchTerm: "Evita V800", contractNumbers: "RH-881", quantity: 4 };

// One of each: a kind of event that is missing here does not compile.
const samples: { [T in CaseEventType]: CaseEventData[T] } = {
  case_created: {
    number: "SM-2026-0001",
    title: "Evita V800",
    source: "mail",
    sender: "safety@maker.example",
  },
  message_attached: { messageId: "m", subject: "FSN 12", from: "safety@maker.example" },
  file_infected: { file: "fsn.zip", malware: "Eicar-Test-Signature" },
  message_detached: { messageId: "m", subject: "FSN 12" },
  notice_added: { revision: 2 },
  notice_taken_back: { revision: 2 },
  notice_corrected: { field: "manufacturer", before: "Drager", after: "Dräger" },
  notice_confirmed: { revision: 2 },
  notice_fields_confirmed: { revision: 2, fields: ["manufacturer", "noticeDate"] },
  notice_read_anew: { revision: 2, fields: ["lots"] },
  case_assigned: { owner: "Maja Lindqvist" },
  gathering_started: {},
  checklist_submitted: { recipients: "mt@region.example" },
  checklist_returned: { reason: "Sökning i Sesam saknas" },
  handling_decided: {
    assessment: "Batterierna måste bytas",
    severity: "high",
    tracks: ["equipment", "own_handling"],
    patientInformation: true,
    contractedWithdrawal: false,
  },
  actions_completed: {},
  case_closed: { outcome: "actioned", summary: "Alla batterier bytta" },
  case_dismissed: { outcome: "not_concerned", reason: "Finns inte i regionen" },
  marked_duplicate: { of: "SM-2026-0002", messageIds: ["m"], noticeIds: ["n"] },
  duplicate_received: { number: "SM-2026-0003" },
  duplicate_undone: { of: "SM-2026-0002" },
  duplicate_taken_back: { number: "SM-2026-0003" },
  handed_over: { to: "Hjälpmedelscentrum" },
  case_reopened: { reason: "Ny utgåva" },
  checklist_answered: { key: "contract_search", answer: search, before: null },
  checklist_cleared: { key: "contract_search", before: search },
  checklist_entries_added: { key: "customers", count: 2, names: "IVA, AVA" },
  checklist_entry_removed: { key: "customers", name: "AVA" },
  checklist_file_added: { key: "customers", fileName: "kunder.xlsx" },
  checklist_file_removed: { key: "customers", fileName: "kunder.xlsx" },
  checklist_mailed: { to: "logistik@region.example" },
  dispatch_sent: { track: "equipment", subject: "Byt batteri", recipients: "IVA, AVA", count: 2 },
  response_received: {
    recipient: "IVA",
    version: 2,
    concerned: "yes",
    respondent: "Sara Lindahl",
    by: "link",
  },
  recipient_waived: { recipient: "IVA", reason: "Nedlagd" },
  recipient_unwaived: { recipient: "IVA" },
  recipient_reminded: { recipient: "IVA" },
  link_renewed: { recipient: "IVA" },
  link_revoked: { recipient: "IVA" },
  closure_reported: { recipient: "HMC", report: "Allt återtaget", by: "self" },
  recipient_address_changed: { recipient: "IVA", before: "a@region.example", after: "b@region.example" },
  action_added: { description: "Byt batteri", performer: "mth" },
  action_changed: { description: "Byt batteri" },
  action_done: { description: "Byt batteri", note: "Åtta bytta" },
  action_waived: { description: "Byt batteri", reason: "Skrotad" },
  action_reopened: { description: "Byt batteri" },
  reply_decided: { kind: "receipt", wanted: true, responder: "Erik Samuelsson" },
  reply_sent: { kind: "result", to: "safety@maker.example" },
  reply_waived: { kind: "receipt", reason: "Ingen adress" },
  reply_given_elsewhere: { kind: "receipt", by: "HMC svarade själva" },
  supply_disruption_started: { to: "leverans@region.example" },
  supply_disruption_confirmed: { by: "Karin Ek", note: "Tar över" },
  acknowledgement_sent: { to: "safety@maker.example" },
  mail_bounced: { recipient: "iva@region.example", diagnostic: "550 unknown" },
  recipient_added: { recipient: "IVA", purpose: "for_action" },
};

const events = Object.entries(samples).map(([type, data]) => ({ type, data }) as CaseEvent);

describe.each(locales)("the history in %s", (locale) => {
  const t = translatorFor(locale);
  // A text that is missing throws here, where a person would only see its key.
  const translate = (key: string, values?: Record<string, string | number>) => {
    if (!t.has(key as never)) throw new Error(`no text: ${key}`);
    return t(key as never, values as never) as string;
  };

  it.each(events)("tells $type as a sentence", (event) => {
    const sentence = sentenceOf(event, translate);
    expect(sentence).not.toMatch(/^timeline\.|\{|\}|undefined|\[object/);
    expect(sentence.length).toBeGreaterThan(3);
  });

  it("says what people wrote, word by word", () => {
    expect(sentenceOf({ type: "case_reopened", data: samples.case_reopened }, translate)).toContain(
      "Ny utgåva",
    );
    expect(sentenceOf({ type: "action_done", data: samples.action_done }, translate)).toContain("Åtta bytta");
  });

  it("keeps braces and tags in what people wrote as they are", () => {
    const reason = "{reason} <b>fet</b> '{x}'";
    expect(sentenceOf({ type: "case_reopened", data: { reason } }, translate)).toContain(reason);
  });

  it("knows every outcome, severity, track, row, reply and purpose", () => {
    const told = [
      ...Object.values(CaseOutcome).map((outcome) =>
        sentenceOf({ type: "case_closed", data: { outcome, summary: "x" } }, translate),
      ),
      ...Object.values(Severity).map((severity) =>
        sentenceOf(
          {
            type: "handling_decided",
            data: { ...samples.handling_decided, severity, tracks: Object.values(Track) },
          },
          translate,
        ),
      ),
      ...Object.values(ChecklistKey).map((key) =>
        sentenceOf({ type: "checklist_file_added", data: { key, fileName: "x" } }, translate),
      ),
      ...Object.values(SenderReplyKind).map((kind) =>
        sentenceOf({ type: "reply_sent", data: { kind, to: "x" } }, translate),
      ),
      ...Object.values(RecipientPurpose).map((purpose) =>
        sentenceOf({ type: "recipient_added", data: { recipient: "x", purpose } }, translate),
      ),
    ];
    expect(told.every((sentence) => sentence.length > 3)).toBe(true);
  });
});

it("names only the first recipients of a very large dispatch", () => {
  const names = Array.from({ length: 300 }, (_, index) => `Avdelning ${index + 1}`).join(", ");
  const data = { track: "equipment", subject: "Byt batteri", recipients: names, count: 300 } as const;
  const t = translatorFor("sv");
  const sentence = sentenceOf({ type: "dispatch_sent", data }, (key, values) =>
    t(key as never, values as never),
  );
  expect(sentence).toContain("300");
  expect(sentence).toMatch(/Avdelning 1, .*, Avdelning \d+ med flera$/);
  expect(sentence.length).toBeLessThan(500);
});
