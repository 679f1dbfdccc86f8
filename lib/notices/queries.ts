import type { Actor } from "#lib/auth/actor.ts";
import { visibleTo } from "#lib/cases/queries.ts";
import { db } from "#lib/db.ts";
import { type NoticeFacts, noticeFactsSchema } from "#lib/notices/facts.ts";
import { currentNoticeFirst } from "#lib/notices/order.ts";

/** The facts in a stored JSON value; null when it holds none that can be understood. */
export function storedFacts(value: unknown): NoticeFacts | null {
  const parsed = noticeFactsSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** The revisions of the notice that a case is about, newest first, with what was read of each. */
export async function noticesOfCase(actor: Actor, caseId: string) {
  const rows = await db.notice.findMany({
    where: { caseId, case: visibleTo(actor) },
    orderBy: [...currentNoticeFirst],
    take: 50,
  });
  return rows.map((row) => ({ ...row, facts: storedFacts(row.facts) }));
}

export type CaseNotice = Awaited<ReturnType<typeof noticesOfCase>>[number];
