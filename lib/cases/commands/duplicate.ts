import { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { transition } from "#lib/cases/commands/transition.ts";
import { recordCaseEvent } from "#lib/cases/events.ts";
import { visibleTo } from "#lib/cases/queries.ts";
import type { CaseFormInput, MarkDuplicateInput } from "#lib/cases/schema.ts";
import { db, type Tx } from "#lib/db.ts";
import { FieldError, RefusedError } from "#lib/errors.ts";

/** Locks two cases in the order of their ids, so that two people who mark each other's case never wait in a ring. */
async function lockBoth(tx: Tx, one: string, other: string): Promise<void> {
  await tx.$queryRaw`
    SELECT "id" FROM "Case" WHERE "id" IN (${one}::uuid, ${other}::uuid) ORDER BY "id" FOR UPDATE`;
}

async function idsOf(tx: Tx, caseId: string) {
  const where = { where: { caseId }, select: { id: true } };
  const [messages, notices] = [await tx.incomingMessage.findMany(where), await tx.notice.findMany(where)];
  return { messageIds: messages.map(({ id }) => id), noticeIds: notices.map(({ id }) => id) };
}

type Moved = { messageIds: string[]; noticeIds: string[] };

async function move(tx: Tx, { messageIds, noticeIds }: Moved, from: string, to: string): Promise<void> {
  const data = { caseId: to, version: { increment: 1 } };
  await tx.incomingMessage.updateMany({ where: { id: { in: messageIds }, caseId: from }, data });
  await tx.notice.updateMany({ where: { id: { in: noticeIds }, caseId: from }, data });
  await tx.notice.updateMany({ where: { caseId: to, originCaseId: to }, data: { originCaseId: null } });
}

/**
 * Closes a case as a duplicate of another that stays open. Its messages and notices move there in the same
 * transaction; the event keeps which they were.
 */
export async function markDuplicate(actor: Actor, input: MarkDuplicateInput, at: Date): Promise<void> {
  const { caseId, version, duplicateOf } = input;
  await db.$transaction(async (tx) => {
    const named = await tx.case.findFirst({ where: { AND: [{ number: duplicateOf }, visibleTo(actor)] } });
    if (!named) throw new FieldError("duplicateOf", "caseNotFound");
    if (named.id === caseId) throw new FieldError("duplicateOf", "duplicateOfItself");
    await lockBoth(tx, caseId, named.id);
    const target = await tx.case.findUniqueOrThrow({ where: { id: named.id } });
    if (target.status === "closed")
      throw new RefusedError([
        {
          key: "duplicateOfClosed",
          values: { number: target.number },
          href: `/cases/${target.number}/handling/reopen`,
        },
      ]);
    const moved = await idsOf(tx, caseId);
    const before = await transition(
      tx,
      actor,
      {
        verb: "markDuplicate",
        caseId,
        version,
        input: { duplicateOf: target.id },
        data: { outcome: "duplicate", duplicateOfId: target.id },
        event: { type: "marked_duplicate", data: { of: target.number, ...moved } },
      },
      at,
    );
    // One that came from another duplicate keeps where it came to first.
    const own = { id: { in: moved.noticeIds }, originCaseId: null };
    await tx.notice.updateMany({ where: own, data: { originCaseId: caseId } });
    await move(tx, moved, caseId, target.id);
    const event = { type: "duplicate_received", data: { number: before.number } } as const;
    await recordCaseEvent(tx, target.id, event, actor, at);
  });
}

const movedSchema = z.object({ messageIds: z.array(z.uuid()), noticeIds: z.array(z.uuid()) });

async function lastMoved(tx: Tx, caseId: string): Promise<Moved> {
  const event = await tx.auditEvent.findFirstOrThrow({
    where: { streamType: "case", streamId: caseId, type: "marked_duplicate" },
    orderBy: { sequence: "desc" },
  });
  return movedSchema.parse(event.data);
}

/**
 * Undoes a duplicate: the case goes back to where it stood, and exactly those messages and notices that moved
 * come back, as far as they still are in the other case. Refused while that case is closed: a closed case is
 * not changed.
 */
export async function undoDuplicate(actor: Actor, input: CaseFormInput, at: Date): Promise<void> {
  const { caseId } = input;
  await db.$transaction(async (tx) => {
    const marked = await tx.case.findUnique({ where: { id: caseId }, include: { duplicateOf: true } });
    const of = marked?.duplicateOf;
    if (of) await lockBoth(tx, caseId, of.id);
    const target = of && (await tx.case.findUniqueOrThrow({ where: { id: of.id } }));
    const before = await transition(
      tx,
      actor,
      {
        verb: "undoDuplicate",
        ...input,
        data: { outcome: null, duplicateOfId: null },
        event: { type: "duplicate_undone", data: { of: target?.number ?? "" } },
      },
      at,
    );
    if (!target) throw new RefusedError([{ key: "notDuplicate" }]);
    if (target.status === "closed")
      throw new RefusedError([
        {
          key: "duplicateTargetClosed",
          values: { number: target.number },
          href: `/cases/${target.number}`,
        },
      ]);
    await move(tx, await lastMoved(tx, caseId), target.id, caseId);
    const event = { type: "duplicate_taken_back", data: { number: before.number } } as const;
    await recordCaseEvent(tx, target.id, event, actor, at);
  });
}
