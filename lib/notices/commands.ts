import type { AuditActor } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { type CaseEvent, recordCaseEvents } from "#lib/cases/events.ts";
import { mayEditNotice } from "#lib/cases/policy.ts";
import { lockVisibleCase } from "#lib/cases/queries.ts";
import { db, type Tx } from "#lib/db.ts";
import { ConflictError, ForbiddenError, NotFoundError } from "#lib/errors.ts";
import { columnsOf, type NoticeColumns } from "#lib/notices/columns.ts";
import type { NoticeFacts } from "#lib/notices/facts.ts";
import { type FieldName, fieldText, noticeFields, saysSame } from "#lib/notices/fields.ts";
import { nameOfNotice } from "#lib/notices/name.ts";
import { currentNoticeFirst } from "#lib/notices/order.ts";
import { storedFacts } from "#lib/notices/queries.ts";
import {
  afterNewReading,
  isComplete,
  type Review,
  reviewAfter,
  type Said,
  standingOf,
  storedReview,
} from "#lib/notices/review.ts";
import { columnsFromInput, type NoticeFieldsInput } from "#lib/notices/schema.ts";
import { changedMeanwhile } from "#lib/notices/shown.ts";
import { foundBy } from "#lib/notices/similarity.ts";
import type { Notice } from "#prisma/generated/client.ts";

type NoticeRef = { caseId: string; noticeId: string; version: number };
type Ticked = { confirmed: FieldName[]; confirmAll?: "yes" | undefined; shown?: string | undefined };

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

type Change = ReturnType<typeof foundBy> & { review: Review; confirmedAt: Date | null };

async function changeNotice(tx: Tx, ref: NoticeRef, data: Change) {
  const { count } = await tx.notice.updateMany({
    where: { id: ref.noticeId, caseId: ref.caseId, version: ref.version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count !== 1) throw new ConflictError();
}

/** One event for each field whose value is another than before. */
export function correctionsBetween(before: NoticeColumns, after: NoticeColumns) {
  return noticeFields.flatMap(({ name }) => {
    if (saysSame(before, after, name)) return [];
    const [old, fresh] = [fieldText(before, name), fieldText(after, name)];
    return [{ field: name, before: old.slice(0, EVENT_TEXT), after: fresh.slice(0, EVENT_TEXT) }];
  });
}

/** What happened to a notice that a person went through. */
function eventsOf(
  before: Notice,
  after: NoticeColumns,
  was: Review,
  is: Review,
  complete: boolean,
): CaseEvent[] {
  const corrected = correctionsBetween(before, after).map(
    (data): CaseEvent => ({ type: "notice_corrected", data }),
  );
  const fields = noticeFields
    .map(({ name }) => name)
    .filter((name) => is[name]?.state === "confirmed" && is[name] !== was[name]);
  if (complete && before.confirmedAt === null)
    return [...corrected, { type: "notice_confirmed", data: { revision: before.revision } }];
  return fields.length === 0
    ? corrected
    : [...corrected, { type: "notice_fields_confirmed", data: { revision: before.revision, fields } }];
}

async function goThrough(tx: Tx, actor: Actor, ref: NoticeRef, before: Notice, said: Said): Promise<void> {
  const standing = standingOf(before, storedFacts(before.facts));
  const review = reviewAfter(standing, said);
  const complete = isComplete(said.columns, review);
  const confirmedAt = complete ? said.at : null;
  await changeNotice(tx, ref, { ...foundBy(said.columns), review, confirmedAt });
  const events = eventsOf(before, said.columns, standing.review, review, complete);
  const inCase = events.map((event) => ({ caseId: ref.caseId, event }));
  await recordCaseEvents(tx, inCase, actor, said.at);
}

/**
 * Replaces what was read of a notice with what a person says it is, and keeps which fields were corrected and which
 * confirmed; one event for each field that differs. What was read stays beside it in `facts`. A notice whose every
 * value somebody has gone through counts as confirmed. A case that was called after the notice is called after what it
 * says now. Throws NotFound, Forbidden or Conflict (with what somebody else has changed since).
 */
export async function correctNotice(
  actor: Actor,
  input: NoticeRef & NoticeFieldsInput & Ticked,
  at: Date,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const before = await lockNotice(tx, actor, input);
    const columns = columnsFromInput(input);
    if (before.version !== input.version)
      throw new ConflictError(changedMeanwhile(input.shown, before, columns));
    const said = { columns, confirmed: input.confirmed, all: input.confirmAll === "yes", by: actor.name, at };
    await goThrough(tx, actor, input, before, said);
    const [old, fresh] = [nameOfNotice(before), nameOfNotice(columns)];
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
    const before = await lockNotice(tx, actor, input);
    const columns = columnsOfNotice(before);
    // What was said of single fields before, also that they are rightly empty, still stands.
    const confirmed = Object.keys(storedReview(before.review)) as FieldName[];
    await goThrough(tx, actor, input, before, { columns, confirmed, all: true, by: actor.name, at });
  });
}

function columnsOfNotice(notice: Notice): NoticeColumns {
  const columns = noticeFields.map(({ name }) => [name, notice[name]]);
  return Object.fromEntries(columns) as NoticeColumns;
}

/**
 * Takes a new reading of a message into the notices of open cases that came with it: text reading was done afterwards,
 * or the reading has become better. What a person confirmed or corrected is never overwritten. A notice that says
 * something new waits to be confirmed once more. In the caller's transaction.
 */
export async function readNoticesAnew(
  tx: Tx,
  messageId: string,
  facts: NoticeFacts,
  actor: AuditActor,
  at: Date,
): Promise<void> {
  // Whoever corrects one of them, or closes its case, holds the case: afterwards what they did is seen here.
  await tx.$queryRaw`
    SELECT "id" FROM "Case" WHERE "id" IN (SELECT "caseId" FROM "Notice" WHERE "messageId" = ${messageId}::uuid)
    ORDER BY "id" FOR UPDATE`;
  const notices = await tx.notice.findMany({ where: { messageId, case: { status: { not: "closed" } } } });
  for (const notice of notices) {
    const standing = standingOf(notice, storedFacts(notice.facts));
    const { columns, changed } = afterNewReading(standing, columnsOf(facts));
    const confirmedAt = changed.length > 0 ? null : notice.confirmedAt;
    await tx.notice.updateMany({
      where: { id: notice.id },
      data: { facts, ...foundBy(columns), review: standing.review, confirmedAt, version: { increment: 1 } },
    });
    if (changed.length === 0) continue;
    const data = { revision: notice.revision, fields: changed };
    const event: CaseEvent = { type: "notice_read_anew", data };
    await recordCaseEvents(tx, [{ caseId: notice.caseId, event }], actor, at);
  }
}
