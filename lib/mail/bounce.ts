import { fromText, type Report } from "#lib/mail/bounceText.ts";
import { decodeUnlabelled } from "#lib/mail/charset.ts";
import { headerText, messageIds, rawField, readHeaders, textField } from "#lib/mail/headers.ts";
import { plainLineEnds } from "#lib/mail/lineEnds.ts";
import type { Bounce, Header, ParsedAttachment, ReportedAddress } from "#lib/mail/parsedMail.ts";

/** Addresses of one report that are told apart. */
const MAX_ADDRESSES = 50;

/**
 * What a delivery report says (RFC 3464), of its first failed recipient and of all of them. Reports of the older
 * kinds, text only, are read from sender, subject and text. Null when the message is no delivery report.
 */
export function detectBounce(report: Report): Bounce | null {
  const status = report.attachments.find((part) =>
    /^message\/(?:global-)?delivery-status$/.test(part.mediaType),
  );
  const found = status ? fromStatus(status.content) : fromText(report);
  if (!found) return null;
  const { groups, addresses } = found;
  const chosen = addresses.find(({ action }) => action === "failed") ?? addresses[0];
  if (!chosen) return null;
  return { ...chosen, ...originalOf(report, groups), addresses };
}

function fromStatus(content: Uint8Array): { groups: Header[][]; addresses: ReportedAddress[] } | null {
  const groups = fieldGroups(content);
  const recipients = groups.filter((group) => group.some((field) => field.key.endsWith("-recipient")));
  const told = recipients.length > 0 ? recipients : groups.slice(0, 1);
  return { groups, addresses: told.slice(0, MAX_ADDRESSES).map(reportedAddress) };
}

function reportedAddress(group: Header[]): ReportedAddress {
  const recipient = addressIn(group, "original-recipient") ?? addressIn(group, "final-recipient");
  const diagnostic = textField(group, "diagnostic-code")?.replace(/^[a-z0-9-]+\s*;\s*/i, "") ?? null;
  return {
    recipient,
    status: /\d\.\d{1,3}\.\d{1,3}/.exec(textField(group, "status") ?? diagnostic ?? "")?.[0] ?? null,
    diagnostic: diagnostic?.slice(0, 2000) ?? null,
    action: (textField(group, "action") ?? "failed").toLowerCase().split(" ")[0] ?? "",
  };
}

/** The address of a field such as "rfc822; <ward@example.org>"; null for none. */
function addressIn(group: Header[], name: string): string | null {
  const value = textField(group, name)?.replace(/^[a-z0-9-]+\s*;\s*/i, "");
  return value?.replace(/^<|>$/g, "").trim() || null;
}

/** Message-ID and subject of the returned mail: from the mail or headers enclosed, the report, or its text. */
function originalOf(
  report: Report,
  groups: Header[][],
): Pick<Bounce, "originalMessageId" | "originalSubject"> {
  const returned = report.attachments.map(returnedHead).find((head) => head.id ?? head.subject);
  const text = report.text.slice(0, 50_000);
  const told = groups.map((group) => rawField(group, "x-original-message-id")).find((id) => id);
  const written = /^[>\t ]*message-id:[\t ]*(<[^<>\s]{1,998}>)/im.exec(text)?.[1];
  const subject = /^[>\t ]*(?:subject|ämne|betreff|objet|emne|onderwerp):[\t ]*(\S.{0,500})$/im.exec(
    text,
  )?.[1];
  return {
    originalMessageId:
      returned?.id ??
      messageIds(told ?? written ?? null)[0] ??
      messageIds(rawField(report.fields, "in-reply-to"))[0] ??
      null,
    originalSubject: returned?.subject ?? (subject ? headerText(subject) : null),
  };
}

function returnedHead(part: ParsedAttachment): { id: string | null; subject: string | null } {
  if (part.embedded) return { id: part.embedded.messageId, subject: part.embedded.subject };
  if (!/rfc822/.test(part.mediaType)) return { id: null, subject: null };
  const raw = Buffer.from(part.content);
  const { fields } = readHeaders(raw, 0, raw.length);
  return {
    id: messageIds(rawField(fields, "message-id"))[0] ?? null,
    subject: textField(fields, "subject") || null,
  };
}

/** The groups of fields of a delivery status, parted by blank lines: first of the message, then each recipient. */
function fieldGroups(content: Uint8Array): Header[][] {
  const text = plainLineEnds(decodeUnlabelled(content.subarray(0, 256 * 1024)));
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
