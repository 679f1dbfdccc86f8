import type { AuditActor } from "#lib/audit/record.ts";
import { type DeadlineSettings, defaultDeadlines, statusDueDay } from "#lib/cases/deadlines.ts";
import { recordCaseEvents } from "#lib/cases/events.ts";
import { checklistRows } from "#lib/checklist/rules.ts";
import { dateOf, dayOf } from "#lib/clock.ts";
import type { Tx } from "#lib/db.ts";
import { readSetting } from "#lib/organisation/settings.ts";
import type { Case } from "#prisma/generated/client.ts";

/**
 * The next numbers of the year in Stockholm, `SM-2026-0001` and on. Without gaps, since the counter rolls back with
 * its transaction; therefore its row is locked from here until the transaction ends.
 */
async function nextNumbers(tx: Tx, count: number, at: Date): Promise<string[]> {
  const year = Number(dayOf(at).slice(0, 4));
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO "CaseCounter" ("year", "last") VALUES (${year}, ${count})
    ON CONFLICT ("year") DO UPDATE SET "last" = "CaseCounter"."last" + ${count}
    RETURNING "last"`;
  if (!row) throw new Error("no case number could be given");
  const first = row.last - count + 1;
  return Array.from({ length: count }, (_, index) => `SM-${year}-${String(first + index).padStart(4, "0")}`);
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
  const [created] = await createCases(tx, [input], actor, at);
  if (!created) throw new Error("the case was not created");
  return created;
}

/**
 * The same for several cases, with as few statements as for one; numbered and answered in the order of `inputs`.
 * Other new cases wait from here until the transaction ends: do before it what can be done before.
 */
export async function createCases(
  tx: Tx,
  inputs: readonly NewCase[],
  actor: AuditActor,
  at: Date,
): Promise<Case[]> {
  if (inputs.length === 0) return [];
  const settings: DeadlineSettings = (await readSetting(tx, "deadlines")) ?? defaultDeadlines;
  const dueDay = statusDueDay("received", null, at, settings);
  const numbers = await nextNumbers(tx, inputs.length, at);
  const numbered = inputs.map((input, index) => ({ input, number: numbers[index] ?? "" }));
  const rows = await tx.case.createManyAndReturn({
    data: numbered.map(({ input, number }) => ({
      number,
      title: input.title.slice(0, 300),
      receivedAt: input.receivedAt,
      dueAt: dueDay ? dateOf(dueDay) : null,
    })),
  });
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  const created = numbered.flatMap(({ input, number }) => {
    const row = byNumber.get(number);
    return row ? [{ input, row }] : [];
  });
  await tx.$executeRaw`
    INSERT INTO "ChecklistRow" ("id", "caseId", "key")
    SELECT gen_random_uuid(), "caseId", "key"::"ChecklistKey"
    FROM unnest(${rows.map(({ id }) => id)}::uuid[]) AS "caseId",
         unnest(${checklistRows.map(({ key }) => key)}::text[]) AS "key"`;
  const events = created.map(({ input: { title, source, sender }, row: { id, number } }) => ({
    caseId: id,
    event: { type: "case_created", data: { number, title, source, sender } } as const,
  }));
  await recordCaseEvents(tx, events, actor, at);
  return created.map(({ row }) => row);
}
