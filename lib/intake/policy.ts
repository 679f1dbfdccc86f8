import { type Actor, holdsRegionWide } from "#lib/auth/actor.ts";
import type { MessageFate } from "#prisma/generated/enums.ts";

/** May this person read and work in the Inkorg: the functions that watch the mailbox (RH-15405, Mottagande). */
export function mayHandleInbox(actor: Actor): boolean {
  return holdsRegionWide(actor, "coordinator", "procurement");
}

/** Fates that wait for a person. */
export const waitingFates = [
  "waiting_in_inbox",
  "link_proposed",
  "quarantined",
] as const satisfies readonly MessageFate[];

/** Fates that make a message a part of its case. */
export const caseFates = [
  "case_created",
  "attached_to_case",
  "revision_of_case",
] as const satisfies readonly MessageFate[];

/** Fates that are settled without being where a case began: they can be taken back to the Inkorg. */
export const returnableFates = [
  "dismissed",
  "duplicate",
  "auto_reply",
  "bounce",
  "attached_to_case",
  "revision_of_case",
] as const satisfies readonly MessageFate[];

export function isWaiting(fate: MessageFate): boolean {
  return (waitingFates as readonly MessageFate[]).includes(fate);
}

export function isReturnable(fate: MessageFate): boolean {
  return (returnableFates as readonly MessageFate[]).includes(fate);
}

export function isInCase(fate: MessageFate): boolean {
  return (caseFates as readonly MessageFate[]).includes(fate);
}

/** Fates of messages whose facts may be read once more: one in quarantine is tried again as a whole instead. */
export const readableFates = [
  "waiting_in_inbox",
  "link_proposed",
  ...caseFates,
] as const satisfies readonly MessageFate[];

/** Whether the pictures and scanned pages of a message have been read, or could not be, and may be read once more. */
export function hasReadPictures({
  fate,
  textReading,
}: {
  fate: MessageFate;
  textReading: string | null;
}): boolean {
  const readable = (readableFates as readonly MessageFate[]).includes(fate);
  return readable && (textReading === "done" || textReading === "failed");
}

/** Whether the facts of a message can be read once more from its raw bytes, without pictures that take minutes. */
export function isReadable(message: {
  channel: string;
  fate: MessageFate;
  textReading: string | null;
}): boolean {
  const { channel, fate, textReading } = message;
  const readable = (readableFates as readonly MessageFate[]).includes(fate);
  return readable && (channel === "mail" || channel === "upload") && textReading === null;
}
