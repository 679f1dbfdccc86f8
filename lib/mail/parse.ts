import { detectMediaType } from "#lib/documents/mediaType.ts";
import { holdsSeveralMails, unpackBundle } from "#lib/mail/archives.ts";
import {
  allAttachments,
  finishAttachment,
  nothingWithin,
  type RawAttachment,
  type Reading,
  type Within,
} from "#lib/mail/attachments.ts";
import { type BodyBlock, chooseAlternatives, joinBlocks, unflow } from "#lib/mail/bodyText.ts";
import { detectBounce } from "#lib/mail/bounce.ts";
import { exceed, note, startBudget, takePart } from "#lib/mail/budget.ts";
import { asBuffer, decodeText, decodeUnlabelled } from "#lib/mail/charset.ts";
import { isCompoundFile } from "#lib/mail/compoundFile.ts";
import { mailFromHeaders } from "#lib/mail/envelope.ts";
import { decodeWide } from "#lib/mail/guessCharset.ts";
import { headerText, readHeaders } from "#lib/mail/headers.ts";
import { plainLineEnds } from "#lib/mail/lineEnds.ts";
import { childPath, decodeBody, type MimePart, readParts } from "#lib/mail/mimeParts.ts";
import { readOutlookMessage } from "#lib/mail/outlookMessage.ts";
import { MAIL_LIMITS, type ParsedAttachment, type ParsedMail } from "#lib/mail/parsedMail.ts";
import { readSignedContent } from "#lib/mail/signedContent.ts";
import { splitTextFiles } from "#lib/mail/textFiles.ts";
import { isTnef, readTnefMessage } from "#lib/mail/tnefMessage.ts";

const OUTLOOK = "application/vnd.ms-outlook";
/** Files of the same build as Outlook's that are documents. */
const OFFICE = /^application\/(?:msword|vnd\.ms-(?:excel|powerpoint))$/;

type Collected = { mail: ParsedMail; reading: Reading; firstBody: boolean };

/**
 * A mail from its raw bytes: RFC 5322 and MIME as it is really written, an Outlook .msg file, or any bytes at
 * all. Never throws: what cannot be read is named in `problems`, and bytes that are no mail become its text,
 * or its only attachment. Time and memory are bounded by `MAIL_LIMITS`.
 */
export async function parseMail(raw: Uint8Array): Promise<ParsedMail> {
  const budget = startBudget();
  const mail = readSafely(raw, { prefix: "", depth: 0, budget, problems: [], open: openAttachment });
  return { ...mail, problems: allProblems(mail), exceeded: budget.exceeded };
}

/** The mail in an Outlook .msg file. Never throws, as `parseMail`. */
export async function parseOutlook(bytes: Uint8Array): Promise<ParsedMail> {
  return parseMail(bytes);
}

/** What was odd in the mail and in the mails within it. */
function allProblems(mail: ParsedMail): string[] {
  const problems = [...mail.problems];
  for (const { embedded } of allAttachments(mail))
    for (const problem of embedded?.problems ?? []) note(problems, problem);
  return problems;
}

/** Last resort: a fault in the reading itself must not lose a message. */
function readSafely(raw: Uint8Array, reading: Reading): ParsedMail {
  try {
    return readAny(asBuffer(raw), reading);
  } catch (error) {
    const mail = mailFromHeaders([], [...reading.problems, "unreadable"]);
    const said = error instanceof Error ? error.message : String(error);
    if (reading.depth === 0) reading.budget.exceeded ??= `unreadable ${said}`;
    const content = {
      path: childPath(reading.prefix, 1),
      fileName: null,
      mediaType: "application/octet-stream",
    };
    mail.attachments = [{ ...content, contentId: null, inline: false, content: raw, ...nothingWithin }];
    return mail;
  }
}

function readAny(raw: Buffer, reading: Reading): ParsedMail {
  if (isCompoundFile(raw) && !OFFICE.test(detectMediaType(raw, null, null)))
    return readOutlookMessage(raw, reading);
  if (isTnef(raw)) return readTnefMessage(raw, reading);
  return readMessage(normaliseStart(raw), reading);
}

/** Undoes what tools do to saved mails: UTF-16, byte order mark, empty lines at the top, Mac line ends. */
function normaliseStart(raw: Buffer): Buffer {
  const marked = (raw[0] === 0xff && raw[1] === 0xfe) || (raw[0] === 0xfe && raw[1] === 0xff);
  const wide = marked || decodeWide(raw.subarray(0, 2000)) !== null;
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
  if (reading.depth === 0 && holdsSeveralMails(raw)) return readMailbox(raw, reading);
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

/** A mailbox file is a message without a text of its own, with the mails as what its only attachment holds. */
function readMailbox(raw: Buffer, reading: Reading): ParsedMail {
  const mail = mailFromHeaders([], reading.problems);
  const content = { path: childPath(reading.prefix, 1), fileName: null, mediaType: "application/mbox" };
  mail.attachments = [
    finishAttachment({ ...content, contentId: null, inline: false, content: raw }, reading),
  ];
  return mail;
}

/** Bytes that no charset makes text of: a PDF or picture that was handed in as if it were a mail. */
function isBinary(raw: Buffer): boolean {
  return raw.subarray(0, 5).equals(Buffer.from("%PDF-")) || raw.subarray(0, 4096).includes(0);
}

/** The pieces of the body in a part and its children; everything else goes to the attachments. */
function collect(part: MimePart, to: Collected, isRoot: boolean): BodyBlock[] {
  if (part.children.length > 0) {
    const blocks = part.children.map((child) => collect(child, to, false));
    return part.mediaType === "multipart/alternative" ? [chooseAlternatives(blocks)] : blocks.flat();
  }
  const path = isRoot ? childPath(to.reading.prefix, 1) : part.path;
  const { bytes, problem } = decodeBody(part);
  if (problem) note(to.reading.problems, `${problem} ${path}`);
  if (!isBodyText(part, to.firstBody, isRoot)) {
    const attachment = attach(part, bytes, to, path);
    to.mail.attachments.push(attachment);
    noteUnseen(part, path, to.reading);
    return isSigned(part) ? openSigned(attachment, to) : [];
  }
  to.firstBody = false;
  if (bytes.length > to.reading.budget.bytes) {
    exceed(to.reading.budget, to.reading.problems, "too-large", path);
    return [];
  }
  to.reading.budget.bytes -= bytes.length;
  return [readText(part, withoutFiles(part, bytes, path, to), path, to.reading)];
}

/** The text of a part without the files that an old program wrote into it; those become attachments. */
function withoutFiles(part: MimePart, bytes: Uint8Array, path: string, to: Collected): Uint8Array {
  if (part.mediaType !== "text/plain") return bytes;
  const { text, files } = splitTextFiles(bytes);
  for (const [i, { name, content, broken }] of files.entries()) {
    const within = childPath(path, i + 1);
    if (!takePart(to.reading.budget, to.reading.problems, within)) break;
    if (broken) note(to.reading.problems, `malformed-uuencode ${within}`);
    const fileName = headerText(decodeText(name, part.charset).text);
    const mediaType = detectMediaType(content, fileName, null);
    const raw = { path: within, fileName, mediaType, contentId: null, inline: false, content };
    to.mail.attachments.push(finishAttachment(raw, to.reading));
  }
  return text;
}

/** Says of a part that its content is elsewhere, or is only a piece. */
function noteUnseen(part: MimePart, path: string, { problems }: Reading): void {
  if (part.mediaType === "message/external-body") note(problems, `external-body ${path}`);
  if (part.mediaType === "message/partial") {
    const piece = [part.params.get("number"), part.params.get("total")].filter(Boolean).join("/");
    note(problems, `partial-message ${path} ${headerText(piece)}`.trim());
  }
}

function isSigned({ mediaType, fileName }: MimePart): boolean {
  return (
    /^application\/(?:x-)?pkcs7-mime$/.test(mediaType) ||
    (mediaType === "application/octet-stream" && /\.p7m$/i.test(fileName ?? ""))
  );
}

/** What was signed is a part of the message as if it stood there by itself; the signed file is kept beside it. */
function openSigned({ content, path, fileName }: ParsedAttachment, to: Collected): BodyBlock[] {
  const { budget, problems, depth } = to.reading;
  const grown = Math.max(content.length * MAIL_LIMITS.ratio, MAIL_LIMITS.ratioFrom);
  const read = readSignedContent(content, Math.min(budget.bytes, grown));
  if (!("content" in read)) {
    if (read.kind === "too-large")
      exceed(budget, problems, grown < budget.bytes ? "too-compressed" : "too-large", path, fileName);
    else if (read.kind !== "certificates")
      note(problems, `${read.kind === "encrypted" ? "encrypted" : "encrypted-or-signed"} ${path}`);
    return [];
  }
  if (depth >= MAIL_LIMITS.messageDepth) {
    exceed(budget, problems, "too-deep", path);
    return [];
  }
  const inner = readParts(asBuffer(read.content), path, budget, problems);
  const within = { ...to, reading: { ...to.reading, prefix: path, depth: depth + 1 } };
  const blocks = collect(inner, within, true);
  to.firstBody = within.firstBody;
  return blocks;
}

function isBodyText(part: MimePart, first: boolean, isRoot: boolean): boolean {
  if (part.mediaType !== "text/plain" && part.mediaType !== "text/html") return false;
  if (part.disposition === "attachment") return false;
  // Some senders name even the text of the message; a named text after it is a file.
  return part.fileName === null || isRoot || (first && part.disposition === null);
}

function readText(part: MimePart, bytes: Uint8Array, path: string, reading: Reading): BodyBlock {
  const { text, problem } = decodeText(bytes, part.charset ?? charsetInHtml(part, bytes));
  if (problem) note(reading.problems, `${problem} ${path}`);
  if (/^-----BEGIN PGP MESSAGE-----/m.test(text)) note(reading.problems, `encrypted ${path}`);
  const lines = plainLineEnds(text);
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

/** What is within an attachment, by its bytes and what it is called: a mail, files, or nothing to be opened. */
function openAttachment(attachment: RawAttachment, reading: Reading): Within {
  const { content, path, fileName } = attachment;
  if (isPgp(attachment)) note(reading.problems, `encrypted ${path}`);
  if (!holdsMail(attachment)) return { embedded: null, unpacked: unpackBundle(attachment, reading) };
  if (reading.depth >= MAIL_LIMITS.messageDepth) {
    exceed(reading.budget, reading.problems, "too-deep", path, fileName);
    return nothingWithin;
  }
  const within = { ...reading, prefix: path, depth: reading.depth + 1, problems: [] };
  return { embedded: readSafely(content, within), unpacked: [] };
}

function holdsMail({ content, mediaType, fileName }: RawAttachment): boolean {
  if (isTnef(content)) return true;
  const type = detectMediaType(content, fileName, mediaType);
  if (isCompoundFile(content)) return type === OUTLOOK || /rfc822/.test(mediaType);
  if (/^message\/(?:rfc822|global|news)$/.test(mediaType)) return content.length > 0;
  if (/\.eml$/i.test(fileName ?? "") || type === "message/rfc822") {
    const head = asBuffer(content.subarray(0, 64 * 1024));
    return readHeaders(head, 0, head.length).fields.length > 0;
  }
  return false;
}

function isPgp({ content, mediaType }: RawAttachment): boolean {
  const armoured = asBuffer(content.subarray(0, 27)).toString("latin1") === "-----BEGIN PGP MESSAGE-----";
  return armoured || mediaType === "application/pgp-encrypted";
}
