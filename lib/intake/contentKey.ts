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

/** Pieces of a long text: replacing all of its white space at once takes a hundred times its memory. */
const PIECE = 100_000;

/** White space that is more than one space, which is by far the most of it. */
const RUN = /[^\S ]\s*| \s+/g;

function squeezed(text: string): string {
  if (text.length <= PIECE) return text.normalize("NFC").replace(RUN, " ").trim();
  const pieces: string[] = [];
  const gap = /\S\s/g;
  for (let start = 0; start < text.length; ) {
    gap.lastIndex = start + PIECE;
    const end = gap.test(text) ? gap.lastIndex - 1 : text.length;
    pieces.push(text.slice(start, end).normalize("NFC").replace(RUN, " "));
    start = end;
  }
  return pieces.join("").trim();
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
