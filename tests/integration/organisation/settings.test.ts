import { expect, test } from "vitest";
import { defaultDeadlines } from "#lib/cases/deadlines.ts";
import { db } from "#lib/db.ts";
import { ConflictError, ForbiddenError } from "#lib/errors.ts";
import { saveSetting } from "#lib/organisation/commands/settings.ts";
import { settingForForm } from "#lib/organisation/queries.ts";
import { readSetting } from "#lib/organisation/settings.ts";
import { actorWith } from "#tests/factories/actor.ts";

const at = new Date("2026-03-23T08:00:00Z");
const admin = actorWith("admin");
const region = (name: string) => ({ key: "region" as const, value: { name, signature: "" } });

test("a setting that nobody has set is read as such, and set under version 0", async () => {
  expect(await settingForForm(admin, "linkDays")).toEqual({ value: null, version: 0 });
  await saveSetting(admin, { key: "linkDays", value: 14, version: 0 }, at);
  expect(await settingForForm(admin, "linkDays")).toEqual({ value: 14, version: 1 });
});

test("of two who set the same version one is told, the first time too", async () => {
  const both = (version: number) =>
    Promise.allSettled(["Ett", "Två"].map((name) => saveSetting(admin, { ...region(name), version }, at)));
  for (const version of [0, 1]) {
    const results = await both(version);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(results.find((result) => result.status === "rejected")?.reason).toBeInstanceOf(ConflictError);
  }
});

test("a change is in the chain with old and new", async () => {
  await saveSetting(admin, { key: "deadlines", value: defaultDeadlines, version: 0 }, at);
  await saveSetting(admin, { key: "deadlines", value: { ...defaultDeadlines, received: 2 }, version: 1 }, at);
  const event = await db.auditEvent.findFirstOrThrow({
    where: { streamType: "settings" },
    orderBy: { id: "desc" },
  });
  expect(event.data).toMatchObject({ key: "deadlines", from: { received: 1 }, to: { received: 2 } });
  expect((await readSetting(db, "deadlines"))?.received).toBe(2);
});

test("only an administrator sets and reads the forms", async () => {
  const coordinator = actorWith("coordinator");
  await expect(saveSetting(coordinator, { ...region("X"), version: 0 }, at)).rejects.toBeInstanceOf(
    ForbiddenError,
  );
  await expect(settingForForm(coordinator, "region")).rejects.toBeInstanceOf(ForbiddenError);
});
