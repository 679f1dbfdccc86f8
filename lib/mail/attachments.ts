import { type Budget, exceed } from "#lib/mail/budget.ts";
import { safeFileName } from "#lib/mail/fileName.ts";
import type { ParsedAttachment, ParsedMail } from "#lib/mail/parsedMail.ts";

/** An attachment before what is within it is read; its name as the sender gave it. */
export type RawAttachment = Omit<ParsedAttachment, "embedded" | "unpacked">;

/** What an attachment holds: a mail, or files. */
export type Within = Pick<ParsedAttachment, "embedded" | "unpacked">;

/**
 * Where the reading of one message stands within the outermost one. `open` reads what is within an attachment; it
 * is given by the reader of whole messages, which knows all kinds.
 */
export type Reading = {
  prefix: string;
  depth: number;
  budget: Budget;
  problems: string[];
  open: (attachment: RawAttachment, reading: Reading) => Within;
};

export const nothingWithin: Within = { embedded: null, unpacked: [] };

/**
 * The finished attachment: name made safe, bytes counted against the budget of the whole message (beyond it
 * they are left out and the bound is noted), what is within it read.
 */
export function finishAttachment(attachment: RawAttachment, reading: Reading): ParsedAttachment {
  const { fileName, mediaType, path } = attachment;
  const named = { ...attachment, fileName: fileName === null ? null : safeFileName(fileName, mediaType) };
  if (attachment.content.length > reading.budget.bytes) {
    exceed(reading.budget, reading.problems, "too-large", path, named.fileName);
    return { ...named, content: new Uint8Array(), ...nothingWithin };
  }
  reading.budget.bytes -= attachment.content.length;
  return { ...named, ...reading.open(attachment, reading) };
}

/** Every attachment of a mail, those of mails and archives within it included, outer before inner. */
export function* allAttachments(mail: Pick<ParsedMail, "attachments">): Generator<ParsedAttachment> {
  for (const attachment of mail.attachments) {
    yield attachment;
    if (attachment.embedded) yield* allAttachments(attachment.embedded);
    yield* allAttachments({ attachments: attachment.unpacked });
  }
}
