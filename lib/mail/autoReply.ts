import { rawField, textField } from "#lib/mail/headers.ts";
import type { Header } from "#lib/mail/parsedMail.ts";

/** Subjects that mail systems give to automatic answers, Swedish and English. */
const AUTOMATIC_SUBJECT =
  /^(?:\s*(?:re|sv|vs|fw|fwd)\s*:)*\s*(?:automatiskt\s+(?:svar|meddelande)|autosvar|auto(?:matic)?[\s-]*(?:reply|response|svar)|auto\s*:|out\s+of\s+(?:the\s+)?office|ooo\b|frånvaro(?:meddelande)?\b|frånvarande\b|ej\s+på\s+kontoret|inte\s+på\s+kontoret|semester(?:meddelande|svar)|vacation\s+(?:reply|response)|away\s+from)/i;

/** What a message's headers say of who, or what, sent it. */
export type Automation = { autoSubmitted: boolean; autoReply: boolean };

/**
 * Whether a machine sent the message (RFC 3834) and whether it is an automatic answer.
 *
 * Manufacturers send safety notices through systems for bulk mail, so "Precedence: bulk" or
 * X-Auto-Response-Suppress alone makes no automatic answer: only together with a reference to another mail.
 */
export function detectAutomation(fields: Header[]): Automation {
  const submitted = (rawField(fields, "auto-submitted") ?? "").toLowerCase().split(/[\s;(]/)[0] ?? "";
  const precedence = (rawField(fields, "precedence") ?? "").toLowerCase();
  const suppress = (rawField(fields, "x-auto-response-suppress") ?? "").toLowerCase();
  const answersMail = rawField(fields, "in-reply-to") !== null || rawField(fields, "references") !== null;
  const nullSender = fields.some((field) => field.key === "return-path" && /^<\s*>$/.test(field.value));
  const named = ["x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply-from"].some(
    (name) => rawField(fields, name) !== null,
  );
  const hinted = /bulk|junk|list|auto/.test(precedence) || /all|oof|autoreply|dr/.test(suppress);
  const autoReply =
    submitted === "auto-replied" ||
    named ||
    precedence.includes("auto") ||
    AUTOMATIC_SUBJECT.test((textField(fields, "subject") ?? "").slice(0, 200)) ||
    (hinted && answersMail && nullSender);
  const autoSubmitted = autoReply || hinted || nullSender || (submitted !== "" && submitted !== "no");
  return { autoSubmitted, autoReply };
}
