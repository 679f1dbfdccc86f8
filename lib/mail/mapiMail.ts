import { mailFromHeaders } from "#lib/mail/envelope.ts";
import { messageIds, readHeaders } from "#lib/mail/headers.ts";
import { codePageName, numberOf, PROPERTY, type Properties, textOf, timeOf } from "#lib/mail/mapi.ts";
import type { Address, ParsedMail } from "#lib/mail/parsedMail.ts";
import { readCompressedRtf } from "#lib/mail/rtf.ts";

const MAX_HEADERS = 1024 * 1024;

/**
 * A mail from the MAPI properties of a message and its recipients (MS-OXCMSG), without attachments. The
 * internet headers that Outlook keeps of received mails count before its own properties.
 */
export function mailFromProperties(
  message: Properties,
  recipients: Properties[],
  problems: string[],
): ParsedMail {
  const codePage = codePageName(message);
  const text = (id: number) => textOf(message, id, codePage);
  const headers = Buffer.from(
    (text(PROPERTY.transportHeaders) ?? "").slice(0, MAX_HEADERS).trimStart(),
    "utf8",
  );
  const mail = mailFromHeaders(readHeaders(headers, 0, headers.length).fields, problems);
  const listed = (type: number) => recipients.filter((one) => recipientType(one) === type).flatMap(recipient);
  const body = readBody(message, codePage);
  return {
    ...mail,
    messageId: mail.messageId ?? messageIds(text(PROPERTY.messageId))[0] ?? null,
    from: mail.from ?? sender(message, codePage),
    to: mail.to.length > 0 ? mail.to : listed(1),
    cc: mail.cc.length > 0 ? mail.cc : listed(2),
    subject: text(PROPERTY.subject)?.replace(/\s+/g, " ").trim() || mail.subject,
    date: mail.date ?? timeOf(message, PROPERTY.submitTime) ?? timeOf(message, PROPERTY.deliveryTime),
    inReplyTo: mail.inReplyTo.length > 0 ? mail.inReplyTo : messageIds(text(PROPERTY.inReplyTo)),
    references: mail.references.length > 0 ? mail.references : messageIds(text(PROPERTY.references)),
    ...body,
  };
}

function readBody(
  message: Properties,
  codePage: string | null,
): { text: string | null; html: string | null } {
  const text = textOf(message, PROPERTY.body, codePage);
  const htmlPage = numberOf(message, PROPERTY.internetCodePage) === 65001 ? "utf-8" : codePage;
  const html = textOf(message, PROPERTY.html, htmlPage);
  if (html !== null) return { text, html };
  const rtf = message.get(PROPERTY.compressedRtf);
  const fromRtf = rtf ? readCompressedRtf(rtf.bytes) : { text: null, html: null };
  return { text: text ?? fromRtf.text, html: fromRtf.html };
}

function sender(message: Properties, codePage: string | null): Address | null {
  const first = (...ids: number[]) =>
    ids.map((id) => textOf(message, id, codePage)).find((value) => value) ?? "";
  const name = first(PROPERTY.representingName, PROPERTY.senderName);
  const address = [
    first(PROPERTY.representingSmtpAddress, PROPERTY.senderSmtpAddress),
    first(PROPERTY.representingAddress),
    first(PROPERTY.senderAddress),
  ].find((candidate) => candidate.includes("@"));
  return name === "" && !address ? null : { name: name === address ? "" : name, address: address ?? "" };
}

function recipientType(properties: Properties): number {
  // Without a type it is a recipient all the same.
  return (numberOf(properties, PROPERTY.recipientType) ?? 1) & 0x0f;
}

function recipient(properties: Properties): Address[] {
  const text = (id: number) => textOf(properties, id, null) ?? "";
  const address =
    [text(PROPERTY.smtpAddress), text(PROPERTY.emailAddress)].find((one) => one.includes("@")) ?? "";
  const name = text(PROPERTY.displayName).replace(/^'(.*)'$/, "$1");
  return name === "" && address === "" ? [] : [{ name: name === address ? "" : name, address }];
}
