import { beforeEach, describe, expect, test } from "vitest";
import { recordEvent, recordEvents, systemActor } from "#lib/audit/record.ts";
import { verifyAudit } from "#lib/audit/verify.ts";
import { db } from "#lib/db.ts";

const at = new Date("2026-03-23T08:00:00Z");
const stream = { type: "case" as const, id: "one" };
const add = (n: number, to = stream) =>
  db.$transaction((tx) =>
    recordEvent(tx, to, { type: "noted", data: { n, text: "åäö", b: 1, a: [1, null] } }, systemActor, at),
  );

/** What only somebody with the database's own password can do. */
async function behindTheBack(sql: string): Promise<void> {
  await db.$transaction([
    db.$executeRawUnsafe('ALTER TABLE "AuditEvent" DISABLE TRIGGER ALL'),
    db.$executeRawUnsafe(sql),
    db.$executeRawUnsafe('ALTER TABLE "AuditEvent" ENABLE TRIGGER ALL'),
  ]);
}

beforeEach(async () => {
  await behindTheBack('TRUNCATE "AuditEvent", "AuditStream"');
  for (const n of [1, 2, 3]) await add(n);
});

describe("the audit trail", () => {
  test("holds together as written, over several chains", async () => {
    await add(1, { type: "case", id: "two" });
    expect(await verifyAudit()).toEqual({ events: 4, streams: 2, faults: [] });
  });

  test("takes several events of several chains at once, each chain in its order", async () => {
    const event = (n: number, id: string) => ({
      stream: { type: "case" as const, id },
      event: { type: "noted", data: { n, quoted: '"{\\\\}, å' } },
    });
    const events = [event(4, "one"), event(1, "three"), event(5, "one"), event(2, "three")];
    await db.$transaction((tx) => recordEvents(tx, events, systemActor, at));
    const rows = await db.auditEvent.findMany({ orderBy: [{ streamId: "asc" }, { sequence: "asc" }] });
    const told = rows.map(({ streamId, sequence, data }) => [streamId, sequence, (data as { n: number }).n]);
    expect(told).toEqual(
      [1, 2, 3, 4, 5].map((n) => ["one", n, n]).concat([1, 2].map((n) => ["three", n, n])),
    );
    expect((await verifyAudit()).faults).toEqual([]);
  });

  test("numbers events of one chain without gaps when many write at once", async () => {
    await Promise.all(Array.from({ length: 12 }, (_, n) => add(n)));
    const events = await db.auditEvent.findMany({ orderBy: { sequence: "asc" } });
    expect(events.map((event) => event.sequence)).toEqual(Array.from({ length: 15 }, (_, n) => n + 1));
    expect((await verifyAudit()).faults).toEqual([]);
  });

  test.each([
    ["update", `UPDATE "AuditEvent" SET "actorName" = 'x'`],
    ["delete", 'DELETE FROM "AuditEvent"'],
    ["truncate", 'TRUNCATE "AuditEvent"'],
  ])("is not open to %s", async (_name, sql) => {
    await expect(db.$executeRawUnsafe(sql)).rejects.toThrow("append only");
  });

  test.each([
    ["an altered text", `UPDATE "AuditEvent" SET "data" = '{"n": 9}' WHERE "sequence" = 2`, "altered"],
    [
      "an altered time",
      `UPDATE "AuditEvent" SET "at" = "at" + interval '1 hour' WHERE "sequence" = 2`,
      "altered",
    ],
    [
      "an altered name",
      `UPDATE "AuditEvent" SET "actorName" = 'Någon annan' WHERE "sequence" = 1`,
      "altered",
    ],
    ["an event taken out", 'DELETE FROM "AuditEvent" WHERE "sequence" = 2', "missing"],
    ["the last event cut off", 'DELETE FROM "AuditEvent" WHERE "sequence" = 3', "head"],
    ["a whole chain taken out", 'DELETE FROM "AuditEvent"', "missing"],
    ["a chain without its head", 'DELETE FROM "AuditStream"', "head"],
  ])("shows %s", async (_name, sql, fault) => {
    await behindTheBack(sql);
    expect((await verifyAudit()).faults.map((found) => found.fault)).toContain(fault);
  });
});
