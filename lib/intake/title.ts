import type { PreparedMessage } from "#lib/intake/prepared.ts";

const prefix = /^\s*(?:(?:re|sv|aw|antw|svar|fw|fwd|vb|wg|vs|tr|vl|rv)\s*(?:\[\d+\])?\s*:\s*)+/i;
const MAX_TITLE = 300;

/** The subject without the marks of answering and forwarding: "VB: FW: Recall" is "Recall". */
export function bareSubject(subject: string): string {
  return subject.replace(prefix, "").trim();
}

type Titled = Pick<PreparedMessage, "facts" | "subject" | "origin">;

/** Whether a title tells this notice from others: "Urgent Field Safety Notice" alone does not. */
function tells(title: string, names: readonly string[]): boolean {
  const lower = title.toLowerCase();
  return names.some((name) => lower.includes(name.toLowerCase()));
}

/**
 * What a new case is called: the notice's own title when it names the device, else manufacturer and devices, else
 * that title, the subject or the file.
 */
export function caseTitle(message: Titled): string {
  const { facts, subject, origin } = message;
  const manufacturer = facts?.manufacturer?.value;
  const devices = (facts?.devices ?? []).slice(0, 3).map((fact) => fact.value);
  const named = devices.length > 0 ? [manufacturer, devices.join(", ")].filter(Boolean).join(": ") : null;
  const own = [facts?.title?.value, bareSubject(subject ?? "")].filter((candidate) => candidate?.trim());
  const telling = own.find((candidate) => candidate && tells(candidate, devices));
  const title = telling ?? named ?? own[0] ?? manufacturer ?? origin.fileName ?? "–";
  return title.replace(/\s+/g, " ").trim().slice(0, MAX_TITLE).toWellFormed();
}

type Sent = Pick<PreparedMessage, "fromName" | "fromAddress" | "origin">;

/** Whom a message came from, in words: name and address, or the file that was handed in. */
export function senderInWords(message: Sent): string {
  const { fromName, fromAddress, origin } = message;
  if (fromName && fromAddress) return `${fromName} <${fromAddress}>`;
  return fromName ?? fromAddress ?? origin.fileName ?? origin.mailbox ?? "–";
}
