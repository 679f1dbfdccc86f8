import type { z } from "zod";
import type { AuditActor } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { db, type Tx } from "#lib/db.ts";
import { ConflictError, ForbiddenError, NotFoundError } from "#lib/errors.ts";
import { lockMessage } from "#lib/intake/commands/message.ts";
import { type MessageEvent, recordMessageEvent, recordMessageEvents } from "#lib/intake/events.ts";
import { isReadable, mayHandleInbox, readableFates, waitingFates } from "#lib/intake/policy.ts";
import type { PreparedMessage } from "#lib/intake/prepared.ts";
import { prepareApart } from "#lib/intake/preparing.ts";
import { formColumns, standingOfMessage } from "#lib/intake/review.ts";
import type { MessageRef, reviewMessageSchema } from "#lib/intake/schema.ts";
import { columnsOf } from "#lib/notices/columns.ts";
import { correctionsBetween, readNoticesAnew } from "#lib/notices/commands.ts";
import { emptyFacts } from "#lib/notices/facts.ts";
import { noticeFields } from "#lib/notices/fields.ts";
import { storedFacts } from "#lib/notices/queries.ts";
import { reviewAfter } from "#lib/notices/review.ts";
import { columnsFromInput } from "#lib/notices/schema.ts";
import { changedMeanwhile } from "#lib/notices/shown.ts";
import { sameKeysOf } from "#lib/notices/similarity.ts";

/**
 * Keeps what a person says of the facts of a message that waits in the Inkorg: which are right, and what the others
 * should be. What was read stays beside it; a case that is opened later takes it over. Throws Forbidden, NotFound or
 * Conflict.
 */
export async function reviewMessage(
  actor: Actor,
  input: z.output<typeof reviewMessageSchema>,
  at: Date,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const columns = columnsFromInput(input);
    const message = await lockMessage(tx, actor, input, waitingFates, (current) =>
      changedMeanwhile(input.shown, formColumns(storedFacts(current.facts), current), columns),
    );
    const standing = standingOfMessage(storedFacts(message.facts), message.review);
    const all = input.confirmAll === "yes";
    const review = reviewAfter(standing, { columns, confirmed: input.confirmed, all, by: actor.name, at });
    const { count } = await tx.incomingMessage.updateMany({
      where: { id: message.id, version: message.version },
      data: { review, version: { increment: 1 } },
    });
    if (count !== 1) throw new ConflictError();
    const events = correctionsBetween(standing.columns, columns).map(
      (data): MessageEvent => ({ type: "message_corrected", data }),
    );
    const fresh = noticeFields.filter(
      ({ name }) => review[name]?.state === "confirmed" && review[name] !== standing.review[name],
    ).length;
    if (fresh > 0) events.push({ type: "message_facts_confirmed", data: { count: fresh } });
    const ofMessage = events.map((event) => ({ messageId: message.id, event }));
    await recordMessageEvents(tx, ofMessage, actor, at);
  });
}

type Reading = Pick<PreparedMessage, "facts" | "recognised" | "reasons">;

/**
 * Takes in a new reading of a message, and with it of the notices that came with it; what persons have said of the
 * facts holds, and so does the message's fate. For text reading that is done afterwards. In the caller's transaction.
 */
export async function takeNewReading(
  tx: Tx,
  messageId: string,
  { facts, recognised, reasons }: Reading,
  actor: AuditActor,
  at: Date,
): Promise<void> {
  const sameKeys = recognised && facts ? sameKeysOf(columnsOf(facts)) : [];
  await tx.incomingMessage.update({
    where: { id: messageId },
    data: { facts: facts ?? emptyFacts(), recognised, reasons, sameKeys, version: { increment: 1 } },
    select: { id: true },
  });
  await readNoticesAnew(tx, messageId, facts ?? emptyFacts(), actor, at);
}

/**
 * Reads the facts of a message once more from its raw bytes, as when the reading has become better; its fate stays.
 * Throws Forbidden, NotFound (also for what is not read from raw bytes alone) or Conflict.
 */
export async function readMessageAnew(actor: Actor, ref: MessageRef, at: Date): Promise<void> {
  if (!mayHandleInbox(actor)) throw new ForbiddenError();
  const stored = await db.incomingMessage.findFirst({ where: { id: ref.messageId }, include: { raw: true } });
  if (!stored || !isReadable(stored)) throw new NotFoundError();
  const { channel, mailbox, fileName, archive, raw } = stored;
  const origin = { channel, mailbox, fileName, archive };
  const read = await prepareApart(raw.content, origin);
  if (read.unreadable !== null) throw new ConflictError();
  await db.$transaction(async (tx) => {
    const { id } = await lockMessage(tx, actor, ref, readableFates);
    await takeNewReading(tx, id, read, actor, at);
    await recordMessageEvent(tx, id, { type: "message_read_anew", data: {} }, actor, at);
  });
}
