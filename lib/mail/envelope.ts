import { parseAddresses } from "#lib/mail/addresses.ts";
import { detectAutomation } from "#lib/mail/autoReply.ts";
import { parseMailDate } from "#lib/mail/dates.ts";
import { headerText, messageIds, rawField, textField } from "#lib/mail/headers.ts";
import type { Header, ParsedMail } from "#lib/mail/parsedMail.ts";

/** A mail that has nothing but what its header fields say. `fields` as `readHeaders` gives them. */
export function mailFromHeaders(fields: Header[], problems: string[]): ParsedMail {
  const addresses = (name: string) => parseAddresses(joinedField(fields, name));
  const from = parseAddresses(rawField(fields, "from"))[0] ?? parseAddresses(rawField(fields, "sender"))[0];
  return {
    messageId: messageIds(rawField(fields, "message-id"))[0] ?? null,
    from: from ?? null,
    to: addresses("to"),
    cc: addresses("cc"),
    replyTo: addresses("reply-to"),
    subject: textField(fields, "subject") || null,
    date: parseMailDate(rawField(fields, "date")) ?? dateReceived(fields),
    inReplyTo: messageIds(rawField(fields, "in-reply-to")),
    references: messageIds(rawField(fields, "references")),
    headers: fields.map((field) => ({ key: field.key, value: headerText(field.value) })),
    text: null,
    html: null,
    attachments: [],
    ...detectAutomation(fields),
    bounce: null,
    problems,
    exceeded: null,
  };
}

/** Some senders repeat To and Cc instead of writing a list. */
function joinedField(fields: Header[], name: string): string | null {
  const values = fields
    .filter((field) => field.key === name && field.value !== "")
    .map((field) => field.value);
  return values.length > 0 ? values.join(", ") : null;
}

/** Without a usable Date, the moment at which the nearest server took the mail (RFC 5321, 4.4). */
function dateReceived(fields: Header[]): Date | null {
  const trace = rawField(fields, "received");
  return trace === null ? null : parseMailDate(trace.slice(trace.lastIndexOf(";") + 1));
}
