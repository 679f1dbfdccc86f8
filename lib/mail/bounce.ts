import { decodeUnlabelled } from "#lib/mail/charset.ts";
import { headerText, messageIds, rawField, readHeaders, textField } from "#lib/mail/headers.ts";
import type { Bounce, Header, ParsedAttachment } from "#lib/mail/parsedMail.ts";

const DAEMON = /^(?:mailer-daemon|postmaster|mail-daemon|microsoftexchange[0-9a-f]*)@/i;
const FAILURE_SUBJECT =
  /undeliver|delivery (?:status|failure|has failed)|returned mail|failure notice|mail delivery failed|delivery to|olevererbart|kunde inte levereras|misslyckad leverans|leveransfel/i;
const DELAY_SUBJECT = /delay|warning|försena/i;
const ADDRESS = /<?([^\s<>"'(),;:]{1,64}@[a-z0-9.-]{1,250}[a-z0-9])>?/i;

type Report = { fields: Header[]; fromAddress: string; text: string; attachments: ParsedAttachment[] };

/**
 * What a delivery report says (RFC 3464), of its first failed recipient if any failed. Reports of the older
 * kinds, text only, are read from sender, subject and text. Null when the message is no delivery report.
 */
export function detectBounce(report: Report): Bounce | null {
  const status = report.attachments.find((part) =>
    /^message\/(?:global-)?delivery-status$/.test(part.mediaType),
  );
  return status ? fromStatus(status.content, report) : fromText(report);
}

function fromStatus(content: Uint8Array, report: Report): Bounce | null {
  const groups = fieldGroups(content);
  const recipients = groups.filter((group) => group.some((field) => field.key.endsWith("-recipient")));
  const actionOf = (group: Header[]) =>
    (textField(group, "action") ?? "failed").toLowerCase().split(" ")[0] ?? "";
  const chosen = recipients.find((group) => actionOf(group) === "failed") ?? recipients[0] ?? groups[0];
  if (!chosen) return null;
  const recipient = textField(chosen, "original-recipient") ?? textField(chosen, "final-recipient");
  const diagnostic = textField(chosen, "diagnostic-code")?.replace(/^[a-z0-9-]+\s*;\s*/i, "") ?? null;
  return {
    originalMessageId: originalId(report, groups),
    recipient: recipient?.replace(/^[a-z0-9-]+\s*;\s*/i, "").replace(/^<|>$/g, "") ?? null,
    status: /\d\.\d{1,3}\.\d{1,3}/.exec(textField(chosen, "status") ?? diagnostic ?? "")?.[0] ?? null,
    diagnostic: diagnostic?.slice(0, 2000) ?? null,
    action: actionOf(chosen),
  };
}

function fromText(report: Report): Bounce | null {
  const subject = textField(report.fields, "subject") ?? "";
  const failedTo = rawField(report.fields, "x-failed-recipients");
  const daemon = DAEMON.test(report.fromAddress) && FAILURE_SUBJECT.test(subject);
  if (failedTo === null && !daemon) return null;
  const text = report.text.slice(0, 20_000);
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(text)?.[0] ?? null;
  const line = text.split("\n").find((candidate) => /\b[45]\d\d[ -]/.test(candidate)) ?? null;
  return {
    originalMessageId: originalId(report, []),
    recipient: ADDRESS.exec((failedTo ?? text).slice(0, 5000))?.[1] ?? null,
    status,
    diagnostic: line?.trim().slice(0, 2000) ?? null,
    action: DELAY_SUBJECT.test(subject) || status?.startsWith("4") ? "delayed" : "failed",
  };
}

/** Message-ID of the returned mail: from the mail or headers enclosed, the report, or its text. */
function originalId(report: Report, groups: Header[][]): string | null {
  for (const part of report.attachments) {
    if (part.embedded?.messageId) return part.embedded.messageId;
    if (!/rfc822/.test(part.mediaType)) continue;
    const raw = Buffer.from(part.content);
    const id = messageIds(rawField(readHeaders(raw, 0, raw.length).fields, "message-id"))[0];
    if (id) return id;
  }
  const told = groups.map((group) => rawField(group, "x-original-message-id")).find((id) => id);
  const written = /^[>\t ]*message-id:[\t ]*(<[^<>\s]{1,998}>)/im.exec(report.text.slice(0, 50_000))?.[1];
  return (
    messageIds(told ?? written ?? null)[0] ?? messageIds(rawField(report.fields, "in-reply-to"))[0] ?? null
  );
}

/** The groups of fields of a delivery status, parted by blank lines: first of the message, then each recipient. */
function fieldGroups(content: Uint8Array): Header[][] {
  const text = decodeUnlabelled(content.subarray(0, 256 * 1024)).replace(/\r+\n/g, "\n");
  return text.split(/\n[ \t]*\n/).flatMap((block) => {
    const fields = block
      .replace(/\n[ \t]+/g, " ")
      .split("\n")
      .flatMap((line) => {
        const colon = line.indexOf(":");
        const key = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
        return key === "" ? [] : [{ key, value: headerText(line.slice(colon + 1)) }];
      });
    return fields.length > 0 ? [fields] : [];
  });
}
