import { type AuditActor, recordEvents } from "#lib/audit/record.ts";
import type { Tx } from "#lib/db.ts";
import type { MessageFate } from "#prisma/generated/enums.ts";

/** Everything that can happen to a message. Each kind has a sentence under `inbox.events` in the messages. */
export type MessageEventData = {
  message_received: { fate: MessageFate; reason: string };
  message_retried: { fate: MessageFate; reason: string };
  message_corrected: { field: string; before: string; after: string };
  message_facts_confirmed: { count: number };
  message_read_anew: Record<never, never>;
  /** Pictures and scanned pages were read: `pages` of them, and what was in the way, if anything. */
  message_pictures_read: { pages: number; failed: number; fate: MessageFate; reason: string };
  message_pictures_queued: Record<never, never>;
  message_registered: { number: string };
  message_linked: { number: string };
  message_revised: { number: string; revision: number };
  message_dismissed: { reason: string };
  message_marked_duplicate: { of: string; ofId: string };
  message_infected: { file: string; malware: string };
  message_returned: { before: MessageFate };
};

export type MessageEvent = {
  [T in keyof MessageEventData]: { type: T; data: MessageEventData[T] };
}[keyof MessageEventData];

/** Appends one event to a message's history, in the caller's transaction. */
export async function recordMessageEvent(
  tx: Tx,
  messageId: string,
  event: MessageEvent,
  actor: AuditActor,
  at: Date,
): Promise<void> {
  await recordMessageEvents(tx, [{ messageId, event }], actor, at);
}

/** The same for several events, of one message or many. */
export async function recordMessageEvents(
  tx: Tx,
  events: readonly { messageId: string; event: MessageEvent }[],
  actor: AuditActor,
  at: Date,
): Promise<void> {
  const { id, name } = actor;
  const chained = events.map(({ messageId, event }) => ({
    stream: { type: "message", id: messageId } as const,
    event,
  }));
  await recordEvents(tx, chained, { id, name }, at);
}
