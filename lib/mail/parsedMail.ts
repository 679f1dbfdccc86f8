/** One mailbox as written in a header. Either may be empty: "From: Nattjouren" has a name only. */
export type Address = { name: string; address: string };

/** A header field: name in lower case, value unfolded, with character sets and encoded words resolved. */
export type Header = { key: string; value: string };

/**
 * A file that came with a mail, or a part that is not text to be read as the message.
 *
 * `path` is the part's position in the whole outermost message, numbered as IMAP does (RFC 9051, 6.4.5):
 * "2.1" is the first part within the second. It is stable: the same bytes always give the same path.
 */
export type ParsedAttachment = {
  path: string;
  /** Made safe for display and download by `safeFileName`; null when the sender gave none. */
  fileName: string | null;
  /** As the sender declared it, lower case, "type/subtype". Trust the bytes instead: `detectMediaType`. */
  mediaType: string;
  /** Content-ID without angle brackets. */
  contentId: string | null;
  /** Meant to be shown within the message (a logotype in the HTML), not as a file of its own. */
  inline: boolean;
  content: Uint8Array;
  /** The mail within, for message/rfc822, .eml, .msg and winmail.dat. */
  embedded: ParsedMail | null;
  /** The files within, for ZIP archives and mailbox files. Empty for the others. */
  unpacked: ParsedAttachment[];
};

/** What a delivery report says of one address. */
export type ReportedAddress = {
  /** As the mail was addressed, where the report tells it; the address that it went on to otherwise. */
  recipient: string | null;
  /** Enhanced status code such as "5.1.1" (RFC 3463). */
  status: string | null;
  diagnostic: string | null;
  /** "failed", "delayed", "delivered", "relayed" or "expanded". Only "failed" is final. */
  action: string;
};

/** What a delivery report says (RFC 3464, or read from the text of older kinds). */
export type Bounce = ReportedAddress & {
  /** Message-ID of the mail that could not be delivered, with angle brackets. */
  originalMessageId: string | null;
  /** Its subject, where the report returns it. */
  originalSubject: string | null;
  /** Every address that the report names. What stands above is of the first that failed, else of the first. */
  addresses: ReportedAddress[];
};

/**
 * A mail, read as far as its bytes allow. Strings hold no NUL characters and no half surrogate pairs,
 * so that any database takes them.
 */
export type ParsedMail = {
  /** With angle brackets, as are those of `inReplyTo` and `references`. */
  messageId: string | null;
  from: Address | null;
  to: Address[];
  cc: Address[];
  replyTo: Address[];
  subject: string | null;
  date: Date | null;
  inReplyTo: string[];
  references: string[];
  headers: Header[];
  /** Null when the message has no plain text of its own; see `readableText`. */
  text: string | null;
  /** As it came. Never show it before `sanitiseMailHtml`. */
  html: string | null;
  attachments: ParsedAttachment[];
  /** Sent by a machine (also newsletters and ticket systems): never answer it automatically (RFC 3834). */
  autoSubmitted: boolean;
  /** An automatic answer, such as an out-of-office message or a read receipt. */
  autoReply: boolean;
  /** Only the words of its subject say that it is an automatic answer. */
  autoReplyByWords: boolean;
  bounce: Bounce | null;
  /**
   * What was wrong with the bytes and how far that went, each a fixed word such as "malformed-base64",
   * followed by the path of the part where there is one. For people who wonder why a mail looks odd.
   */
  problems: string[];
  /**
   * The first of `MAIL_LIMITS` that was exceeded anywhere in the message and where, such as "too-large 2.1 big.zip",
   * or "unreadable" and the fault: what lies beyond was not read. Null when all of it was. Only of the outermost mail.
   */
  exceeded: string | null;
};

/** Bounds of one message with everything nested in it. What lies beyond stays in the raw bytes only. */
export const MAIL_LIMITS = {
  /** Messages and archives within each other. */
  messageDepth: 20,
  /** Multiparts within multiparts, in one message. */
  partDepth: 30,
  parts: 1000,
  unpackedBytes: 200 * 1024 * 1024,
  /** How many times its size a file in an archive may grow, once it is beyond `ratioFrom` bytes. */
  ratio: 200,
  ratioFrom: 10 * 1024 * 1024,
  headerBytes: 1024 * 1024,
  headerCount: 2000,
  milliseconds: 60_000,
} as const;
