import { createHash } from "node:crypto";

/** What makes two deliveries the same message. */
export type MessageContent = {
  fromAddress: string | null;
  subject: string | null;
  sentAt: Date | null;
  text: string;
  /** SHA-256 of each attachment, in any order. */
  attachments: string[];
};

function squeezed(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}

/**
 * SHA-256 (hex) over sender, subject, date, body and attachments, white space apart. Transport headers are left
 * out: they differ between two deliveries of one mail. A message with too little content to tell is only like
 * itself: its key is `fallback`.
 */
export function contentKeyOf(content: MessageContent, fallback: string): string {
  const from = content.fromAddress?.trim().toLowerCase() ?? "";
  const subject = squeezed(content.subject ?? "");
  const text = squeezed(content.text);
  const empty = text === "" && content.attachments.length === 0;
  if (empty && (subject === "" || content.sentAt === null)) return fallback;
  const parts = [from, subject, content.sentAt?.toISOString() ?? "", text, [...content.attachments].sort()];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
