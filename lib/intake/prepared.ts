import type { Letter } from "#lib/intake/letter.ts";
import type { Sketch } from "#lib/intake/likeness/sketch.ts";
import type { NoticeFacts } from "#lib/notices/facts.ts";
import type { MessageChannel, TextReadingState } from "#prisma/generated/enums.ts";

/** How a message reached us. */
export type Origin = {
  channel: MessageChannel;
  /** The function mailbox that it came to, when known. */
  mailbox: string | null;
  /** The name of the file that it was handed in as. */
  fileName: string | null;
  /** It lay in the mailbox before that was first connected. */
  archive?: boolean;
  /** False for a watched source whose entries always wait for a person. */
  opensCases?: boolean;
};

/** One file of a message, ready to be stored. `path` is its place in the message and unique there. */
export type PreparedAttachment = {
  path: string;
  fileName: string;
  mediaType: string;
  inline: boolean;
  contentId: string | null;
  content: Uint8Array;
  sha256: string;
  /** What it says, when it is a message itself. */
  letter: Letter | null;
};

/** Why a message waits in quarantine; `why` is a key under `inbox.why`, `detail` the bound or error itself. */
export type Hindrance = {
  why: "unreadable" | "tooMuch" | "tooSlow" | "brokeDown" | "tooLarge";
  detail: string;
};

/** One text of a message: its body, a document. `source` as the sources are named. */
export type PreparedSketch = { source: string; sketch: Sketch };

/** What a delivery report says of one address, within the bounds of the columns. */
export type PreparedReport = {
  /** Lower case; empty when the report does not say. */
  address: string;
  status: string | null;
  diagnostic: string;
  /** Only "failed" is final. */
  action: "failed" | "delayed" | "other";
};

/** What a delivery report says of a mail. Stands for the first address that failed, else for the first. */
export type PreparedBounce = PreparedReport & {
  originalMessageId: string | null;
  originalSubject: string | null;
  reports: PreparedReport[];
};

/** Everything of one message that the database will hold, worked out before the transaction begins. */
export type PreparedMessage = {
  origin: Origin;
  raw: Uint8Array;
  rawMediaType: string;
  sha256: string;
  /** SHA-256 of the content without transport headers: the same mail delivered twice has the same. */
  contentKey: string;
  messageId: string | null;
  fromName: string | null;
  fromAddress: string | null;
  toAddresses: string[];
  subject: string | null;
  sentAt: Date | null;
  inReplyTo: string[];
  references: string[];
  text: string | null;
  html: string | null;
  problems: string[];
  attachments: PreparedAttachment[];
  /** Null when nothing was read. */
  facts: NoticeFacts | null;
  recognised: boolean;
  reasons: string[];
  /** Whether pictures and scanned pages in it wait to be read, or were; null when it has none. */
  textReading: TextReadingState | null;
  bounce: PreparedBounce | null;
  autoReply: boolean;
  /** Only the words of its subject say that it is an automatic answer. */
  autoReplyByWords: boolean;
  /** Sent by a machine, or to many: never answered automatically. */
  machine: boolean;
  /** Passed on: a new message, whatever mail of ours it refers to. */
  forwarded: boolean;
  /** Its texts in the form in which likeness is counted; only those with enough words. */
  sketches: PreparedSketch[];
  /** Why the message could not be read, or not whole; null for the others. */
  unreadable: Hindrance | null;
};
