import type { Hindrance, Origin, PreparedMessage } from "#lib/intake/prepared.ts";
import { mergeProposals, type Proposal, type ProposalReason } from "#lib/intake/proposals.ts";
import type { MessageFate } from "#prisma/generated/enums.ts";

/** A case that a message may belong to. Of a duplicate case the one that stays. */
export type FoundCase = { id: string; number: string; closed: boolean };

/** What came before about the action that a notice is about: its case, else a message that waits; and why. */
export type SameNotice = { case: FoundCase | null; earlierId: string | null; reasons: ProposalReason[] };

/** A mail of ours, and its case where it is about one. */
export type OwnMail = { id: string; case: FoundCase | null };

/** An earlier message that a message is like without being the same, and why. */
export type Alike = {
  messageId: string;
  case: FoundCase | null;
  /** It is in its case, not only proposed for it. */
  inCase: boolean;
  reasons: ProposalReason[];
};

/** What the database knows that bears on a message. */
export type Known = {
  /** A message with the same content that came before. */
  sameContent: { id: string; caseId: string | null; caseNumber: string | null } | null;
  /** The mail of ours that a delivery report is about. */
  bouncedMail: OwnMail | null;
  /** The mail of ours that came back as a copy. */
  ownMail: OwnMail | null;
  /** The mail of ours that this one answers; of several the nearest that is about a case. */
  answered: OwnMail | null;
  /** The case of an earlier incoming message in the same thread. */
  threadCase: FoundCase | null;
  /** The case whose number stands in the subject, and whether it knows the sender or others at the same domain. */
  subjectCase: { case: FoundCase; senderKnown: boolean; sameDomain: string | null } | null;
  /** The subject has the number of a case that there is not. */
  unknownNumber: boolean;
  /** What came before about the same corrective action. */
  sameNotice: SameNotice | null;
  /** Earlier messages that it is like, best first. */
  alike: Alike[];
};

/** Why a message got its fate: a key under `inbox.why` in the messages. */
export const FATE_REASONS = [
  "unreadable",
  "tooMuch",
  "tooSlow",
  "brokeDown",
  "tooLarge",
  "sameContent",
  "deliveryFailed",
  "deliveryDelayed",
  "deliveryReport",
  "unknownBounce",
  "autoReply",
  "ownMail",
  "answer",
  "answerWithNotice",
  "archive",
  "caseNumber",
  "caseNumberUnknownSender",
  "closedCase",
  "forwarded",
  "thread",
  "updatedEntry",
  "sameNotice",
  "alike",
  "recognised",
  "unsureNotice",
  "noNotice",
  "unknownNumber",
  "linked",
  "registered",
  "markedDuplicate",
  "returned",
] as const;

export type FateReason = (typeof FATE_REASONS)[number];

export type Decision = {
  fate: MessageFate;
  reason: FateReason;
  /** The case it belongs to, or is proposed for. Null when a new one is to be opened or there is none. */
  caseId: string | null;
  duplicateOfId: string | null;
  /** The mail of ours that it answers, reports on or is a copy of. */
  answersMailId: string | null;
  /** What a person chooses from when the fate is `link_proposed`, best first. */
  proposals: Proposal[];
};

type Read = Pick<
  PreparedMessage,
  "unreadable" | "bounce" | "autoReply" | "autoReplyByWords" | "forwarded" | "recognised" | "fromAddress"
> & {
  /** Recognised so surely that a case is opened without a person, as the region has set it (opening.ts). */
  sure: boolean;
  /** The notice has a reference of its own. */
  named: boolean;
  /** That reference stands in a document that came along, not in the mail itself, which may quote what it answers. */
  enclosed: boolean;
  origin?: Partial<Pick<Origin, "archive" | "channel">>;
};

/**
 * The one fate of a message. Delivery reports and automatic answers are told apart first, since they quote what they
 * answer; then what plainly belongs to a case; then notices. A forwarded mail is a new message, whatever it refers
 * to. In doubt a person decides: nothing is added to a closed case, and what is like an earlier message is
 * proposed with the reasons, never swallowed.
 */
export function decideFate(message: Read, known: Known): Decision {
  if (known.sameContent) {
    const { id, caseId } = known.sameContent;
    return { ...nothing, fate: "duplicate", reason: "sameContent", caseId, duplicateOfId: id };
  }
  const { fate, reason, found } = message.unreadable
    ? quarantine(message.unreadable)
    : decide(message, known);
  const proposals = fate === "link_proposed" ? proposalsFor(message, known) : [];
  const answersMailId = (known.bouncedMail ?? known.ownMail ?? known.answered)?.id ?? null;
  const caseId = found?.id ?? proposals[0]?.caseId ?? null;
  return { fate, reason, caseId, duplicateOfId: null, answersMailId, proposals };
}

const nothing = { answersMailId: null, proposals: [] };

type Choice = { fate: MessageFate; reason: FateReason; found?: FoundCase | null };

function quarantine({ why }: Hindrance): Choice {
  return { fate: "quarantined", reason: why };
}

function decide(message: Read, known: Known): Choice {
  if (message.bounce) return decideBounce(message.bounce.action, known);
  if (isAutoReply(message, known))
    return {
      fate: "auto_reply",
      reason: known.ownMail ? "ownMail" : "autoReply",
      found: (known.answered ?? known.ownMail)?.case ?? null,
    };
  if (known.ownMail) return decideCopy(known.ownMail);
  return decideAnswer(message, known) ?? decideNew(message, known);
}

/** Words in the subject alone make no automatic answer of what is a notice and answers no mail of ours. */
function isAutoReply(message: Read, known: Known): boolean {
  if (!message.autoReply) return false;
  return !message.autoReplyByWords || !message.recognised || known.answered !== null;
}

function decideBounce(action: "failed" | "delayed" | "other", known: Known): Choice {
  if (!known.bouncedMail) return { fate: "bounce", reason: "unknownBounce" };
  const found = known.bouncedMail.case;
  if (action === "failed") return { fate: "bounce", reason: "deliveryFailed", found };
  if (action === "delayed") return { fate: "bounce", reason: "deliveryDelayed", found };
  return { fate: "auto_reply", reason: "deliveryReport", found };
}

/** A mail of ours that came back belongs to its case; where there is none to add it to, nobody has to look at it. */
function decideCopy({ case: found }: OwnMail): Choice {
  if (found && !found.closed) return { fate: "attached_to_case", reason: "ownMail", found };
  return { fate: "auto_reply", reason: "ownMail", found };
}

function decideAnswer(message: Read, known: Known): Choice | null {
  if (message.forwarded) return null;
  if (known.answered?.case) return answerIn(known.answered.case, "answer", message, known);
  if (!known.subjectCase) return null;
  const { case: found, senderKnown } = known.subjectCase;
  return senderKnown
    ? answerIn(found, "caseNumber", message, known)
    : proposed("caseNumberUnknownSender", found);
}

/** A letter in its case, unless it brings a notice that the case does not have: that is no letter among others. */
function answerIn(found: FoundCase, reason: FateReason, message: Read, known: Known): Choice {
  if (found.closed || !bringsNotice(found, message, known)) return attached(reason, found);
  return proposed("answerWithNotice", found);
}

/** A notice about something else, or a document of its own about the same: perhaps a new revision. */
function bringsNotice({ id }: FoundCase, message: Read, { sameNotice, alike }: Known): boolean {
  if (!message.recognised || !message.named || message.origin?.archive) return false;
  if (sameNotice?.case?.id !== id) return true;
  const isThere = alike.some(
    (one) => one.inCase && one.case?.id === id && one.reasons.some(({ key }) => key === "sameAttachment"),
  );
  return message.enclosed && !isThere;
}

function decideNew(message: Read, known: Known): Choice {
  // An entry of a watched source that has changed is no second notice.
  if (known.threadCase && isEntry(message)) return proposed("updatedEntry", known.threadCase);
  // Old mail of a mailbox that is connected for the first time has been dealt with elsewhere.
  if (message.origin?.archive) return { fate: "dismissed", reason: "archive" };
  if (known.sameNotice && message.recognised) return proposed("sameNotice", known.sameNotice.case);
  if (known.alike.length > 0) return { fate: "link_proposed", reason: "alike" };
  // Here the mail is a forwarded one: answers are decided already. Its own reference tells a notice of its own.
  if (known.subjectCase) return proposed("forwarded", known.subjectCase.case);
  if (known.answered?.case && !(message.sure && message.named))
    return proposed("forwarded", known.answered.case);
  if (message.sure) return { fate: "case_created", reason: "recognised" };
  if (known.threadCase) return proposed("thread", known.threadCase);
  const otherwise = known.unknownNumber ? "unknownNumber" : "noNotice";
  return { fate: "waiting_in_inbox", reason: message.recognised ? "unsureNotice" : otherwise };
}

function isEntry({ origin }: Read): boolean {
  return origin?.channel === "feed";
}

function attached(reason: FateReason, found: FoundCase): Choice {
  return found.closed ? proposed("closedCase", found) : { fate: "attached_to_case", reason, found };
}

function proposed(reason: FateReason, found: FoundCase | null): Choice {
  return { fate: "link_proposed", reason, found };
}

/** Everything that speaks for a case or an earlier message, in the order in which the fate asks for it. */
function proposalsFor(message: Read, known: Known): Proposal[] {
  const answered = known.answered?.case;
  const { subjectCase, threadCase, sameNotice } = known;
  const byNumber = subjectCase && toCase(subjectCase.case, senderReasons(message, subjectCase));
  const byAnswer = answered && toCase(answered, [reason("answersUs")]);
  const byNotice = sameNotice && message.recognised ? toEarlier(sameNotice) : null;
  const alike = known.alike.map(({ messageId, inCase: _, ...one }) =>
    toEarlier({ earlierId: messageId, ...one }),
  );
  const byThread = threadCase && toCase(threadCase, [reason(isEntry(message) ? "updatedEntry" : "thread")]);
  const ordered = message.forwarded
    ? [byNotice, ...alike, byNumber, byAnswer, byThread]
    : [byAnswer, byNumber, ...(isEntry(message) ? [byThread] : []), byNotice, ...alike, byThread];
  const merged = mergeProposals(ordered.flatMap((proposal) => proposal ?? []));
  if (!message.forwarded) return merged;
  return merged.map((one) => ({ ...one, reasons: [...one.reasons, reason("forwarded")] }));
}

function toCase({ id, closed }: FoundCase, reasons: ProposalReason[]): Proposal {
  return { caseId: id, earlierId: null, reasons: closed ? [...reasons, reason("closed")] : reasons };
}

function toEarlier({ case: found, earlierId, reasons }: SameNotice): Proposal {
  return found ? { ...toCase(found, reasons), earlierId } : { caseId: null, earlierId, reasons };
}

function senderReasons(message: Read, known: NonNullable<Known["subjectCase"]>): ProposalReason[] {
  const number = { key: "caseNumber", values: { number: known.case.number } } as const;
  if (known.senderKnown) return [number];
  const address = message.fromAddress;
  if (!address) return [number, reason("noSender")];
  const domain = known.sameDomain;
  return [
    number,
    { key: "unknownSender", values: { address } },
    ...(domain ? [{ key: "sameDomain", values: { domain } } as const] : []),
  ];
}

function reason(
  key: "answersUs" | "thread" | "updatedEntry" | "forwarded" | "closed" | "noSender",
): ProposalReason {
  return { key, values: {} };
}
