import { proposedTitle } from "#lib/intake/title.ts";
import { columnsOf, type NoticeColumns } from "#lib/notices/columns.ts";
import { emptyFacts, type NoticeFacts } from "#lib/notices/facts.ts";
import { carriedOver } from "#lib/notices/fields.ts";
import { type Standing, storedReview, withReview } from "#lib/notices/review.ts";

/**
 * The facts of a message that waits as they stand: what was read, what persons have said of it, and what a form for
 * it begins with. Pure.
 */
export function standingOfMessage(facts: NoticeFacts | null, review: unknown): Standing {
  const read = columnsOf(facts ?? emptyFacts());
  const said = storedReview(review);
  return { read, columns: withReview(read, said), review: said };
}

/** The same with a proposal where no title was read: a case must be called something. Pure. */
export function withTitle(
  columns: NoticeColumns,
  message: { subject: string | null; fileName: string | null },
): NoticeColumns {
  return { ...columns, title: columns.title ?? proposedTitle(message) };
}

/** What the form for a message's facts begins with. Pure. */
export function formColumns(
  facts: NoticeFacts | null,
  message: { review: unknown; subject: string | null; fileName: string | null },
): NoticeColumns {
  return withTitle(standingOfMessage(facts, message.review).columns, message);
}

/**
 * What a message's notice says as the next revision of a case whose notice said `before`: its own facts, as persons
 * have gone through them, and for what it leaves out what held. What a person took away in the Inkorg is not brought
 * back. Pure.
 */
export function asNextRevision(
  facts: NoticeFacts | null,
  said: unknown,
  before: NoticeColumns | null,
): Pick<Standing, "columns" | "review"> {
  const { columns: own, review } = standingOfMessage(facts, said);
  return { columns: withReview(before ? carriedOver(own, before) : own, review), review };
}
