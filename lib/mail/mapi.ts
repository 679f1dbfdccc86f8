import { cleanText, decodeText, decodeUnlabelled } from "#lib/mail/charset.ts";

/** MAPI property identifiers (MS-OXPROPS) that matter for reading a mail. */
export const PROPERTY = {
  subject: 0x0037,
  submitTime: 0x0039,
  representingName: 0x0042,
  representingAddress: 0x0065,
  transportHeaders: 0x007d,
  recipientType: 0x0c15,
  senderName: 0x0c1a,
  senderAddress: 0x0c1f,
  deliveryTime: 0x0e06,
  body: 0x1000,
  compressedRtf: 0x1009,
  html: 0x1013,
  messageId: 0x1035,
  references: 0x1039,
  inReplyTo: 0x1042,
  displayName: 0x3001,
  emailAddress: 0x3003,
  attachData: 0x3701,
  attachFileName: 0x3704,
  attachLongFileName: 0x3707,
  attachMimeTag: 0x370e,
  attachContentId: 0x3712,
  attachFlags: 0x3714,
  smtpAddress: 0x39fe,
  internetCodePage: 0x3fde,
  messageCodePage: 0x3ffd,
  senderSmtpAddress: 0x5d01,
  representingSmtpAddress: 0x5d02,
  attachHidden: 0x7ffe,
} as const;

/** MAPI property types (MS-OXCDATA 2.11.1). */
export const TYPE = {
  long: 0x03,
  boolean: 0x0b,
  object: 0x0d,
  string8: 0x1e,
  unicode: 0x1f,
  time: 0x40,
  binary: 0x102,
};

/** Properties by identifier; the value still as bytes in the form of its type. */
export type Properties = Map<number, { type: number; bytes: Uint8Array }>;

/** 100-nanosecond steps from 1601 to 1970. */
const FILETIME_EPOCH = 116_444_736_000_000_000n;

/** Text of a property, or null when it has none. `codePage` is for 8-bit strings. */
export function textOf(properties: Properties, id: number, codePage: string | null): string | null {
  const property = properties.get(id);
  if (!property) return null;
  const { type, bytes } = property;
  if (type === TYPE.unicode) return trimmed(Buffer.from(bytes).toString("utf16le"));
  if (type === TYPE.string8) return trimmed(decodeText(bytes, codePage).text);
  if (type === TYPE.binary) return codePage ? decodeText(bytes, codePage).text : decodeUnlabelled(bytes);
  return null;
}

/** Whole number of a property (32 bits, without sign), or null. */
export function numberOf(properties: Properties, id: number): number | null {
  const property = properties.get(id);
  if (!property || property.bytes.length < 2) return null;
  if (property.type !== TYPE.long && property.type !== TYPE.boolean && property.type !== 0x02) return null;
  const bytes = Buffer.from(property.bytes);
  return bytes.length < 4 || property.type !== TYPE.long ? bytes.readUInt16LE(0) : bytes.readUInt32LE(0);
}

/** Moment of a property, or null when it has none or one beyond 1970 to 2099. */
export function timeOf(properties: Properties, id: number): Date | null {
  const property = properties.get(id);
  if (property?.type !== TYPE.time || property.bytes.length < 8) return null;
  const steps = Buffer.from(property.bytes).readBigUInt64LE(0) - FILETIME_EPOCH;
  const date = new Date(Number(steps / 10_000n));
  return date.getUTCFullYear() >= 1970 && date.getUTCFullYear() < 2100 ? date : null;
}

/** Name of the character set that a message's 8-bit strings are in, from its code page number. */
export function codePageName(properties: Properties): string | null {
  const page =
    numberOf(properties, PROPERTY.messageCodePage) ?? numberOf(properties, PROPERTY.internetCodePage);
  return page === null ? null : codePageLabel(page);
}

/** Label of a Windows code page number, such as "windows-1252" for 1252. */
export function codePageLabel(page: number): string {
  if (page === 65001) return "utf-8";
  if (page === 20127) return "us-ascii";
  if (page >= 28591 && page <= 28606) return `iso-8859-${page - 28590}`;
  return page >= 1250 && page <= 1258 ? `windows-${page}` : `cp${page}`;
}

function trimmed(text: string): string | null {
  const end = text.indexOf("\0");
  return cleanText(end < 0 ? text : text.slice(0, end)).replaceAll("\r\n", "\n") || null;
}
