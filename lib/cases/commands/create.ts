import { randomUUID } from "node:crypto";
import type { AuditActor } from "#lib/audit/record.ts";
import { type DeadlineSettings, defaultDeadlines, statusDueDay } from "#lib/cases/deadlines.ts";
import { recordCaseEvent } from "#lib/cases/events.ts";
import { checklistRows } from "#lib/checklist/rules.ts";
import { dateOf, dayOf } from "#lib/clock.ts";
import type { Tx } from "#lib/db.ts";
import { readSetting } from "#lib/organisation/settings.ts";
import type { Case } from "#prisma/generated/client.ts";

/**
 * Gives a case its number, `SM-2026-0001`: the next one of the year in Stockholm. Without gaps, since the counter
 * rolls back with its transaction; therefore its row is locked from here until the transaction ends.
 */
async function giveNumber(tx: Tx, caseId: string, at: Date): Promise<string> {
  const year = Number(dayOf(at).slice(0, 4));
  const [row] = await tx.$queryRaw<{ number: string }[]>`
    WITH given AS (
      INSERT INTO "CaseCounter" ("year", "last") VALUES (${year}, 1)
      ON CONFLICT ("year") DO UPDATE SET "last" = "CaseCounter"."last" + 1
      RETURNING "year", "last"::text AS "last")
    UPDATE "Case" SET "number" = 'SM-' || "year" || '-' || lpad("last", greatest(4, length("last")), '0')
    FROM given WHERE "id" = ${caseId}::uuid
    RETURNING "number"`;
  if (!row) throw new Error("no case number could be given");
  return row.number;
}

export type NewCase = {
  title: string;
  source: "mail" | "upload" | "manual" | "feed";
  /** Whom the notice came from, in words. */
  sender: string;
  receivedAt: Date;
};

/**
 * Opens a case at `received` with the rows of Bilaga 1, in the caller's transaction. `fill` puts in what the case
 * begins with: done before the number is given, so that other new cases wait for as little as possible.
 */
export async function createCase(
  tx: Tx,
  input: NewCase,
  actor: AuditActor,
  at: Date,
  fill?: (caseId: string) => Promise<void>,
): Promise<Case> {
  const settings: DeadlineSettings = (await readSetting(tx, "deadlines")) ?? defaultDeadlines;
  const dueDay = statusDueDay("received", null, at, settings);
  const created = await tx.case.create({
    data: {
      // Stands in for the number within this transaction only.
      number: randomUUID(),
      title: input.title.slice(0, 300),
      receivedAt: input.receivedAt,
      dueAt: dueDay ? dateOf(dueDay) : null,
    },
  });
  await tx.checklistRow.createMany({ data: checklistRows.map(({ key }) => ({ caseId: created.id, key })) });
  await fill?.(created.id);
  const number = await giveNumber(tx, created.id, at);
  const { title, source, sender } = input;
  await recordCaseEvent(
    tx,
    created.id,
    { type: "case_created", data: { number, title, source, sender } },
    actor,
    at,
  );
  return { ...created, number };
}
