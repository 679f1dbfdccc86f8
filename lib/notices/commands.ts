import type { Actor } from "#lib/auth/actor.ts";
import { recordCaseEvent } from "#lib/cases/events.ts";
import { mayEditNotice } from "#lib/cases/policy.ts";
import { lockVisibleCase } from "#lib/cases/queries.ts";
import { db, type Tx } from "#lib/db.ts";
import { ConflictError, ForbiddenError, NotFoundError } from "#lib/errors.ts";
import type { NoticeColumns } from "#lib/notices/columns.ts";
import { fieldText, noticeFields } from "#lib/notices/fields.ts";
import { nameOfNotice } from "#lib/notices/name.ts";
import { currentNoticeFirst } from "#lib/notices/order.ts";
import { columnsFromInput, type NoticeFieldsInput } from "#lib/notices/schema.ts";
import { foundBy } from "#lib/notices/similarity.ts";
import type { Notice } from "#prisma/generated/client.ts";

type NoticeRef = { caseId: string; noticeId: string; version: number };

/** Longest text of one field that its event repeats; the notice itself keeps it whole. */
const MAX_TITLE = 300;
const EVENT_TEXT = 2_000;

/** Locks the case and finds its current notice, for who may change it while the case is open. */
async function lockNotice(tx: Tx, actor: Actor, ref: NoticeRef): Promise<Notice> {
  const found = await lockVisibleCase(tx, actor, ref.caseId);
  if (!mayEditNotice(actor)) throw new ForbiddenError();
  if (found.status === "closed") throw new ConflictError([{ key: "status.closed" }]);
  const notice = await tx.notice.findFirst({ where: { id: ref.noticeId, caseId: ref.caseId } });
  if (!notice) throw new NotFoundError();
  const current = await tx.notice.findFirst({
    where: { caseId: ref.caseId },
    orderBy: [...currentNoticeFirst],
    select: { id: true },
  });
  if (current?.id !== notice.id) throw new ConflictError();
  return notice;
}

async function changeNotice(
  tx: Tx,
  ref: NoticeRef,
  data: Partial<NoticeColumns> & { sameKeys?: string[]; confirmedAt: Date },
) {
  const { count } = await tx.notice.updateMany({
    where: { id: ref.noticeId, caseId: ref.caseId, version: ref.version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count !== 1) throw new ConflictError();
}

/**
 * Replaces what was read of a notice with what a person says it is, one event for each field that differs. What was
 * read stays beside it in `facts`. A notice that a person has gone through counts as confirmed. A case that was called
 * after the notice is called after what it says now. Throws NotFound, Forbidden or Conflict.
 */
export async function correctNotice(
  actor: Actor,
  input: NoticeRef & NoticeFieldsInput,
  at: Date,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const before = await lockNotice(tx, actor, input);
    const after = columnsFromInput(input);
    await changeNotice(tx, input, { ...foundBy(after), confirmedAt: at });
    for (const { name } of noticeFields) {
      const texts = [fieldText(before, name), fieldText(after, name)].map((text) =>
        text.slice(0, EVENT_TEXT),
      );
      const [old = "", fresh = ""] = texts;
      if (fieldText(before, name) === fieldText(after, name)) continue;
      const data = { field: name, before: old, after: fresh };
      await recordCaseEvent(tx, input.caseId, { type: "notice_corrected", data }, actor, at);
    }
    const [old, fresh] = [nameOfNotice(before), nameOfNotice(after)];
    if (old && fresh)
      await tx.case.updateMany({
        where: { id: input.caseId, title: old.slice(0, MAX_TITLE) },
        data: { title: fresh.slice(0, MAX_TITLE) },
      });
  });
}

/** Says that what was read of a notice is right. Throws NotFound, Forbidden or Conflict. */
export async function confirmNotice(actor: Actor, input: NoticeRef, at: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const { revision } = await lockNotice(tx, actor, input);
    await changeNotice(tx, input, { confirmedAt: at });
    await recordCaseEvent(tx, input.caseId, { type: "notice_confirmed", data: { revision } }, actor, at);
  });
}
