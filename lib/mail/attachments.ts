import { safeFileName } from "#lib/mail/fileName.ts";
import type { Budget } from "#lib/mail/mimeParts.ts";
import type { ParsedAttachment, ParsedMail } from "#lib/mail/parsedMail.ts";

/** An attachment before the mail within it is read; its name as the sender gave it. */
export type RawAttachment = Omit<ParsedAttachment, "embedded">;

/**
 * Where the reading of one message stands within the outermost one. `embed` reads a mail within an attachment,
 * or answers null when there is none; it is given by the reader of whole messages, which knows all kinds.
 */
export type Reading = {
  prefix: string;
  depth: number;
  budget: Budget;
  problems: string[];
  embed: (attachment: RawAttachment, reading: Reading) => ParsedMail | null;
};

/**
 * The finished attachment: name made safe, bytes counted against the budget of the whole message (beyond it
 * they are left out and the problem is noted), a mail within it read.
 */
export function finishAttachment(attachment: RawAttachment, reading: Reading): ParsedAttachment {
  const { fileName, mediaType, path } = attachment;
  const named = { ...attachment, fileName: fileName === null ? null : safeFileName(fileName, mediaType) };
  if (attachment.content.length > reading.budget.bytes) {
    reading.problems.push(`too-large ${path}`);
    return { ...named, content: new Uint8Array(), embedded: null };
  }
  reading.budget.bytes -= attachment.content.length;
  return { ...named, embedded: reading.embed(attachment, reading) };
}

/** Every attachment of a mail, those of mails within it included, outer before inner. */
export function* allAttachments(mail: ParsedMail): Generator<ParsedAttachment> {
  for (const attachment of mail.attachments) {
    yield attachment;
    if (attachment.embedded) yield* allAttachments(attachment.embedded);
  }
}
