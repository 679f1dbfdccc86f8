import type { Hindrance, Origin, PreparedMessage } from "#lib/intake/prepared.ts";
import type { ProposalReason } from "#lib/intake/proposals.ts";
import type { MessageFate } from "#prisma/generated/enums.ts";

/** A case that a message may belong to. */
export type FoundCase = { id: string; number: string; closed: boolean };

/** What came before about the action that a notice is about: its case, else a message that waits; and why. */
export type SameNotice = { case: FoundCase | null; earlierId: string | null; reasons: ProposalReason[] };

/** What the database knows that bears on a message. */
export type Known = {
  /** A message with the same content that came before. */
  sameContent: { id: string; caseId: string | null; caseNumber: string | null } | null;
  /** The mail of ours that a delivery report is about. */
  bouncedMail: { id: string; case: FoundCase | null } | null;
  /** The case of a mail of ours that came back as a copy. */
  ownMailCase: FoundCase | null;
  /** The case of a mail of ours that this one answers. */
  answeredCase: FoundCase | null;
  /** The case of an earlier incoming message in the same thread. */
  threadCase: FoundCase | null;
  /** The case whose number stands in the subject. */
  subjectCase: { case: FoundCase; senderKnown: boolean } | null;
  sameNotice: SameNotice | null;
};

/** Why a message got its fate: a key under `inbox.why` in the messages. */
export const FATE_REASONS = [
  "unreadable",
  "tooMuch",
  "tooSlow",
  "brokeDown",
  "sameContent",
  "deliveryFailed",
  "deliveryDelayed",
  "deliveryReport",
  "unknownBounce",
  "autoReply",
  "ownMail",
  "answer",
  "archive",
  "caseNumber",
  "caseNumberUnknownSender",
  "closedCase",
  "thread",
  "sameNotice",
  "recognised",
  "unsureNotice",
  "noNotice",
  "linked",
  "registered",
  "returned",
] as const;

export type FateReason = (typeof FATE_REASONS)[number];

export type Decision = {
  fate: MessageFate;
  reason: FateReason;
  /** The case it belongs to, or is proposed for. Null when a new one is to be opened or there is none. */
  caseId: string | null;
  duplicateOfId: string | null;
};

type Read = Pick<PreparedMessage, "unreadable" | "bounce" | "autoReply" | "recognised"> & {
  /** Recognised so surely that a case is opened without a person, as the region has set it (opening.ts). */
  sure: boolean;
  origin?: Pick<Origin, "archive">;
};

/**
 * The one fate of a message that has not come before. Delivery reports and automatic answers are told apart first,
 * since they quote what they answer; then what plainly belongs to a case; then notices. In doubt a person decides:
 * a closed case is never added to without one.
 */
export function decideFate(message: Read, known: Known): Decision {
  if (known.sameContent)
    return {
      fate: "duplicate",
      reason: "sameContent",
      caseId: known.sameContent.caseId,
      duplicateOfId: known.sameContent.id,
    };
  const { fate, reason, found } = message.unreadable
    ? quarantine(message.unreadable)
    : decide(message, known);
  return { fate, reason, caseId: found?.id ?? null, duplicateOfId: null };
}

type Choice = { fate: MessageFate; reason: FateReason; found?: FoundCase | null };

function quarantine({ why }: Hindrance): Choice {
  return { fate: "quarantined", reason: why };
}

function decide(message: Read, known: Known): Choice {
  if (message.bounce) return decideBounce(message.bounce.action, known);
  if (message.autoReply)
    return { fate: "auto_reply", reason: "autoReply", found: known.answeredCase ?? known.ownMailCase };
  if (known.ownMailCase) return attached("ownMail", known.ownMailCase);
  if (known.answeredCase) return attached("answer", known.answeredCase);
  if (known.subjectCase) {
    const { case: found, senderKnown } = known.subjectCase;
    return senderKnown ? attached("caseNumber", found) : proposed("caseNumberUnknownSender", found);
  }
  // Old mail of a mailbox that is connected for the first time has been dealt with elsewhere.
  if (message.origin?.archive) return { fate: "dismissed", reason: "archive" };
  if (known.sameNotice && message.recognised) return proposed("sameNotice", known.sameNotice.case);
  if (message.sure) return { fate: "case_created", reason: "recognised" };
  if (known.threadCase) return proposed("thread", known.threadCase);
  return { fate: "waiting_in_inbox", reason: message.recognised ? "unsureNotice" : "noNotice" };
}

function decideBounce(action: "failed" | "delayed" | "other", known: Known): Choice {
  if (!known.bouncedMail) return { fate: "bounce", reason: "unknownBounce" };
  const found = known.bouncedMail.case;
  if (action === "failed") return { fate: "bounce", reason: "deliveryFailed", found };
  if (action === "delayed") return { fate: "bounce", reason: "deliveryDelayed", found };
  return { fate: "auto_reply", reason: "deliveryReport", found };
}

function attached(reason: FateReason, found: FoundCase): Choice {
  return found.closed ? proposed("closedCase", found) : { fate: "attached_to_case", reason, found };
}

function proposed(reason: FateReason, found: FoundCase | null): Choice {
  return { fate: "link_proposed", reason, found };
}
