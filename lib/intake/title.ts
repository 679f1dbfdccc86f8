import type { PreparedMessage } from "#lib/intake/prepared.ts";
import { nameOfNotice } from "#lib/notices/name.ts";

const prefix = /^\s*(?:(?:re|sv|aw|antw|svar|fw|fwd|vb|wg|vs|tr|vl|rv)\s*(?:\[\d+\])?\s*:\s*)+/i;
const MAX_TITLE = 300;

/** The subject without the marks of answering and forwarding: "VB: FW: Recall" is "Recall". */
export function bareSubject(subject: string): string {
  return subject.replace(prefix, "").trim();
}

/** What a notice that says no title of its own is proposed to be called: after the subject, or the file. */
export function proposedTitle(message: { subject: string | null; fileName: string | null }): string | null {
  const title = bareSubject(message.subject ?? "") || message.fileName || null;
  return title?.slice(0, MAX_TITLE).toWellFormed() ?? null;
}

type Titled = Pick<PreparedMessage, "facts" | "subject" | "origin">;

/** What a new case is called: after its notice, else by the subject or the file. */
export function caseTitle(message: Titled): string {
  const { facts, subject, origin } = message;
  const notice = {
    title: facts?.title?.value,
    manufacturer: facts?.manufacturer?.value,
    devices: (facts?.devices ?? []).map((fact) => fact.value),
  };
  const title = nameOfNotice(notice, [bareSubject(subject ?? "")]) ?? origin.fileName ?? "–";
  return title.slice(0, MAX_TITLE).toWellFormed();
}

type Sent = Pick<PreparedMessage, "fromName" | "fromAddress" | "origin">;

/** Whom a message came from, in words: name and address, or the file that was handed in. */
export function senderInWords(message: Sent): string {
  const { fromName, fromAddress, origin } = message;
  if (fromName && fromAddress) return `${fromName} <${fromAddress}>`;
  return fromName ?? fromAddress ?? origin.fileName ?? origin.mailbox ?? "–";
}
