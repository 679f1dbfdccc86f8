import { finishAttachment, type RawAttachment, type Reading } from "#lib/mail/attachments.ts";
import { type BodyBlock, chooseAlternatives, joinBlocks, unflow } from "#lib/mail/bodyText.ts";
import { detectBounce } from "#lib/mail/bounce.ts";
import { asBuffer, decodeText, decodeUnlabelled } from "#lib/mail/charset.ts";
import { isCompoundFile } from "#lib/mail/compoundFile.ts";
import { mailFromHeaders } from "#lib/mail/envelope.ts";
import { readHeaders } from "#lib/mail/headers.ts";
import { childPath, decodeBody, type MimePart, readParts } from "#lib/mail/mimeParts.ts";
import { readOutlookMessage } from "#lib/mail/outlookMessage.ts";
import { MAIL_LIMITS, type ParsedAttachment, type ParsedMail } from "#lib/mail/parsedMail.ts";
import { isTnef, readTnefMessage } from "#lib/mail/tnefMessage.ts";

/** More problems than this tell nobody more. */
const MAX_PROBLEMS = 100;

type Collected = { mail: ParsedMail; reading: Reading; firstBody: boolean };

/**
 * A mail from its raw bytes: RFC 5322 and MIME as it is really written, an Outlook .msg file, or any bytes at
 * all. Never throws: what cannot be read is named in `problems`, and bytes that are no mail become its text,
 * or its only attachment. Time and memory are bounded by `MAIL_LIMITS`.
 */
export async function parseMail(raw: Uint8Array): Promise<ParsedMail> {
  return readSafely(raw, startReading());
}

/** The mail in an Outlook .msg file. Never throws, as `parseMail`. */
export async function parseOutlook(bytes: Uint8Array): Promise<ParsedMail> {
  return readSafely(bytes, startReading());
}

function startReading(): Reading {
  const budget = { parts: MAIL_LIMITS.parts, bytes: MAIL_LIMITS.unpackedBytes };
  return { prefix: "", depth: 0, budget, problems: [], embed: readEmbedded };
}

/** Last resort: a fault in the reading itself must not lose a message. */
function readSafely(raw: Uint8Array, reading: Reading): ParsedMail {
  try {
    const mail = readAny(asBuffer(raw), reading);
    return mail.problems.length > MAX_PROBLEMS
      ? { ...mail, problems: mail.problems.slice(0, MAX_PROBLEMS) }
      : mail;
  } catch {
    const mail = mailFromHeaders([], [...reading.problems, "unreadable"]);
    const content = {
      path: childPath(reading.prefix, 1),
      fileName: null,
      mediaType: "application/octet-stream",
    };
    mail.attachments = [{ ...content, contentId: null, inline: false, content: raw, embedded: null }];
    return mail;
  }
}

function readAny(raw: Buffer, reading: Reading): ParsedMail {
  if (isCompoundFile(raw)) return readOutlookMessage(raw, reading);
  if (isTnef(raw)) return readTnefMessage(raw, reading);
  return readMessage(normaliseStart(raw), reading);
}

/** Undoes what tools do to saved mails: UTF-16, byte order mark, empty lines at the top, Mac line ends. */
function normaliseStart(raw: Buffer): Buffer {
  const wide = (raw[0] === 0xff && raw[1] === 0xfe) || (raw[0] === 0xfe && raw[1] === 0xff);
  const bytes = wide ? Buffer.from(decodeUnlabelled(raw), "utf8") : raw;
  let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (bytes[start] === 0x0d || bytes[start] === 0x0a) start++;
  const rest = bytes.subarray(start);
  if (rest.includes(0x0a) || !rest.includes(0x0d)) return rest;
  return Buffer.from(rest.toString("latin1").replaceAll("\r", "\n"), "latin1");
}

function readMessage(raw: Buffer, reading: Reading): ParsedMail {
  const { problems } = reading;
  if (raw.length === 0) return mailFromHeaders([], [...problems, "empty"]);
  const root = readParts(raw, reading.prefix, reading.budget, problems);
  const mail = mailFromHeaders(root.fields, problems);
  if (root.fields.length === 0 && isBinary(raw)) {
    mail.attachments = [attach(root, raw, { mail, reading, firstBody: true }, childPath(reading.prefix, 1))];
    return mail;
  }
  const body = joinBlocks(collect(root, { mail, reading, firstBody: true }, true));
  mail.text = body.text;
  mail.html = body.html;
  const { attachments, from } = mail;
  const bounce = detectBounce({
    fields: root.fields,
    from: from ?? { name: "", address: "" },
    to: [...mail.to, ...mail.cc].map(({ address }) => address),
    text: body.text ?? "",
    attachments,
  });
  // A delivery report is an automatic answer as well, but no recipient's.
  const reported = { autoSubmitted: true, autoReply: false, autoReplyByWords: false };
  return bounce === null ? mail : { ...mail, ...reported, bounce };
}

/** Bytes that no charset makes text of: a PDF or picture that was handed in as if it were a mail. */
function isBinary(raw: Buffer): boolean {
  return raw.subarray(0, 5).equals(Buffer.from("%PDF-")) || raw.subarray(0, 4096).includes(0);
}

/** The pieces of the body in a part and its children; everything else goes to the attachments. */
function collect(part: MimePart, to: Collected, isRoot: boolean): BodyBlock[] {
  if (part.children.length > 0) {
    if (part.mediaType === "multipart/encrypted") to.reading.problems.push("encrypted");
    const blocks = part.children.map((child) => collect(child, to, false));
    return part.mediaType === "multipart/alternative" ? [chooseAlternatives(blocks)] : blocks.flat();
  }
  if (/^application\/(?:x-)?pkcs7-mime$/.test(part.mediaType))
    to.reading.problems.push("encrypted-or-signed");
  const path = isRoot ? childPath(to.reading.prefix, 1) : part.path;
  const { bytes, problem } = decodeBody(part);
  if (problem) to.reading.problems.push(`${problem} ${path}`);
  if (!isBodyText(part, to.firstBody, isRoot)) {
    to.mail.attachments.push(attach(part, bytes, to, path));
    return [];
  }
  to.firstBody = false;
  if (bytes.length > to.reading.budget.bytes) {
    to.reading.problems.push(`too-large ${path}`);
    return [];
  }
  to.reading.budget.bytes -= bytes.length;
  return [readText(part, bytes, path, to.reading)];
}

function isBodyText(part: MimePart, first: boolean, isRoot: boolean): boolean {
  if (part.mediaType !== "text/plain" && part.mediaType !== "text/html") return false;
  if (part.disposition === "attachment") return false;
  // Some senders name even the text of the message; a named text after it is a file.
  return part.fileName === null || isRoot || (first && part.disposition === null);
}

function readText(part: MimePart, bytes: Uint8Array, path: string, reading: Reading): BodyBlock {
  const { text, problem } = decodeText(bytes, part.charset ?? charsetInHtml(part, bytes));
  if (problem) reading.problems.push(`${problem} ${path}`);
  const lines = text.includes("\r") ? text.replace(/\r+\n|\r/g, "\n") : text;
  if (part.mediaType === "text/html") return { text: null, html: lines };
  const flowed = part.params.get("format")?.toLowerCase() === "flowed";
  const delSp = part.params.get("delsp")?.toLowerCase() === "yes";
  return { text: flowed ? unflow(lines, delSp) : lines, html: null };
}

/** HTML without a charset in its header may name one itself. */
function charsetInHtml(part: MimePart, bytes: Uint8Array): string | null {
  if (part.mediaType !== "text/html") return null;
  const head = asBuffer(bytes).toString("latin1", 0, 2048);
  return /<meta[^>]{1,200}?charset=["']?([\w:-]{1,40})/i.exec(head)?.[1] ?? null;
}

function attach(part: MimePart, content: Uint8Array, to: Collected, path: string): ParsedAttachment {
  const { fileName, mediaType, contentId, disposition } = part;
  const inline = disposition === "inline" || (disposition === null && contentId !== null);
  return finishAttachment({ path, fileName, mediaType, contentId, inline, content }, to.reading);
}

/** The mail within an attachment, by its bytes and what it is called; null when it is something else. */
function readEmbedded(attachment: RawAttachment, reading: Reading): ParsedMail | null {
  const { content, path } = attachment;
  if (!holdsMail(attachment)) return null;
  if (reading.depth >= MAIL_LIMITS.messageDepth) {
    reading.problems.push(`too-deep ${path}`);
    return null;
  }
  return readSafely(content, { ...reading, prefix: path, depth: reading.depth + 1, problems: [] });
}

function holdsMail({ content, mediaType, fileName }: RawAttachment): boolean {
  const name = (fileName ?? "").toLowerCase();
  if (isTnef(content)) return true;
  if (isCompoundFile(content)) return name.endsWith(".msg") || /outlook|rfc822/.test(mediaType);
  if (/^message\/(?:rfc822|global|news)$/.test(mediaType)) return content.length > 0;
  const head = asBuffer(content.subarray(0, 64 * 1024));
  return name.endsWith(".eml") && readHeaders(head, 0, head.length).fields.length > 0;
}
