import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { caseFilterSchema, listCases } from "#lib/cases/queries/list.ts";
import { db } from "#lib/db.ts";
import { caseAt, noticeIn } from "#tests/factories/cases.ts";
import { personWith } from "#tests/factories/person.ts";

const at = new Date("2026-03-24T08:00:00Z");

let coordinator: Actor;

beforeAll(async () => {
  coordinator = await personWith("coordinator");
});

/** Titles that a search finds, newest first. */
async function found(q: string, actor = coordinator): Promise<string[]> {
  const { cases } = await listCases(actor, caseFilterSchema.parse({ q }), at);
  return cases.map(({ title }) => title);
}

describe("words in the list of cases", () => {
  test("are found within the title, the number and the manufacturer, in any case of letters", async () => {
    const one = await caseAt("acting", { title: "Ångsterilisator Öresund 5" });
    await noticeIn(one.id);
    await db.notice.updateMany({
      where: { caseId: one.id },
      data: { manufacturer: "Sällsynt Medicinteknik" },
    });
    expect(await found("sterilisator öre")).toEqual([one.title]);
    expect(await found("sällsynt")).toEqual([one.title]);
    expect(await found(one.number.toLowerCase())).toEqual([one.title]);
    expect(await found(one.number.slice(2))).toContain(one.title);
  });

  test("are found as a whole reference, REF or UDI-DI", async () => {
    const one = await caseAt("acting", { title: "Pump med REF" });
    await noticeIn(one.id);
    await db.notice.updateMany({
      where: { caseId: one.id },
      data: {
        refs: ["QX-77"],
        udiDis: ["07350000000011"],
        fscaReferences: ["FA-Q-1"],
        fsnReferences: ["FSN-Q-1"],
      },
    });
    for (const q of ["QX-77", "07350000000011", "FA-Q-1", "FSN-Q-1"])
      expect(await found(q)).toEqual([one.title]);
    expect(await found("QX-7")).toEqual([]);
  });

  test("stand for themselves, signs of patterns too", async () => {
    const one = await caseAt("acting", { title: "Flöde 100% fel_märkt" });
    await caseAt("acting", { title: "Flöde 1000 felXmärkt" });
    expect(await found("100% fel")).toEqual([one.title]);
    expect(await found("fel_m")).toEqual([one.title]);
    expect(await found("\\")).toEqual([]);
  });

  test("that very many cases have give a page of the newest", async () => {
    await db.$executeRaw`
      INSERT INTO "Case" ("id", "number", "title", "receivedAt", "updatedAt")
      SELECT gen_random_uuid(), 'SM-1999-' || lpad(i::text, 4, '0'), 'Vanlig 100% droppräknare ' || i,
        timestamptz '1999-01-01' + i * interval '1 minute', now()
      FROM generate_series(1, 1100) i`;
    const titles = await found("DROPPräknare");
    expect(titles).toHaveLength(50);
    expect(titles[0]).toBe("Vanlig 100% droppräknare 1100");
    expect(await found("droppräknare 107")).toHaveLength(11);
    expect((await found("0% drop"))[0]).toBe("Vanlig 100% droppräknare 1100");
  });

  test("find nothing for who may not see the case", async () => {
    await caseAt("acting", { title: "Hemligt respiratorfel" });
    expect(await found("respiratorfel", await personWith("unit_manager"))).toEqual([]);
  });
});
