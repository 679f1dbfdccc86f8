import type { Actor } from "#lib/auth/actor.ts";
import type { Tx } from "#lib/db.ts";
import { ConflictError, ForbiddenError, type Missing, NotFoundError } from "#lib/errors.ts";
import { mayHandleInbox } from "#lib/intake/policy.ts";
import type { MessageRef } from "#lib/intake/schema.ts";
import type { IncomingMessage, Prisma } from "#prisma/generated/client.ts";
import type { MessageFate } from "#prisma/generated/enums.ts";

/**
 * Finds a message and locks its row until the transaction ends, for who may handle it, in the version that the
 * person had read and with one of the fates. Throws Forbidden, NotFound or Conflict (with what
 * `changes` says of a message that still waits, else with the fate it has now).
 */
export async function lockMessage(
  tx: Tx,
  actor: Actor,
  ref: MessageRef,
  fates: readonly MessageFate[],
  changes: (message: IncomingMessage) => Missing[] = () => [],
): Promise<IncomingMessage> {
  if (!mayHandleInbox(actor)) throw new ForbiddenError();
  await tx.$queryRaw`SELECT "id" FROM "IncomingMessage" WHERE "id" = ${ref.messageId}::uuid FOR UPDATE`;
  const message = await tx.incomingMessage.findUnique({ where: { id: ref.messageId } });
  if (!message) throw new NotFoundError();
  const settled = !fates.includes(message.fate);
  const told = settled || message.version === ref.version ? [] : changes(message);
  if (settled || message.version !== ref.version)
    throw new ConflictError(told.length > 0 ? told : [{ key: `fate.${message.fate}` }]);
  return message;
}

export type NewFate = {
  fate: MessageFate;
  reason: string | null;
  caseId: string | null;
  handledById: string | null;
} & Pick<Prisma.IncomingMessageUncheckedUpdateManyInput, "duplicateOfId">;

/** Gives a locked message its new fate. Throws Conflict when it has changed since. */
export async function settleMessage(
  tx: Tx,
  message: IncomingMessage,
  next: NewFate,
  at: Date,
): Promise<void> {
  const { reason, ...columns } = next;
  const { count } = await tx.incomingMessage.updateMany({
    where: { id: message.id, version: message.version },
    data: { ...columns, fateReason: reason, fateAt: at, version: { increment: 1 } },
  });
  if (count !== 1) throw new ConflictError();
}
