import { sha256Of } from "#lib/documents/store.ts";
import { COLUMN_LIMITS, storable, storableOrNull } from "#lib/intake/bounds.ts";
import type { Hindrance, Origin, PreparedMessage } from "#lib/intake/prepared.ts";
import { safeFileName } from "#lib/mail/fileName.ts";

/** The message as far as it is known when its reading failed: its bytes, where it came from, and what went wrong. */
export function unreadableMessage(
  raw: Uint8Array,
  origin: Origin,
  error: unknown,
  why: Hindrance["why"] = "unreadable",
): PreparedMessage {
  const said = storable(error instanceof Error ? error.message : String(error), COLUMN_LIMITS.subject);
  return {
    ...blank(raw, "application/octet-stream", origin),
    unreadable: { why, detail: said || "unreadable" },
  };
}

/** A message of which nothing is known yet but its bytes. */
export function blank(raw: Uint8Array, rawMediaType: string, origin: Origin): PreparedMessage {
  const sha256 = sha256Of(raw);
  return {
    origin: {
      ...origin,
      mailbox: storableOrNull(origin.mailbox, COLUMN_LIMITS.address),
      fileName: origin.fileName === null ? null : safeFileName(origin.fileName, rawMediaType),
    },
    raw,
    rawMediaType,
    sha256,
    contentKey: sha256,
    messageId: null,
    fromName: null,
    fromAddress: null,
    toAddresses: [],
    subject: null,
    sentAt: null,
    inReplyTo: [],
    references: [],
    text: null,
    html: null,
    problems: [],
    attachments: [],
    facts: null,
    recognised: false,
    reasons: [],
    textReading: null,
    bounce: null,
    autoReply: false,
    autoReplyByWords: false,
    machine: false,
    forwarded: false,
    sketches: [],
    unreadable: null,
  };
}
