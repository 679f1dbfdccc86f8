import { beforeEach, describe, expect, test } from "vitest";
import { recordEvent } from "#lib/audit/record.ts";
import { db } from "#lib/db.ts";
import { ForbiddenError } from "#lib/errors.ts";
import { administrationHistory, historyFilterSchema } from "#lib/organisation/history/queries.ts";
import { Role } from "#prisma/generated/enums.ts";
import { actorWith } from "#tests/factories/actor.ts";

const at = new Date("2026-03-23T08:00:00Z");
const admin = actorWith("admin");
const by = { id: null, name: "Vigilans" };
const page = (query: Record<string, string> = {}, actor = admin) =>
  administrationHistory(actor, historyFilterSchema.parse(query));

async function record(type: "case" | "directory" | "users" | "settings", event: string, data = {}, id = "x") {
  await db.$transaction((tx) => recordEvent(tx, { type, id }, { type: event, data }, by, at));
}

/** The key of the newest event: tests share the chain that nothing can be taken from. */
let before = "1";
beforeEach(async () => {
  const newest = await db.auditEvent.findFirst({ orderBy: { id: "desc" }, select: { id: true } });
  before = String(newest?.id ?? 0n);
});
const since = <T extends { id: string }>(events: T[]) =>
  events.filter(({ id }) => BigInt(id) > BigInt(before));

describe("the history of the administration", () => {
  test("holds the directory, accounts and settings, newest first, and nothing of cases", async () => {
    await record("directory", "entry_created");
    await record("case", "case_created");
    await record("users", "user_created");
    await record("users", "signed_in");
    await record("settings", "setting_changed");
    const types = async (area: string) => since((await page({ area })).events).map(({ type }) => type);
    expect(await types("changes")).toEqual(["setting_changed", "user_created", "entry_created"]);
    expect(await types("users")).toEqual(["user_created"]);
    expect(await types("signIns")).toEqual(["signed_in"]);
    expect(await types("directory")).toEqual(["entry_created"]);
  });

  test("goes on page by page without a gap or a repetition", async () => {
    for (let number = 0; number < 120; number++)
      await record(number % 2 ? "users" : "directory", "entry_created", { number });
    const seen: unknown[] = [];
    let next: string | null = null;
    do {
      const found = await page(next ? { before: next } : {});
      seen.push(...since(found.events).map(({ data }) => data.number));
      next = seen.length < 120 ? found.next : null;
    } while (next);
    expect(seen).toEqual(Array.from({ length: 120 }, (_, index) => 119 - index));
  });

  test("names what the events refer to", async () => {
    const user = await db.user.create({
      data: { email: `${crypto.randomUUID()}@example.org`, name: "Sara" },
    });
    await record("users", "user_deactivated", {}, user.id);
    expect((await page()).names.get(user.id)).toBe("Sara");
  });

  test("takes an address that makes no sense as the first page of all changes", () => {
    expect(historyFilterSchema.parse({ area: "annat", before: "1; DROP" })).toEqual({ area: "changes" });
    expect(
      historyFilterSchema.parse({ area: ["users"], before: "99999999999999999999" }).before,
    ).toBeUndefined();
  });

  test.each(Object.values(Role).filter((role) => role !== "admin"))("is closed to %s", async (role) => {
    await expect(page({}, actorWith(role))).rejects.toBeInstanceOf(ForbiddenError);
  });
});
