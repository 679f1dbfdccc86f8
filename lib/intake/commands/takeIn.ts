import type { AuditActor } from "#lib/audit/record.ts";
import { db, type Tx } from "#lib/db.ts";
import { unreadableMessage } from "#lib/intake/blank.ts";
import {
  applyDecisions,
  decideEach,
  type GivenFacts,
  openCases,
  type Taken,
} from "#lib/intake/commands/decided.ts";
import { recordKnownInfected } from "#lib/intake/commands/infected.ts";
import { areApart, type Earlier, findEarlier, knownOf, lockKeys } from "#lib/intake/commands/known.ts";
import { queueTextReading } from "#lib/intake/commands/queueTextReading.ts";
import { readColumns, storeAttachments, storeBytes } from "#lib/intake/commands/store.ts";
import { recordMessageEvents } from "#lib/intake/events.ts";
import type { PreparedMessage } from "#lib/intake/prepared.ts";
import type { NoticeFacts } from "#lib/notices/facts.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { MessageFate } from "#prisma/generated/enums.ts";

/** What became of a message. */
export type TakenIn = {
  /** Of the stored message; of the first one when the same bytes came before. */
  id: string;
  fate: MessageFate;
  caseId: string | null;
  caseNumber: string | null;
  sha256: string;
  /** What was read of the notice; null when the message was not recognised as one. */
  notice: NoticeFacts | null;
};

const ATTEMPTS = 4;

/**
 * Takes in one message: its bytes, its one fate, and the case that it opens, in one transaction. The same bytes
 * once more change nothing and are answered as `duplicate`, also when two writers bring them at the same time.
 * Whatever cannot be stored as read is kept in quarantine with its raw bytes. Throws only when the database cannot
 * be used.
 */
export async function takeIn(
  message: PreparedMessage,
  actor: AuditActor,
  at: Date,
  given?: GivenFacts,
): Promise<TakenIn> {
  for (let attempt = 1; ; attempt++) {
    try {
      const [taken] = await db.$transaction((tx) => takeInTogether(tx, [{ message, given }], actor, at));
      if (!taken) throw new Error("the message got no fate");
      return taken;
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      if (attempt < ATTEMPTS && isCollision(error)) continue;
      if (message.unreadable !== null) throw error;
      return takeIn(unreadableMessage(message.raw, message.origin, error), actor, at);
    }
  }
}

/**
 * Takes in several messages as `takeIn` would one after the other, in one transaction when nothing is in the way:
 * of messages that have a key in common the later ones would not see the earlier, and one that the database
 * refuses must not take the others with it. Answers in the order of `messages`, each with what became of it or with
 * what `takeIn` threw.
 */
export async function takeInMany(
  messages: readonly PreparedMessage[],
  actor: AuditActor,
  at: Date,
): Promise<PromiseSettledResult<TakenIn>[]> {
  if (messages.length > 1 && areApart(messages)) {
    const arrived = messages.map((message) => ({ message }));
    const together = await db.$transaction((tx) => takeInTogether(tx, arrived, actor, at)).catch(() => null);
    if (together) return together.map((value) => ({ status: "fulfilled", value }));
  }
  const settled: PromiseSettledResult<TakenIn>[] = [];
  for (const message of messages) settled.push(...(await Promise.allSettled([takeIn(message, actor, at)])));
  return settled;
}

/** Two transactions that met: one of them is to be tried again. */
function isCollision(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && ["P2002", "P2034"].includes(error.code);
}

/** The server cannot be reached or gave up: nothing is wrong with the message. */
function isDatabaseAway(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" && /^(?:P1\d{3}|P2024|P2028|ECONN.*|EPIPE|57P0\d|53\d{3}|08.*)$/.test(code);
}

type Arrived = { message: PreparedMessage; given?: GivenFacts | undefined };

/** Takes in messages that are apart from each other. Statements are few, however many messages there are. */
async function takeInTogether(
  tx: Tx,
  arrived: readonly Arrived[],
  actor: AuditActor,
  at: Date,
): Promise<TakenIn[]> {
  const messages = arrived.map(({ message }) => message);
  await lockKeys(tx, messages);
  const earlier = await findEarlier(tx, messages, null);
  const placed = arrived.map((item, index) => ({ ...item, earlier: earlier[index] ?? null }));
  const stored = await storeNew(tx, placed.filter(isNew), actor, at);
  return placed.map(({ message, earlier: first }) => {
    const { sha256 } = message;
    const notice = message.recognised ? message.facts : null;
    const taken = stored.get(sha256);
    if (taken) {
      const { id, decision, case: its } = taken;
      const { fate } = decision;
      return { id, fate, caseId: its?.id ?? null, caseNumber: its?.number ?? null, sha256, notice };
    }
    if (!first) throw new Error("the message was not stored");
    const { id, caseId, caseNumber } = first;
    return { id, fate: "duplicate", caseId, caseNumber, sha256, notice };
  });
}

type Placed = Arrived & { earlier: Earlier | null };

/** Whether the very bytes have not come before. */
function isNew({ message, earlier }: Placed): boolean {
  return earlier?.sha256 !== message.sha256;
}

/** Stores messages with their fates and what those bring with them. Returns them by the SHA-256 of their bytes. */
async function storeNew(
  tx: Tx,
  placed: readonly Placed[],
  actor: AuditActor,
  at: Date,
): Promise<Map<string, Taken>> {
  if (placed.length === 0) return new Map();
  const known = await knownOf(tx, placed, at);
  await storeBytes(
    tx,
    placed.map(({ message }) => message),
  );
  const withCases = await openCases(tx, await decideEach(tx, known), actor, at);
  const rows = await tx.incomingMessage.createManyAndReturn({
    data: withCases.map(({ message, decision, doubts, case: its }) => ({
      ...readColumns(message),
      doubts,
      receivedAt: at,
      fate: decision.fate,
      fateReason: decision.reason,
      fateAt: at,
      caseId: its?.id ?? null,
      duplicateOfId: decision.duplicateOfId,
      answersMailId: decision.answersMailId,
    })),
    select: { id: true, sha256: true },
  });
  const ids = new Map(rows.map(({ id, sha256 }) => [sha256, id]));
  const taken = withCases.map((item) => ({ ...item, id: ids.get(item.message.sha256) ?? "" }));
  await storeAttachments(tx, taken);
  const events = taken.map(({ id, decision: { fate, reason } }) => ({
    messageId: id,
    event: { type: "message_received", data: { fate, reason } } as const,
  }));
  await recordMessageEvents(tx, events, actor, at);
  await recordKnownInfected(tx, taken, at);
  await applyDecisions(tx, taken, actor, at);
  await queueTextReading(
    tx,
    taken.map(({ id, message, decision: { fate } }) => ({ id, message, fate })),
  );
  return new Map(taken.map((item) => [item.message.sha256, item]));
}
