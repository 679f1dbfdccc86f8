import { checklistBlocks } from "#lib/cases/record/checklist.ts";
import { mailBlocks, messageBlocks } from "#lib/cases/record/correspondence.ts";
import type { RecordFile } from "#lib/cases/record/files.ts";
import { type RecordData, recordBounds } from "#lib/cases/record/queries.ts";
import { sentenceOf } from "#lib/cases/timeline.ts";
import { checklistDocument } from "#lib/checklist/document.ts";
import { minuteOf } from "#lib/clock.ts";
import { type Block, factList, heading, paragraph } from "#lib/documents/blocks.ts";
import type { Translate } from "#lib/i18n/translate.ts";

const dayText = (date: Date | null) => date?.toISOString().slice(0, 10) ?? "";
const yesNo = (value: boolean | null, t: Translate) =>
  value === null ? "" : t(value ? "form.yes" : "form.no");

/**
 * The whole case as a document, for the record: facts, Bilaga 1, decision, dispatches and their answers, actions,
 * replies to the sender, correspondence, history, and the list of files. Pure. `secrets` are masked in every text.
 */
export function recordDocument(
  record: RecordData,
  files: { embedded: RecordFile[]; leftOut: RecordFile[] },
  secrets: readonly string[],
  t: Translate,
  at: Date,
): Block[] {
  return [
    heading(1, t("record.heading", { number: record.number })),
    paragraph(t("record.made", { when: minuteOf(at) })),
    ...caseBlocks(record, t),
    ...noticeBlocks(record, t),
    ...checklistBlocks(checklistDocument(record.subject, record.checklist, t)),
    ...decisionBlocks(record, t),
    ...dispatchBlocks(record, t),
    ...actionBlocks(record, t),
    ...replyBlocks(record, t),
    ...messageBlocks(record, secrets, t),
    ...mailBlocks(record, secrets, t),
    ...historyBlocks(record, t),
    ...fileBlocks(files, t),
  ];
}

function caseBlocks(record: RecordData, t: Translate): Block[] {
  const status =
    record.status === "closed" && record.outcome
      ? t(`outcomes.${record.outcome}`)
      : t(`statuses.${record.status}`);
  return [
    factList([
      [t("record.case.title"), record.title],
      [t("record.case.status"), status],
      [t("record.case.received"), minuteOf(record.receivedAt)],
      [t("record.case.closed"), record.closedAt ? minuteOf(record.closedAt) : ""],
      [t("record.case.owner"), record.owner?.name],
      [t("record.case.duplicateOf"), record.duplicateOf?.number],
      [t("record.case.summary"), record.summary],
    ]),
  ];
}

function noticeBlocks(record: RecordData, t: Translate): Block[] {
  return record.notices.flatMap((notice) => {
    const field = (key: string) => t(`notice.fields.${key}`);
    const list = (values: string[]) => values.slice(0, 200).join(", ");
    return [
      heading(2, t("record.notice", { revision: notice.revision })),
      factList([
        [field("manufacturer"), notice.manufacturer],
        [field("title"), notice.title],
        [field("fscaReferences"), list(notice.fscaReferences)],
        [field("fsnReferences"), list(notice.fsnReferences)],
        [field("noticeDate"), dayText(notice.noticeDate)],
        [field("devices"), list(notice.devices)],
        [field("refs"), list(notice.refs)],
        [field("udiDis"), list(notice.udiDis)],
        [field("lots"), list(notice.lots)],
        [field("serials"), list(notice.serials)],
        [field("softwareVersions"), list(notice.softwareVersions)],
        [field("problem"), notice.problem],
        [field("userActions"), notice.userActions],
        [field("actBy"), dayText(notice.actBy)],
        [field("replyBy"), dayText(notice.replyBy)],
        [field("contactName"), notice.contactName],
        [field("contactEmail"), notice.contactEmail],
      ]),
    ];
  });
}

function decisionBlocks(record: RecordData, t: Translate): Block[] {
  if (!record.assessment) return [heading(2, t("record.decision.title")), paragraph(t("record.none"))];
  const disruption = record.supplyDisruption;
  return [
    heading(2, t("record.decision.title")),
    factList([
      [t("record.decision.assessment"), record.assessment],
      [t("record.decision.severity"), record.severity ? t(`severities.${record.severity}`) : ""],
      [t("record.decision.tracks"), record.tracks.map((track) => t(`tracks.${track}`)).join(", ")],
      [t("record.decision.patientInformation"), yesNo(record.patientInformation, t)],
      [t("record.decision.contractedWithdrawal"), yesNo(record.contractedWithdrawal, t)],
      [
        t("record.decision.supplyDisruption"),
        disruption &&
          [
            t("record.decision.disruptionStarted", {
              who: disruption.startedBy,
              when: minuteOf(disruption.startedAt),
            }),
            disruption.confirmedAt &&
              t("record.decision.disruptionConfirmed", {
                who: disruption.confirmedBy ?? "",
                when: minuteOf(disruption.confirmedAt),
              }),
            disruption.note,
          ]
            .filter(Boolean)
            .join("\n"),
      ],
    ]),
  ];
}

type DispatchData = RecordData["dispatches"][number];

function dispatchBlocks(record: RecordData, t: Translate): Block[] {
  const blocks = record.dispatches.flatMap((dispatch) => oneDispatch(dispatch, t));
  return [
    heading(2, t("record.dispatches.title")),
    ...(blocks.length > 0 ? blocks : [paragraph(t("record.none"))]),
  ];
}

function oneDispatch(dispatch: DispatchData, t: Translate): Block[] {
  const asked = dispatch.requestedActions.map((action) => action.text);
  return [
    heading(3, dispatch.subject),
    factList([
      [t("record.dispatches.sent"), `${minuteOf(dispatch.sentAt)}, ${dispatch.sentBy}`],
      [t("record.decision.tracks"), t(`tracks.${dispatch.track}`)],
      [t("record.dispatches.body"), dispatch.body],
      [t("record.dispatches.replyHow"), dispatch.replyHow],
      [t("record.dispatches.replyBy"), dayText(dispatch.replyBy)],
    ]),
    ...(asked.length > 0
      ? [paragraph(t("record.dispatches.asked")), { kind: "list", items: asked } as const]
      : []),
    {
      kind: "table",
      columns: [
        t("record.dispatches.recipient"),
        t("record.dispatches.purpose"),
        t("record.dispatches.answer"),
      ],
      widths: ["5cm", "2.6cm", "1fr"],
      rows: dispatch.recipients.map((recipient) => [
        `${recipient.name}\n${recipient.email}`,
        t(`purposes.${recipient.purpose}`),
        answersOf(recipient, t),
      ]),
    },
  ];
}

/** Every version of what a recipient answered, and what was said instead of an answer. */
function answersOf(recipient: DispatchData["recipients"][number], t: Translate): string {
  const answers = recipient.responses.map((response) =>
    [
      t("record.dispatches.answered", {
        when: minuteOf(response.submittedAt),
        who: response.respondentName,
        concerned: response.concerned,
      }),
      response.quantity === null ? "" : t("checklist.said.quantity", { value: response.quantity }),
      ...response.actions.map((action) =>
        [action.done ? "☒" : "☐", action.text, action.note && `(${action.note})`].filter(Boolean).join(" "),
      ),
      response.comment ?? "",
      ...response.files.map((file) => t("checklist.document.files", { names: file.fileName })),
    ]
      .filter(Boolean)
      .join("\n"),
  );
  const waived =
    recipient.waivedAt &&
    t("record.dispatches.waived", {
      who: recipient.waivedBy ?? "",
      when: minuteOf(recipient.waivedAt),
      reason: recipient.waivedReason ?? "",
    });
  const closure =
    recipient.closureReportedAt &&
    t("record.dispatches.closure", {
      when: minuteOf(recipient.closureReportedAt),
      report: recipient.closureReport ?? "",
    });
  return [...answers, waived, closure].filter(Boolean).join("\n\n") || "–";
}

function actionBlocks(record: RecordData, t: Translate): Block[] {
  if (record.actionItems.length === 0) return [];
  return [
    heading(2, t("record.actions.title")),
    {
      kind: "table",
      columns: [
        t("record.actions.what"),
        t("record.actions.who"),
        t("record.actions.due"),
        t("record.actions.state"),
      ],
      widths: ["1fr", "4cm", "2.2cm", "4.5cm"],
      rows: record.actionItems.map((action) => [
        `${t(`actionKinds.${action.kind}`)}\n${action.description}`,
        [t(`performers.${action.performer}`), action.owner?.name ?? action.ownerName, action.unit?.name]
          .filter(Boolean)
          .join("\n"),
        dayText(action.dueAt),
        [
          t(`actionStates.${action.state}`),
          action.settledAt && `${minuteOf(action.settledAt)}, ${action.settledBy ?? ""}`,
          action.note,
        ]
          .filter(Boolean)
          .join("\n"),
      ]),
    },
  ];
}

function replyBlocks(record: RecordData, t: Translate): Block[] {
  return record.senderReplies.flatMap((reply) => [
    heading(2, t(`replyKinds.${reply.kind}`)),
    factList([
      [t("record.replies.state"), t(`record.replies.states.${reply.state}`)],
      [t("record.replies.responder"), reply.responder?.name ?? reply.responderName],
      [t("record.replies.settled"), reply.settledAt ? minuteOf(reply.settledAt) : ""],
      [t("record.mails.to"), reply.to],
      [t("record.mails.subject"), reply.subject],
      [t("record.replies.reason"), reply.waivedReason],
      [t("record.replies.text"), reply.body],
    ]),
  ]);
}

function historyBlocks(record: RecordData, t: Translate): Block[] {
  const cut = record.events.length >= recordBounds.events;
  return [
    heading(2, t("record.history.title")),
    {
      kind: "table",
      columns: [t("record.history.when"), t("record.history.who"), t("record.history.what")],
      widths: ["2.9cm", "3.6cm", "1fr"],
      rows: record.events.map((row) => [minuteOf(row.at), row.actorName, sentenceOf(row.event, t)]),
    },
    ...(cut ? [paragraph(t("record.history.cut", { count: recordBounds.events }))] : []),
  ];
}

function fileBlocks(files: { embedded: RecordFile[]; leftOut: RecordFile[] }, t: Translate): Block[] {
  const row = (file: RecordFile) => [
    file.fileName,
    describeFile(file, t),
    t("record.files.kilobytes", { size: Math.max(1, Math.round(file.size / 1024)) }),
    file.sha256,
  ];
  const table = (rows: RecordFile[]): Block => ({
    kind: "table",
    columns: [t("record.files.name"), t("record.files.from"), t("record.files.size"), "SHA-256"],
    widths: ["4.5cm", "1fr", "1.8cm", "5cm"],
    rows: rows.map(row),
  });
  return [
    heading(2, t("record.files.title")),
    ...(files.embedded.length > 0
      ? [paragraph(t("record.files.embedded")), table(files.embedded)]
      : [paragraph(t("record.none"))]),
    ...(files.leftOut.length > 0 ? [paragraph(t("record.files.leftOut")), table(files.leftOut)] : []),
  ];
}

/** What a file is, in words: where in the case it belongs. */
export function describeFile(file: RecordFile, t: Translate): string {
  const source = file.from === "checklist" ? t(`checklist.rows.${file.source}.title`) : file.source;
  return t(`record.from.${file.from}`, { source });
}
