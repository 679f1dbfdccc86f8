import type { PreparedMessage } from "#lib/intake/prepared.ts";

const prefix = /^\s*(?:(?:re|sv|aw|antw|svar|fw|fwd|vb|wg|vs|tr|vl|rv)\s*(?:\[\d+\])?\s*:\s*)+/i;
const MAX_TITLE = 300;

/** The subject without the marks of answering and forwarding: "VB: FW: Recall" is "Recall". */
export function bareSubject(subject: string): string {
  return subject.replace(prefix, "").trim();
}

type Titled = Pick<PreparedMessage, "facts" | "subject" | "origin">;

/** What a new case is called: the notice's own title, else manufacturer and devices, else the subject or file. */
export function caseTitle(message: Titled): string {
  const { facts, subject, origin } = message;
  const devices = (facts?.devices ?? []).slice(0, 3).map((fact) => fact.value);
  const named = [facts?.manufacturer?.value, devices.join(", ")].filter(Boolean).join(": ");
  const title = [facts?.title?.value, named, bareSubject(subject ?? ""), origin.fileName].find((candidate) =>
    candidate?.trim(),
  );
  return (title ?? "–").replace(/\s+/g, " ").trim().slice(0, MAX_TITLE).toWellFormed();
}

type Sent = Pick<PreparedMessage, "fromName" | "fromAddress" | "origin">;

/** Whom a message came from, in words: name and address, or the file that was handed in. */
export function senderInWords(message: Sent): string {
  const { fromName, fromAddress, origin } = message;
  if (fromName && fromAddress) return `${fromName} <${fromAddress}>`;
  return fromName ?? fromAddress ?? origin.fileName ?? origin.mailbox ?? "–";
}
