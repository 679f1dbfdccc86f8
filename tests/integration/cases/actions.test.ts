import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import {
  addAction,
  changeAction,
  completeAction,
  reopenAction,
  waiveAction,
} from "#lib/cases/commands/actions.ts";
import { caseActions } from "#lib/cases/queries/handling.ts";
import { db } from "#lib/db.ts";
import { ConflictError, FieldError, ForbiddenError, NotFoundError } from "#lib/errors.ts";
import type { ActionPerformer } from "#prisma/generated/enums.ts";
import { caseAt, eventsOf } from "#tests/factories/cases.ts";
import { unitWith } from "#tests/factories/directory.ts";
import { personWith } from "#tests/factories/person.ts";

const at = new Date("2026-03-24T08:00:00Z");
let coordinator: Actor;
let technician: Actor;
let logistics: Actor;

beforeAll(async () => {
  [coordinator, technician, logistics] = [
    await personWith("coordinator"),
    await personWith("technician"),
    await personWith("logistics"),
  ];
});

async function actionOf(performer: ActionPerformer, more: { unitId?: string; ownerId?: string } = {}) {
  const found = await caseAt("acting");
  const input = { caseId: found.id, kind: "modify", performer, description: "Byt batteri", ...more } as const;
  return { found, id: await addAction(coordinator, input, at) };
}

const settle = (actionId: string, version = 1) => ({ actionId, version, note: "Åtta bytta" });
const read = (id: string) => db.actionItem.findUniqueOrThrow({ where: { id } });

describe("an action", () => {
  test("is added and changed by coordinators only, while the case takes actions", async () => {
    const { found, id } = await actionOf("mth");
    const input = {
      caseId: found.id,
      kind: "recall",
      performer: "logistics",
      description: "Återkalla",
    } as const;
    await expect(addAction(technician, input, at)).rejects.toThrow(ForbiddenError);
    await expect(changeAction(technician, { actionId: id, version: 1, ...input }, at)).rejects.toThrow(
      ForbiddenError,
    );
    await changeAction(coordinator, { actionId: id, version: 1, ...input, dueAt: "2026-04-01" }, at);
    expect(await read(id)).toMatchObject({ performer: "logistics", description: "Återkalla", version: 2 });
    for (const status of ["received", "gathering", "closed"] as const) {
      const other = await caseAt(status);
      await expect(addAction(coordinator, { ...input, caseId: other.id }, at), status).rejects.toThrow(
        ConflictError,
      );
    }
  });

  test("cannot be given to whom or what is not there", async () => {
    const found = await caseAt("acting");
    const nobody = crypto.randomUUID();
    const input = { caseId: found.id, kind: "modify", performer: "unit", description: "Byt" } as const;
    await expect(addAction(coordinator, { ...input, ownerId: nobody }, at)).rejects.toThrow(FieldError);
    await expect(addAction(coordinator, { ...input, unitId: nobody }, at)).rejects.toThrow(FieldError);
    expect(await db.actionItem.count({ where: { caseId: found.id } })).toBe(0);
  });

  test("is done, opened again and waived, each told with its words", async () => {
    const { found, id } = await actionOf("mth");
    await completeAction(technician, settle(id), at);
    expect(await read(id)).toMatchObject({ state: "done", note: "Åtta bytta", settledBy: technician.name });
    await expect(waiveAction(technician, settle(id, 2), at)).rejects.toThrow(ConflictError);
    await reopenAction(technician, { actionId: id, version: 2 }, at);
    expect(await read(id)).toMatchObject({ state: "open", note: null, settledAt: null });
    await waiveAction(technician, settle(id, 3), at);
    expect((await read(id)).state).toBe("waived");
    expect((await eventsOf(found.id)).map(({ type }) => type)).toEqual([
      "case_created",
      "action_added",
      "action_done",
      "action_reopened",
      "action_waived",
    ]);
  });

  test("is settled by its function, its owner and its unit, by nobody else", async () => {
    const { unit, administration } = await unitWith();
    const place = { projectId: null, unitId: unit.id, administrationId: null };
    const manager = await personWith({ ...place, role: "unit_manager" });
    const stranger = await personWith({ ...place, role: "unit_manager", unitId: (await unitWith()).unit.id });
    const box = await personWith({
      ...place,
      role: "administration",
      unitId: null,
      administrationId: administration.id,
    });

    await expect(completeAction(logistics, settle((await actionOf("mth")).id), at)).rejects.toThrow(
      ForbiddenError,
    );
    await expect(completeAction(technician, settle((await actionOf("logistics")).id), at)).rejects.toThrow(
      ForbiddenError,
    );
    await completeAction(logistics, settle((await actionOf("logistics")).id), at);
    await completeAction(technician, settle((await actionOf("technical_service")).id), at);
    await completeAction(manager, settle((await actionOf("unit", { unitId: unit.id })).id), at);
    await completeAction(box, settle((await actionOf("unit", { unitId: unit.id })).id), at);
    await completeAction(logistics, settle((await actionOf("supplier", { ownerId: logistics.id })).id), at);
    // What one may not see does not exist.
    const { id } = await actionOf("unit", { unitId: unit.id });
    await expect(completeAction(stranger, settle(id), at)).rejects.toThrow(NotFoundError);
  });

  test("shows a unit only its own, and the case because of it", async () => {
    const { unit } = await unitWith();
    const manager = await personWith({
      ...{ role: "unit_manager", unitId: unit.id, administrationId: null, projectId: null },
    });
    const { found, id } = await actionOf("unit", { unitId: unit.id });
    const other = { caseId: found.id, kind: "modify", performer: "mth", description: "Annat" } as const;
    await addAction(coordinator, other, at);
    expect((await caseActions(manager, found.id)).map((action) => action.id)).toEqual([id]);
    expect(await caseActions(coordinator, found.id)).toHaveLength(2);
    const elsewhere = await actionOf("mth");
    await expect(caseActions(manager, elsewhere.found.id)).rejects.toThrow(NotFoundError);
  });

  test("changed by two at once is changed once", async () => {
    const { found, id } = await actionOf("mth");
    const both = await Promise.allSettled([
      completeAction(technician, settle(id), at),
      waiveAction(coordinator, settle(id), at),
    ]);
    expect(both.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(await eventsOf(found.id)).toHaveLength(3);
  });

  test("of a closed case is left alone", async () => {
    const { found, id } = await actionOf("mth");
    await db.case.update({ where: { id: found.id }, data: { status: "closed" } });
    await expect(completeAction(technician, settle(id), at)).rejects.toThrow(ConflictError);
    expect((await read(id)).state).toBe("open");
  });
});
