import { finishAttachment, type Reading } from "#lib/mail/attachments.ts";
import { exceed, note, takePart } from "#lib/mail/budget.ts";
import { type CompoundEntry, readCompoundFile } from "#lib/mail/compoundFile.ts";
import { codePageName, numberOf, PROPERTY, type Properties, TYPE, textOf } from "#lib/mail/mapi.ts";
import { mailFromProperties } from "#lib/mail/mapiMail.ts";
import { childPath } from "#lib/mail/mimeParts.ts";
import { MAIL_LIMITS, type ParsedAttachment, type ParsedMail } from "#lib/mail/parsedMail.ts";

/** Bytes before the fixed properties, by the kind of storage they are in (MS-OXMSG 2.4.1). */
const HEADER = { message: 32, embedded: 24, part: 8 };
/** Attachment within an attachment: another message (MS-OXCMSG 2.2.2.9). */
const EMBEDDED_STORAGE = "__substg1.0_3701000D";
const RENDERED_IN_BODY = 4;

/**
 * The mail in an Outlook .msg file (MS-OXMSG). Throws an Error when the bytes are no such file or it is
 * broken beyond reading; every loop ends whatever the bytes.
 */
export function readOutlookMessage(bytes: Uint8Array, reading: Reading): ParsedMail {
  const root = readCompoundFile(bytes);
  if (!root.children.some((child) => child.name.startsWith("__properties_version1.0"))) {
    throw new Error("Not an Outlook message");
  }
  return readStorage(root, HEADER.message, reading);
}

function readStorage(storage: CompoundEntry, header: number, reading: Reading): ParsedMail {
  const properties = readProperties(storage, header, reading);
  const parts = (prefix: string) =>
    storage.children.filter((child) => child.name.startsWith(prefix)).sort(byName);
  const recipients = parts("__recip_version1.0_#")
    .slice(0, MAIL_LIMITS.parts)
    .map((part) => readProperties(part, HEADER.part, reading));
  const mail = mailFromProperties(properties, recipients, reading.problems);
  const codePage = codePageName(properties);
  for (const [i, part] of parts("__attach_version1.0_#").entries()) {
    const path = childPath(reading.prefix, i + 1);
    if (!takePart(reading.budget, reading.problems, path)) break;
    mail.attachments.push(readAttachment(part, path, codePage, reading));
  }
  return mail;
}

function readAttachment(
  storage: CompoundEntry,
  path: string,
  codePage: string | null,
  reading: Reading,
): ParsedAttachment {
  const properties = readProperties(storage, HEADER.part, reading);
  const text = (id: number) => textOf(properties, id, codePage);
  const name =
    text(PROPERTY.attachLongFileName) ?? text(PROPERTY.attachFileName) ?? text(PROPERTY.displayName);
  const inner = storage.children.find((child) => child.name.toUpperCase() === EMBEDDED_STORAGE.toUpperCase());
  const contentId = text(PROPERTY.attachContentId)?.replace(/^<|>$/g, "") ?? null;
  const shown = ((numberOf(properties, PROPERTY.attachFlags) ?? 0) & RENDERED_IN_BODY) !== 0;
  const raw = {
    path,
    fileName: name,
    mediaType: inner
      ? "application/vnd.ms-outlook"
      : (text(PROPERTY.attachMimeTag)?.toLowerCase() ?? "application/octet-stream"),
    contentId,
    inline: shown || (contentId !== null && numberOf(properties, PROPERTY.attachHidden) === 1),
    content: properties.get(PROPERTY.attachData)?.bytes ?? new Uint8Array(),
  };
  const attachment = finishAttachment(raw, reading);
  return inner ? { ...attachment, embedded: readInner(inner, path, reading) } : attachment;
}

/** A message in the attachment has no bytes of its own: it is a storage of the same file. */
function readInner(storage: CompoundEntry, path: string, reading: Reading): ParsedMail | null {
  if (!storage.children.some((child) => child.name.startsWith("__properties_version1.0"))) return null;
  if (reading.depth >= MAIL_LIMITS.messageDepth) {
    exceed(reading.budget, reading.problems, "too-deep", path);
    return null;
  }
  return readStorage(storage, HEADER.embedded, {
    ...reading,
    prefix: path,
    depth: reading.depth + 1,
    problems: [],
  });
}

function readProperties(storage: CompoundEntry, header: number, reading: Reading): Properties {
  const properties: Properties = new Map();
  for (const child of storage.children) {
    const tag = /^__substg1\.0_([0-9A-F]{4})([0-9A-F]{4})$/i.exec(child.name);
    const fixed = child.name === "__properties_version1.0";
    if (!tag && !fixed) continue;
    if (child.whole && child.size > reading.budget.bytes) {
      exceed(reading.budget, reading.problems, "too-large", reading.prefix);
      continue;
    }
    const bytes = bytesOf(child);
    if (!bytes) {
      note(reading.problems, `broken-outlook ${reading.prefix}`.trim());
      continue;
    }
    const id = Number.parseInt(tag?.[1] ?? "", 16);
    // An attachment's bytes are counted when it is finished.
    if (id !== PROPERTY.attachData) reading.budget.bytes -= child.size;
    if (fixed) readFixed(Buffer.from(bytes), header, properties);
    else properties.set(id, { type: Number.parseInt(tag?.[2] ?? "", 16), bytes });
  }
  return properties;
}

/** A property that is broken does not take the others with it. */
function bytesOf(stream: CompoundEntry): Uint8Array | null {
  try {
    return stream.whole ? stream.read() : null;
  } catch {
    return null;
  }
}

/** Numbers and times, 16 bytes each: tag, flags, value. Longer values have streams of their own. */
function readFixed(stream: Buffer, header: number, properties: Properties): void {
  for (let at = header; at + 16 <= stream.length; at += 16) {
    const type = stream.readUInt16LE(at);
    const id = stream.readUInt16LE(at + 2);
    const variable =
      type === TYPE.string8 || type === TYPE.unicode || type === TYPE.binary || type === TYPE.object;
    if (!variable && (type & 0x1000) === 0)
      properties.set(id, { type, bytes: stream.subarray(at + 8, at + 16) });
  }
}

function byName(a: CompoundEntry, b: CompoundEntry): number {
  return a.name < b.name ? -1 : 1;
}
