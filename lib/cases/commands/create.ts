import type { AuditActor } from "#lib/audit/record.ts";
import { type DeadlineSettings, defaultDeadlines, statusDueDay } from "#lib/cases/deadlines.ts";
import { recordCaseEvent } from "#lib/cases/events.ts";
import { checklistRows } from "#lib/checklist/rules.ts";
import { dateOf, dayOf } from "#lib/clock.ts";
import type { Tx } from "#lib/db.ts";
import { readSetting } from "#lib/organisation/settings.ts";
import type { Case } from "#prisma/generated/client.ts";

/** `SM-2026-0001`: the next number of the year in Stockholm, without gaps: the counter rolls back with its transaction. */
async function nextNumber(tx: Tx, at: Date): Promise<string> {
  const year = Number(dayOf(at).slice(0, 4));
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO "CaseCounter" ("year", "last") VALUES (${year}, 1)
    ON CONFLICT ("year") DO UPDATE SET "last" = "CaseCounter"."last" + 1
    RETURNING "last"`;
  if (!row) throw new Error("no case number could be given");
  return `SM-${year}-${String(row.last).padStart(4, "0")}`;
}

export type NewCase = {
  title: string;
  source: "mail" | "upload" | "manual" | "feed";
  /** Whom the notice came from, in words. */
  sender: string;
  receivedAt: Date;
};

/** Opens a case at `received` with the rows of Bilaga 1, in the caller's transaction. */
export async function createCase(tx: Tx, input: NewCase, actor: AuditActor, at: Date): Promise<Case> {
  const settings: DeadlineSettings = (await readSetting(tx, "deadlines")) ?? defaultDeadlines;
  const dueDay = statusDueDay("received", null, at, settings);
  const number = await nextNumber(tx, at);
  const created = await tx.case.create({
    data: {
      number,
      title: input.title.slice(0, 300),
      receivedAt: input.receivedAt,
      dueAt: dueDay ? dateOf(dueDay) : null,
    },
  });
  await tx.checklistRow.createMany({ data: checklistRows.map(({ key }) => ({ caseId: created.id, key })) });
  const { title, source, sender } = input;
  await recordCaseEvent(
    tx,
    created.id,
    { type: "case_created", data: { number, title, source, sender } },
    actor,
    at,
  );
  return created;
}
