import { detectMediaType } from "#lib/documents/mediaType.ts";
import { sha256Of } from "#lib/documents/store.ts";
import { DOCUMENTS, PICTURES } from "#lib/documents/text/extractText.ts";
import { blank, unreadableMessage } from "#lib/intake/blank.ts";
import { COLUMN_LIMITS, plausibleDate, storable, storableJson, storableOrNull } from "#lib/intake/bounds.ts";
import { contentKeyOf } from "#lib/intake/contentKey.ts";
import { isForwarded } from "#lib/intake/forward.ts";
import { letterOf } from "#lib/intake/letter.ts";
import { sketchesOf } from "#lib/intake/likeness/sources.ts";
import { type PictureReader, weighScanned } from "#lib/intake/pictures.ts";
import type { Hindrance, Origin, PreparedAttachment, PreparedMessage } from "#lib/intake/prepared.ts";
import { boundedBounce } from "#lib/intake/preparedBounce.ts";
import { noTexts, type ReadTexts, textsOfDocument, textsOfMail } from "#lib/intake/sources.ts";
import { allAttachments } from "#lib/mail/attachments.ts";
import { readableText } from "#lib/mail/bodyText.ts";
import { safeFileName } from "#lib/mail/fileName.ts";
import { withoutLinkSecrets } from "#lib/mail/linkSecrets.ts";
import { parseMail } from "#lib/mail/parse.ts";
import type { ParsedMail } from "#lib/mail/parsedMail.ts";
import { emptyFacts, type NoticeFacts } from "#lib/notices/facts.ts";
import { readNotice } from "#lib/notices/reading/read.ts";
import { recogniseNotice } from "#lib/notices/reading/recognise.ts";

/** Files that are no mail but a document which is the whole message. */
export const WHOLE_DOCUMENTS: ReadonlySet<string> = new Set([...DOCUMENTS, ...PICTURES]);

/**
 * Everything that will be stored of a message, from its raw bytes: a mail, an Outlook file, or a document that is
 * the whole message. Decided by the bytes, not by the name. Pictures and scanned pages are read only with `reader`,
 * which may take minutes. Never throws: what cannot be read is `unreadable`, to be put in quarantine with its raw bytes.
 */
export async function prepareMessage(
  raw: Uint8Array,
  origin: Origin,
  reader?: PictureReader,
): Promise<PreparedMessage> {
  const rawMediaType = detectMediaType(raw, origin.fileName, null);
  try {
    if (WHOLE_DOCUMENTS.has(rawMediaType)) return await prepareDocument(raw, rawMediaType, origin, reader);
    return await prepareMail(raw, origin, reader);
  } catch (error) {
    return unreadableMessage(raw, origin, error);
  }
}

async function prepareMail(
  raw: Uint8Array,
  origin: Origin,
  reader?: PictureReader,
): Promise<PreparedMessage> {
  const mail = await parseMail(raw);
  const unreadable = hindranceOf(mail);
  const attachments = attachmentsOf(mail);
  const content = {
    fromAddress: mail.from?.address ?? null,
    subject: mail.subject,
    sentAt: plausibleDate(mail.date),
    text: readableText(mail),
    attachments: attachments.map((attachment) => attachment.sha256),
  };
  const base = blank(raw, "message/rfc822", origin);
  // A delivery report carries the mail that failed, which may be a notice: it is not one itself.
  const texts = mail.bounce ? noTexts() : await textsOfMail(mail, reader);
  const { problem, reference } = bounded;
  return {
    ...base,
    contentKey: unreadable ? base.sha256 : contentKeyOf(content, base.sha256),
    messageId: idOrNull(mail.messageId),
    fromName: storableOrNull(mail.from?.name, COLUMN_LIMITS.name),
    fromAddress: storableOrNull(mail.from?.address.toLowerCase(), COLUMN_LIMITS.address),
    toAddresses: addressesOf(mail),
    subject: storableOrNull(mail.subject && withoutLinkSecrets(mail.subject), COLUMN_LIMITS.subject),
    sentAt: content.sentAt,
    inReplyTo: reference(mail.inReplyTo),
    references: reference(mail.references),
    text: storableOrNull(mail.text && withoutLinkSecrets(mail.text), COLUMN_LIMITS.text),
    html: storableOrNull(mail.html && withoutLinkSecrets(mail.html), COLUMN_LIMITS.html),
    problems: problem([...mail.problems, ...cutTexts(mail), ...texts.problems]),
    attachments,
    ...readFacts(texts),
    bounce: mail.bounce ? boundedBounce(mail.bounce) : null,
    autoReply: mail.autoReply,
    autoReplyByWords: mail.autoReplyByWords,
    machine: mail.autoSubmitted,
    forwarded: isForwarded(mail.subject),
    // What answers by itself resembles every other answer of its kind.
    sketches: mail.autoReply ? [] : sketchesOf(texts.sources),
    unreadable,
  };
}

/** A bound that was exceeded, or a fault in reading: the message is not whole. */
function hindranceOf({ exceeded }: ParsedMail): Hindrance | null {
  if (exceeded === null) return null;
  const detail = storable(exceeded, COLUMN_LIMITS.subject);
  if (exceeded.startsWith("unreadable")) return { why: "unreadable", detail };
  return { why: exceeded.startsWith("too-slow") ? "tooSlow" : "tooMuch", detail };
}

/** Says that a text is longer than its column takes: the rest is in the original. */
function cutTexts({ text, html }: ParsedMail): string[] {
  const cut = (text?.length ?? 0) > COLUMN_LIMITS.text || (html?.length ?? 0) > COLUMN_LIMITS.html;
  return cut ? ["text-cut"] : [];
}

async function prepareDocument(
  raw: Uint8Array,
  mediaType: string,
  origin: Origin,
  reader?: PictureReader,
): Promise<PreparedMessage> {
  const base = blank(raw, mediaType, origin);
  const fileName = safeFileName(origin.fileName, mediaType);
  const texts = await textsOfDocument({ fileName, mediaType, content: raw }, reader);
  const whole = {
    path: "1",
    fileName,
    mediaType,
    inline: false,
    contentId: null,
    content: raw,
    sha256: base.sha256,
    letter: null,
  };
  return {
    ...base,
    subject: origin.fileName === null ? null : fileName,
    problems: bounded.problem(texts.problems),
    attachments: [whole],
    ...readFacts(texts),
    sketches: sketchesOf(texts.sources),
  };
}

const READING_STATES = { none: null, unread: "waiting", read: "done", failed: "failed" } as const;

type ReadColumns = Pick<PreparedMessage, "facts" | "recognised" | "reasons" | "textReading">;

/** What was read from the texts, and whether they are a notice. */
export function readFacts(texts: ReadTexts): ReadColumns {
  const textReading = READING_STATES[texts.pictures];
  if (texts.sources.length === 0) return { facts: null, recognised: false, reasons: [], textReading };
  const facts = storableJson(weighScanned(readNotice(texts.sources), texts.scanned));
  const { recognised, reasons } = recogniseNotice(texts.sources, facts);
  return { facts: holdsNothing(facts) ? null : facts, recognised, reasons, textReading };
}

function holdsNothing(facts: NoticeFacts): boolean {
  return JSON.stringify(facts) === JSON.stringify(emptyFacts());
}

/** The files of a mail and of mails and archives within it, each of which is kept beside what was in it. */
function attachmentsOf(mail: ParsedMail): PreparedAttachment[] {
  const found: PreparedAttachment[] = [];
  const paths = new Set<string>();
  for (const part of allAttachments(mail)) {
    const mediaType = detectMediaType(part.content, part.fileName, part.mediaType);
    let path = storable(part.path, 100);
    while (paths.has(path)) path = `${path}+`;
    paths.add(path);
    found.push({
      path,
      fileName: safeFileName(part.fileName ?? part.embedded?.subject ?? null, mediaType),
      mediaType,
      inline: part.inline,
      contentId: storableOrNull(part.contentId, COLUMN_LIMITS.messageId),
      content: part.content,
      sha256: sha256Of(part.content),
      letter: part.embedded && letterOf(part.embedded),
    });
  }
  return found;
}

function addressesOf(mail: ParsedMail): string[] {
  return [...mail.to, ...mail.cc]
    .map(({ address }) => storable(address.toLowerCase(), COLUMN_LIMITS.address))
    .filter((address) => address !== "")
    .slice(0, COLUMN_LIMITS.addresses);
}

function idOrNull(id: string | null): string | null {
  return storableOrNull(id, COLUMN_LIMITS.messageId);
}

const bounded = {
  problem: (problems: string[]): string[] =>
    [...new Set(problems)]
      .map((text) => storable(text, COLUMN_LIMITS.problem))
      .slice(0, COLUMN_LIMITS.problems),
  // The last references are the nearest in the thread (RFC 5322 3.6.4).
  reference: (ids: string[]): string[] =>
    ids.map((id) => storable(id, COLUMN_LIMITS.messageId)).slice(-COLUMN_LIMITS.references),
};
