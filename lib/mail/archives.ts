import { detectMediaType } from "#lib/documents/mediaType.ts";
import { finishAttachment, type RawAttachment, type Reading } from "#lib/mail/attachments.ts";
import { exceed, note, takePart } from "#lib/mail/budget.ts";
import { asBuffer } from "#lib/mail/charset.ts";
import { rawField, readHeaders } from "#lib/mail/headers.ts";
import { childPath } from "#lib/mail/mimeParts.ts";
import { parseStructured } from "#lib/mail/parameters.ts";
import { MAIL_LIMITS, type ParsedAttachment } from "#lib/mail/parsedMail.ts";
import { splitMailbox } from "#lib/mail/split.ts";
import { readZip, type ZipMember } from "#lib/mail/zipArchive.ts";

/** Archives of kinds that are kept and shown, but not opened. */
const CLOSED = new Set(["application/x-7z-compressed", "application/vnd.rar", "application/gzip"]);
/** Programs and books that are ZIP archives inside: files of their own, not bundles of files. */
const NOT_BUNDLES =
  /\.(?:jar|war|apk|xpi|crx|epub|od[a-z]|ot[a-z]|docx?|docm|dotx|xls[a-z]|ppt[a-z]|vsd[a-z]|kmz|3mf|nupkg|whl)$/i;

/**
 * The files within an attachment that is a bundle of files: a ZIP archive or a mailbox file, each finished as an
 * attachment of its own, so that archives and mails within them are opened as well. What cannot be opened is noted.
 * `reading` is that of the message that the attachment came with.
 */
export function unpackBundle(attachment: RawAttachment, reading: Reading): ParsedAttachment[] {
  const { content, fileName, path, mediaType } = attachment;
  const type = detectMediaType(content, fileName, mediaType);
  if (CLOSED.has(type)) note(reading.problems, named("archive-unread", attachment));
  const mailbox = isMailbox(attachment);
  if (!mailbox && (type !== "application/zip" || !isBundle(attachment))) return [];
  if (reading.depth >= MAIL_LIMITS.messageDepth) {
    exceed(reading.budget, reading.problems, "too-deep", path, fileName);
    return [];
  }
  const within = { ...reading, prefix: path, depth: reading.depth + 1 };
  return mailbox ? unpackMailbox(attachment, within) : unpackZip(attachment, within);
}

function isBundle({ content, fileName }: RawAttachment): boolean {
  // Documents of OpenOffice and books name their kind at a fixed place, uncompressed.
  const marked = Buffer.from(content.subarray(30, 38)).toString("latin1") === "mimetype";
  return !marked && !NOT_BUNDLES.test(fileName ?? "");
}

function isMailbox({ content, fileName, mediaType }: RawAttachment): boolean {
  const said = mediaType === "application/mbox" || /\.mbo?x$/i.test(fileName ?? "");
  return said && Buffer.from(content.subarray(0, 5)).toString("latin1") === "From ";
}

/**
 * Whether bytes that were handed in as a mail are a mailbox file of several. Lines like those between its mails also
 * stand in the text of one mail, where no headers follow, and in one that has a mailbox file or a returned mail
 * within: its multipart goes on beyond them.
 */
export function holdsSeveralMails(raw: Buffer): boolean {
  const [first, second] = splitMailbox(raw, 2);
  if (!first || !second) return false;
  const fields = fieldsOf(first);
  const boundary = parseStructured(rawField(fields, "content-type") ?? "").params.get("boundary");
  const ended = !boundary || asBuffer(first).includes(`--${boundary}--`);
  return ended && fields.length > 0 && fieldsOf(second).length > 0;
}

function fieldsOf(message: Uint8Array) {
  return readHeaders(asBuffer(message), 0, message.length).fields;
}

function unpackMailbox({ content }: RawAttachment, within: Reading): ParsedAttachment[] {
  const { budget, problems, prefix } = within;
  const found: ParsedAttachment[] = [];
  for (const [i, message] of splitMailbox(content, budget.parts + 1).entries()) {
    const path = childPath(prefix, i + 1);
    if (!takePart(budget, problems, path)) break;
    found.push(finishAttachment(file(path, null, "message/rfc822", message), within));
  }
  return found;
}

function unpackZip(attachment: RawAttachment, within: Reading): ParsedAttachment[] {
  const { budget, problems, prefix } = within;
  const { members, broken } = readZip(attachment.content);
  if (broken) note(problems, named("archive-broken", attachment));
  const found: ParsedAttachment[] = [];
  for (const [i, member] of members.entries()) {
    const path = childPath(prefix, i + 1);
    if (!takePart(budget, problems, path)) break;
    const unpacked = unpackMember(member, path, within);
    if (unpacked) found.push(finishAttachment(unpacked, within));
  }
  return found;
}

/** The bytes of one file of an archive. What cannot be had is noted, with its name, and null. */
function unpackMember(member: ZipMember, path: string, { budget, problems }: Reading): RawAttachment | null {
  const name = member.name.slice(-200);
  if (member.hindrance) {
    const problem = member.hindrance === "encrypted" ? "archive-encrypted" : "archive-method";
    note(problems, `${problem} ${path} ${name}`);
    return null;
  }
  const grown = Math.max(member.packed * MAIL_LIMITS.ratio, MAIL_LIMITS.ratioFrom);
  const unpacked = member.read(Math.min(budget.bytes, grown));
  if (!unpacked) {
    exceed(budget, problems, grown < budget.bytes ? "too-compressed" : "too-large", path, name);
    return null;
  }
  if (unpacked.broken) note(problems, `archive-broken ${path} ${name}`);
  return file(path, member.name, "application/octet-stream", unpacked.bytes);
}

function file(path: string, fileName: string | null, declared: string, content: Uint8Array): RawAttachment {
  const mediaType = fileName === null ? declared : detectMediaType(content, fileName, declared);
  return { path, fileName, mediaType, contentId: null, inline: false, content };
}

function named(problem: string, { path, fileName }: RawAttachment): string {
  return [problem, path, fileName].filter((word) => word).join(" ");
}
