import { finishAttachment, type RawAttachment, type Reading } from "#lib/mail/attachments.ts";
import { takePart } from "#lib/mail/budget.ts";
import { asBuffer, decodeText } from "#lib/mail/charset.ts";
import { codePageLabel, numberOf, PROPERTY, type Properties, TYPE, textOf } from "#lib/mail/mapi.ts";
import { mailFromProperties } from "#lib/mail/mapiMail.ts";
import { childPath } from "#lib/mail/mimeParts.ts";
import type { ParsedMail } from "#lib/mail/parsedMail.ts";

/** Attributes of a TNEF stream (MS-OXTNEF 2.1.3.2) that matter here. */
const ATTRIBUTE = {
  subject: 0x8004,
  body: 0x800c,
  attachData: 0x800f,
  attachTitle: 0x8010,
  attachRenderData: 0x9002,
  messageProperties: 0x9003,
  recipientTable: 0x9004,
  attachment: 0x9005,
  codePage: 0x9007,
};
const SIGNATURE = 0x223e9f78;
const RENDERED_IN_BODY = 4;
const MAX_PROPERTIES = 5000;

type Part = { title: string | null; data: Uint8Array | null; properties: Properties };

/** Whether the bytes begin as the file that Outlook names winmail.dat. */
export function isTnef(bytes: Uint8Array): boolean {
  return bytes.length >= 6 && asBuffer(bytes).readUInt32LE(0) === SIGNATURE;
}

/**
 * The message in a winmail.dat (MS-OXTNEF): its body where it has one, and its files under their long names.
 * A stream that is cut off or broken gives what comes before the break, and says so in the problems.
 */
export function readTnefMessage(bytes: Uint8Array, reading: Reading): ParsedMail {
  const raw = asBuffer(bytes);
  const message: Properties = new Map();
  const recipients: Properties[] = [];
  const parts: Part[] = [];
  let codePage = "windows-1252";
  for (let at = 6; at + 11 <= raw.length; ) {
    const id = raw.readUInt16LE(at + 1);
    const end = at + 9 + raw.readUInt32LE(at + 5);
    if (end > raw.length) {
      reading.problems.push("broken-winmail");
      break;
    }
    const data = raw.subarray(at + 9, end);
    const part = parts.at(-1);
    if (id === ATTRIBUTE.codePage && data.length >= 4) codePage = codePageLabel(data.readUInt32LE(0));
    else if (id === ATTRIBUTE.subject) message.set(PROPERTY.subject, { type: TYPE.string8, bytes: data });
    else if (id === ATTRIBUTE.body) message.set(PROPERTY.body, { type: TYPE.string8, bytes: data });
    else if (id === ATTRIBUTE.messageProperties) merge(message, new PropertyReader(data).list());
    else if (id === ATTRIBUTE.recipientTable) recipients.push(...new PropertyReader(data).rows());
    else if (id === ATTRIBUTE.attachRenderData) {
      if (!takePart(reading.budget, reading.problems, childPath(reading.prefix, parts.length + 1))) break;
      parts.push({ title: null, data: null, properties: new Map() });
    } else if (part && id === ATTRIBUTE.attachTitle) part.title = decodeText(data, codePage).text || null;
    else if (part && id === ATTRIBUTE.attachData) part.data = data;
    else if (part && id === ATTRIBUTE.attachment) merge(part.properties, new PropertyReader(data).list());
    at = end + 2;
  }
  const mail = mailFromProperties(message, recipients, reading.problems);
  mail.attachments = parts.map((part, i) =>
    finishAttachment(toAttachment(part, childPath(reading.prefix, i + 1), codePage), reading),
  );
  return mail;
}

function toAttachment(part: Part, path: string, codePage: string): RawAttachment {
  const text = (id: number) => textOf(part.properties, id, codePage);
  const object = part.properties.get(PROPERTY.attachData);
  // An object begins with the identifier of its interface; a message within is a TNEF stream after it.
  const within = object?.type === TYPE.object ? object.bytes.subarray(16) : object?.bytes;
  const nested = within !== undefined && isTnef(within);
  const contentId = text(PROPERTY.attachContentId)?.replace(/^<|>$/g, "") ?? null;
  return {
    path,
    fileName:
      text(PROPERTY.attachLongFileName) ??
      part.title ??
      text(PROPERTY.attachFileName) ??
      text(PROPERTY.displayName),
    mediaType: nested
      ? "application/ms-tnef"
      : (text(PROPERTY.attachMimeTag)?.toLowerCase() ?? "application/octet-stream"),
    contentId,
    inline: ((numberOf(part.properties, PROPERTY.attachFlags) ?? 0) & RENDERED_IN_BODY) !== 0,
    content: (nested ? within : (part.data ?? within)) ?? new Uint8Array(),
  };
}

function merge(into: Properties, from: Properties): void {
  for (const [id, property] of from) into.set(id, property);
}

/** Reads encapsulated MAPI properties (MS-OXTNEF 2.1.3.4). At the first break it ends with what it has. */
class PropertyReader {
  private readonly raw: Buffer;
  private at = 0;

  constructor(raw: Buffer) {
    this.raw = raw;
  }

  list(): Properties {
    const properties: Properties = new Map();
    try {
      const count = Math.min(this.number(), MAX_PROPERTIES);
      for (let i = 0; i < count; i++) this.property(properties);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
    return properties;
  }

  rows(): Properties[] {
    const rows: Properties[] = [];
    if (this.raw.length < 4) return rows;
    const count = Math.min(this.number(), 500);
    for (let i = 0; i < count && this.at < this.raw.length; i++) rows.push(this.list());
    return rows;
  }

  private property(properties: Properties): void {
    const type = this.raw.readUInt16LE(this.at);
    const id = this.raw.readUInt16LE(this.at + 2);
    this.at += 4;
    if (id >= 0x8000) this.skipName();
    const base = type & 0x0fff;
    const several = (type & 0x1000) !== 0;
    const variable =
      base === TYPE.string8 || base === TYPE.unicode || base === TYPE.binary || base === TYPE.object;
    const values = variable || several ? Math.min(this.number(), MAX_PROPERTIES) : 1;
    for (let i = 0; i < values; i++) {
      const bytes = variable ? this.bytes(this.number()) : this.bytes(fixedLength(base));
      if (i === 0 && id < 0x8000) properties.set(id, { type: base, bytes });
    }
  }

  private skipName(): void {
    this.at += 16;
    const byString = this.number() === 1;
    const value = this.number();
    if (byString) this.bytes(value);
  }

  private number(): number {
    const value = this.raw.readUInt32LE(this.at);
    this.at += 4;
    return value;
  }

  private bytes(length: number): Buffer {
    if (this.at + length > this.raw.length) throw new RangeError("Property longer than its list");
    const bytes = this.raw.subarray(this.at, this.at + length);
    this.at += Math.ceil(length / 4) * 4;
    return bytes;
  }
}

function fixedLength(type: number): number {
  if (type === 0x48) return 16;
  return type === 0x05 || type === 0x06 || type === 0x07 || type === 0x14 || type === TYPE.time ? 8 : 4;
}
