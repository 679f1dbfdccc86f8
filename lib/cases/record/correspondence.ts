import { maskSecrets } from "#lib/cases/record/mask.ts";
import { type RecordData, recordBounds } from "#lib/cases/record/queries.ts";
import { minuteOf } from "#lib/clock.ts";
import { type Block, factList, heading, paragraph } from "#lib/documents/blocks.ts";
import type { Translate } from "#lib/i18n/translate.ts";

/** The most of one mail's text that is printed; the whole of it lies in the attached file. */
const longestText = 20_000;

function printed(text: string, secrets: readonly string[], t: Translate): string {
  const masked = maskSecrets(text, secrets).trim();
  if (masked.length <= longestText) return masked;
  return `${masked.slice(0, longestText)}\n\n${t("record.mails.cut")}`;
}

/** What came in: each message with its text. */
export function messageBlocks(record: RecordData, secrets: readonly string[], t: Translate): Block[] {
  if (record.messages.length === 0) return [];
  const blocks = record.messages.flatMap((message): Block[] => [
    heading(3, maskSecrets(message.subject || t("record.mails.noSubject"), secrets)),
    factList([
      [t("record.mails.from"), [message.fromName, message.fromAddress].filter(Boolean).join(" ")],
      [t("record.mails.to"), message.toAddresses.join(", ")],
      [t("record.mails.receivedAt"), minuteOf(message.receivedAt)],
      [t("record.mails.files"), message.attachments.map((file) => file.fileName).join(", ")],
    ]),
    ...(message.text?.trim() ? [{ kind: "quote" as const, text: printed(message.text, secrets, t) }] : []),
  ]);
  const cut = record.messages.length >= recordBounds.messages;
  return [
    heading(2, t("record.mails.incoming")),
    ...blocks,
    ...(cut ? [paragraph(t("record.history.cut", { count: recordBounds.messages }))] : []),
  ];
}

type Mail = RecordData["mails"][number];

/** The mails of one dispatch say the same to everybody: its text stands once, with all it went to. */
function grouped(mails: Mail[]): Mail[][] {
  const groups = new Map<string, Mail[]>();
  for (const mail of mails) {
    const key = mail.purpose.startsWith("dispatch") ? `${mail.purpose} ${mail.subject}` : mail.id;
    groups.set(key, [...(groups.get(key) ?? []), mail]);
  }
  return [...groups.values()];
}

function stateOf(mail: Mail, t: Translate): string {
  if (mail.bouncedAt) return `${t("mails.states.bounced")} ${minuteOf(mail.bouncedAt)}`;
  return mail.sentAt ? `${t("mails.states.sent")} ${minuteOf(mail.sentAt)}` : t(`mails.states.${mail.state}`);
}

/** What went out: each mail with whom it went to, what became of it, and its text without personal links. */
export function mailBlocks(record: RecordData, secrets: readonly string[], t: Translate): Block[] {
  if (record.mails.length === 0) return [];
  const blocks = grouped(record.mails).flatMap((mails): Block[] => {
    const [first] = mails;
    if (!first) return [];
    return [
      heading(3, maskSecrets(first.subject, secrets)),
      paragraph(t(`mail.purpose.${first.purpose}`)),
      {
        kind: "table",
        columns: [t("record.mails.to"), t("record.mails.written"), t("record.mails.state")],
        widths: ["1fr", "3.4cm", "4.6cm"],
        rows: mails.map((mail) => [
          [...mail.to, ...mail.cc].join("\n"),
          minuteOf(mail.createdAt),
          stateOf(mail, t),
        ]),
      },
      ...(first.attachments.length > 0
        ? [factList([[t("record.mails.files"), first.attachments.map((file) => file.fileName).join(", ")]])]
        : []),
      { kind: "quote", text: printed(first.text, secrets, t) },
    ];
  });
  const cut = record.mails.length >= recordBounds.mails;
  return [
    heading(2, t("record.mails.outgoing")),
    ...blocks,
    ...(cut ? [paragraph(t("record.history.cut", { count: recordBounds.mails }))] : []),
  ];
}
