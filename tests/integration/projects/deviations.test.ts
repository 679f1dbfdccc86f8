import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { ConflictError, ForbiddenError, NotFoundError } from "#lib/errors.ts";
import {
  addDeviation,
  changeDeviation,
  checkDeviation,
  closeDeviation,
  reopenDeviation,
} from "#lib/projects/commands/deviations.ts";
import { loadProjectFacts } from "#lib/projects/facts.ts";
import { deviationsOf } from "#lib/projects/queries/deviations.ts";
import { transitions } from "#lib/projects/workflow.ts";
import { personWith } from "#tests/factories/person.ts";
import { personIn, projectEvents, projectOf } from "#tests/factories/projects.ts";

const at = new Date("2026-03-24T08:00:00Z");
const told = { occurredOn: "2026-03-20", description: "Spricka i fästet", effect: "Håller inte vikten" };
let owner: Actor;

beforeAll(async () => {
  owner = await personWith("product_owner");
});

async function deviationIn(projectId: string, action?: string) {
  await addDeviation(owner, { projectId, ...told, action }, at);
  return db.deviation.findFirstOrThrow({ where: { projectId }, orderBy: { number: "desc" } });
}

const part = ({ id, projectId, version }: { id: string; projectId: string; version: number }, more = 0) => ({
  ...{ id, projectId, version: version + more },
});

describe("a deviation", () => {
  test("is closed once something was done and the product owner has checked it", async () => {
    const { id: projectId } = await projectOf(owner, { phase: "execute" });
    const deviation = await deviationIn(projectId);
    const closing = () => closeDeviation(owner, part(deviation), at);
    await expect(closing()).rejects.toThrow(/project\.deviationAction.*project\.deviationCheck/);
    await changeDeviation(owner, { ...part(deviation), ...told, action: "Tjockare gods" }, at);
    await expect(closeDeviation(owner, part(deviation, 1), at)).rejects.toThrow(/project\.deviationCheck/);
    await checkDeviation(owner, { ...part(deviation, 1), note: "Räcker" }, at);
    await closeDeviation(await personIn(projectId), part(deviation, 2), at);
    const facts = await loadProjectFacts(db, projectId);
    expect(facts.openDeviations).toEqual([]);
    await reopenDeviation(owner, part(deviation, 3), at);
    const opened = await loadProjectFacts(db, projectId);
    const missing = transitions.release.guard(opened, {});
    expect(missing).toContainEqual({
      key: "project.deviation",
      values: { number: 1 },
      href: `/projects/${opened.number}/deviations#deviation-${deviation.id}`,
    });
    expect((await projectEvents(projectId)).map(({ type }) => type)).toEqual([
      ...["deviation_added", "deviation_changed", "deviation_checked", "deviation_closed"],
      "deviation_reopened",
    ]);
  });

  test("that is changed or opened again has to be checked anew", async () => {
    const { id: projectId } = await projectOf(owner, { phase: "execute" });
    const deviation = await deviationIn(projectId, "Ny form");
    await checkDeviation(owner, { ...part(deviation), note: "Bra" }, at);
    await changeDeviation(owner, { ...part(deviation, 1), ...told, action: "Ingen" }, at);
    await expect(closeDeviation(owner, part(deviation, 2), at)).rejects.toThrow(/deviationCheck/);
    await checkDeviation(owner, { ...part(deviation, 2), note: "Bra" }, at);
    await closeDeviation(owner, part(deviation, 3), at);
    const late = changeDeviation(owner, { ...part(deviation, 4), ...told, action: "Annat" }, at);
    await expect(late).rejects.toThrow(ConflictError);
    await reopenDeviation(owner, part(deviation, 4), at);
    const row = await db.deviation.findUniqueOrThrow({ where: { id: deviation.id } });
    expect(row).toMatchObject({ closedAt: null, ownerCheckedAt: null, ownerNote: null });
  });

  test("is checked by the product owner alone", async () => {
    const { id: projectId } = await projectOf(owner, { phase: "execute" });
    const deviation = await deviationIn(projectId, "Ny form");
    const attempt = (actor: Actor) => checkDeviation(actor, { ...part(deviation), note: "Bra" }, at);
    for (const actor of [
      await personIn(projectId),
      await personIn(projectId, "regulatory_advisor"),
      await personWith("manager"),
      await personWith("coordinator"),
    ])
      await expect(attempt(actor)).rejects.toThrow(ForbiddenError);
    for (const actor of [await personWith("product_owner"), await personWith("admin")])
      await expect(attempt(actor)).rejects.toThrow(NotFoundError);
  });

  test("can name a test of its own project only", async () => {
    const { id: projectId } = await projectOf(owner, { phase: "execute" });
    const elsewhere = await projectOf(owner);
    const test = { kind: "verification", title: "Drag", number: 1 } as const;
    const words = { how: "Drag", extent: "3 st", conditions: "Rum", risksAndLimits: "Klämning" };
    const other = await db.productTest.create({
      data: { projectId: elsewhere.id, ...test, ...words },
    });
    const own = await db.productTest.create({ data: { projectId, ...test, ...words } });
    const attempt = (testId: string) => addDeviation(owner, { projectId, ...told, testId }, at);
    await expect(attempt(other.id)).rejects.toThrow("testId: invalid");
    await attempt(own.id);
    const { deviations } = await deviationsOf(owner, projectId);
    expect(deviations).toMatchObject([{ number: 1, test: { id: own.id } }]);
  });

  test("does not lie in the future", async () => {
    const { id: projectId } = await projectOf(owner, { phase: "execute" });
    const future = addDeviation(owner, { projectId, ...told, occurredOn: "2026-03-25" }, at);
    await expect(future).rejects.toThrow("occurredOn: dayToCome");
  });
});

test("deviations that two people note at once get a number each", async () => {
  const { id: projectId } = await projectOf(owner, { phase: "execute" });
  const member = await personIn(projectId);
  await Promise.all([owner, member, owner].map((actor) => addDeviation(actor, { projectId, ...told }, at)));
  const { deviations } = await deviationsOf(owner, projectId);
  expect(deviations.map(({ number }) => number)).toEqual([1, 2, 3]);
});
