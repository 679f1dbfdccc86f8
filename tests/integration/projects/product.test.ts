import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { ConflictError, FieldError, ForbiddenError, NotFoundError } from "#lib/errors.ts";
import {
  addComponent,
  addPastedComponents,
  changeComponent,
  removeComponent,
} from "#lib/projects/commands/components.ts";
import { accountForUnits, addUnits, changeUnit } from "#lib/projects/commands/deviceUnits.ts";
import { saveMarking } from "#lib/projects/commands/marking.ts";
import { loadProjectFacts } from "#lib/projects/facts.ts";
import {
  accountUnitsSchema,
  addComponentSchema,
  addUnitsSchema,
  changeUnitSchema,
} from "#lib/projects/product/schema.ts";
import { componentsOf, deviceUnitsOf, labelFacts, pageBefore } from "#lib/projects/queries/product.ts";
import { transitions } from "#lib/projects/workflow.ts";
import { personWith } from "#tests/factories/person.ts";
import { personIn, projectEvents, projectOf } from "#tests/factories/projects.ts";

const at = new Date("2026-04-10T08:00:00Z");
let owner: Actor;

beforeAll(async () => {
  owner = await personWith("product_owner");
});

const part = (projectId: string, more: object = {}) =>
  addComponentSchema.parse({ projectId, name: "Batteri", manufacturer: "Varta", quantity: "2", ...more });

describe("components", () => {
  test("are added, changed under their version, and taken away but kept", async () => {
    const project = await projectOf(owner);
    await addComponent(owner, part(project.id, { lots: "A1, A2\nA1", udiDi: "(01)07350012345673" }), at);
    const [added] = (await componentsOf(owner, project.id)).components;
    expect(added).toMatchObject({ lots: ["A1", "A2"], udiDi: "07350012345673", quantity: 2 });
    const form = { projectId: project.id, id: added?.id ?? "", version: 1 };
    await changeComponent(owner, { ...part(project.id, { name: "Cell" }), ...form }, at);
    await expect(changeComponent(owner, { ...part(project.id), ...form }, at)).rejects.toThrow(ConflictError);
    await expect(removeComponent(owner, form, at)).rejects.toThrow(ConflictError);
    await removeComponent(owner, { ...form, version: 2 }, at);
    expect((await componentsOf(owner, project.id)).count).toBe(0);
    expect(await db.component.count({ where: { projectId: project.id } })).toBe(1);
    await expect(removeComponent(owner, { ...form, version: 3 }, at)).rejects.toThrow(NotFoundError);
    expect((await projectEvents(project.id)).map(({ type }) => type)).toEqual([
      "component_added",
      "component_changed",
      "component_removed",
    ]);
  });

  test("pasted rows are added all or none, and listed page by page", async () => {
    const project = await projectOf(owner);
    const rows = Array.from({ length: 120 }, (_, index) => `Del ${String(index).padStart(3, "0")}\tRS`);
    const wrong = { projectId: project.id, pasted: [...rows, "\tRS"].join("\n") };
    await expect(addPastedComponents(owner, wrong, at)).rejects.toThrow(FieldError);
    expect(await db.component.count({ where: { projectId: project.id } })).toBe(0);
    expect(await addPastedComponents(owner, { ...wrong, pasted: rows.join("\n") }, at)).toBe(120);
    const seen: string[] = [];
    let after: string | null | undefined;
    do {
      const page = await componentsOf(owner, project.id, after ?? undefined);
      seen.push(...page.components.map(({ name }) => name));
      after = page.next;
    } while (after);
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
    await expect(addPastedComponents(owner, { ...wrong, pasted: " " }, at)).rejects.toThrow(FieldError);
  });

  test("rights: the project group writes, an adviser reads, an outsider finds nothing", async () => {
    const project = await projectOf(owner);
    await addComponent(await personIn(project.id), part(project.id), at);
    const adviser = await personIn(project.id, "regulatory_advisor");
    await expect(addComponent(adviser, part(project.id), at)).rejects.toThrow(ForbiddenError);
    expect((await componentsOf(adviser, project.id)).count).toBe(1);
    const outsider = await personWith("product_owner");
    await expect(addComponent(outsider, part(project.id), at)).rejects.toThrow(NotFoundError);
    expect((await componentsOf(outsider, project.id)).count).toBe(0);
  });
});

describe("marking", () => {
  const marking = { markable: "yes" as const, ceMarking: "none_present" as const };
  const keys = async (projectId: string) => {
    const facts = await loadProjectFacts(db, projectId);
    const missing = transitions.finishExecution.guard(facts, {}).map(({ key }) => key);
    return missing.filter((key) => /marking/i.test(key));
  };

  test("is this device's alone, says that it is self-made, and opens the gate", async () => {
    const project = await projectOf(owner);
    const other = await projectOf(owner);
    const number = `nr-${project.number}`;
    const input = { ...marking, projectId: project.id, version: 1, number, text: "Egentillverkad hållare" };
    expect(await keys(project.id)).toEqual(["project.marking", "project.ceMarking"]);
    await expect(saveMarking(owner, { ...input, text: "Hållare" }, at)).rejects.toThrow(FieldError);
    await saveMarking(owner, input, at);
    await expect(saveMarking(owner, input, at)).rejects.toThrow(ConflictError);
    const taken = { ...input, projectId: other.id, number: number.toUpperCase() };
    await expect(saveMarking(owner, taken, at)).rejects.toThrow(FieldError);
    expect(await keys(project.id)).toEqual([]);
  });

  test("that cannot be done opens the gate only once requirements and risk analysis deal with it", async () => {
    const project = await projectOf(owner);
    const input = {
      ...{ projectId: project.id, version: 1, markable: "no" as const, cannotReason: "För liten" },
      ceMarking: "removed" as const,
    };
    await saveMarking(owner, input, at);
    expect(await keys(project.id)).toEqual(["project.markingRequirement", "project.markingRisk"]);
    await db.requirementAnswer.create({
      data: {
        ...{ projectId: project.id, requirement: "23.2", applicable: true, fulfilment: "partly" },
        ...{ reason: "Ryms inte", how: "Följesedel", evidence: "B", answeredBy: "Test", answeredAt: at },
      },
    });
    expect(await keys(project.id)).toEqual(["project.markingRisk"]);
    await db.risk.create({
      data: {
        ...{ projectId: project.id, number: 1, stage: "use", hazard: "Förväxling", sequence: "-" },
        ...{ situation: "-", harm: "-", requirements: ["23.2"], createdBy: "Test" },
      },
    });
    expect(await keys(project.id)).toEqual([]);
  });

  test("labels are there once it is marked, for those who see the project", async () => {
    const project = await projectOf(owner, { markingNumber: "M-1-labels", markingText: "Egentillverkad" });
    const bare = await projectOf(owner);
    const outsider = await personWith("product_owner");
    expect((await labelFacts(owner, project.number, null)).units).toEqual([]);
    await expect(labelFacts(owner, project.number, "all")).rejects.toThrow(NotFoundError);
    await expect(labelFacts(owner, bare.number, null)).rejects.toThrow(NotFoundError);
    await expect(labelFacts(outsider, project.number, null)).rejects.toThrow(NotFoundError);
  });
});

describe("units made", () => {
  const units = (projectId: string, more: object) =>
    addUnitsSchema.parse({ projectId, kind: "single", code: "HD-001", madeOn: "2026-04-09", ...more });

  test("one, a series and a batch are counted together; a number is there once", async () => {
    const project = await projectOf(owner);
    await addUnits(owner, units(project.id, {}), at);
    const series = { kind: "series", code: "HD-002", count: "70" };
    expect(await addUnits(owner, units(project.id, series), at)).toBe(70);
    await addUnits(owner, units(project.id, { kind: "batch", code: "B1", count: "40" }), at);
    const page = await deviceUnitsOf(owner, project.id);
    expect(page.total).toBe(111);
    expect(page.units).toHaveLength(50);
    expect(page.next).not.toBeNull();
    await expect(addUnits(owner, units(project.id, { ...series, code: "HD-050" }), at)).rejects.toThrow(
      FieldError,
    );
    await expect(addUnits(owner, units(project.id, { madeOn: "2026-04-11", code: "x" }), at)).rejects.toThrow(
      FieldError,
    );
    await expect(addUnits(owner, units(project.id, { ...series, code: "ABC" }), at)).rejects.toThrow(
      FieldError,
    );
    const last = await db.deviceUnit.findFirstOrThrow({ where: { projectId: project.id, code: "HD-071" } });
    const before = await pageBefore(owner, project.id, last.id);
    expect((await deviceUnitsOf(owner, project.id, before ?? undefined)).units[0]?.id).toBe(last.id);
    expect((await projectEvents(project.id)).map(({ data }) => data)).toEqual([
      { code: "HD-001" },
      { code: "HD-002–HD-071" },
      { code: "B1 (40)" },
    ]);
  });

  test("are followed to where they are and what becomes of them", async () => {
    const project = await projectOf(owner);
    await addUnits(owner, units(project.id, { place: "Sal 3" }), at);
    const unit = await db.deviceUnit.findFirstOrThrow({ where: { projectId: project.id } });
    const form = { projectId: project.id, id: unit.id, version: 1 };
    expect(changeUnitSchema.safeParse({ ...form, state: "lost" }).success).toBe(false);
    await changeUnit(owner, { ...form, state: "scrapped", stateNote: "Sprucken" }, at);
    await expect(changeUnit(owner, { ...form, state: "made" }, at)).rejects.toThrow(ConflictError);
    expect((await loadProjectFacts(db, project.id)).unitsLeft).toEqual([]);
    const unknown = { ...form, version: 2, state: "made" as const, unitId: crypto.randomUUID() };
    await expect(changeUnit(owner, unknown, at)).rejects.toThrow(FieldError);
    const adviser = await personIn(project.id, "regulatory_advisor");
    await expect(changeUnit(adviser, { ...form, version: 2, state: "made" }, at)).rejects.toThrow(
      ForbiddenError,
    );
  });

  test("are accounted for several at once: those chosen, or every one that is left", async () => {
    const project = await projectOf(owner);
    await addUnits(owner, units(project.id, { kind: "series", code: "HD-01", count: 30 }), at);
    const rows = await db.deviceUnit.findMany({
      where: { projectId: project.id },
      orderBy: { code: "asc" },
      take: 2,
    });
    const chosen = rows.map(({ id, version }) => `${id}:${version}`);
    const form = {
      projectId: project.id,
      left: "30",
      leftVersions: "30",
      state: "scrapped",
      stateNote: "Kasserade",
    };
    const asked = (more: object) => accountUnitsSchema.safeParse({ ...form, units: [], ...more });
    for (const [more, path] of [
      [{}, "units"],
      [{ units: ["nej"] }, "units"],
      [{ units: chosen, stateNote: "" }, "stateNote"],
    ] as const)
      expect(asked(more).error?.issues[0]?.path[0]).toBe(path);
    const input = (more: object) => accountUnitsSchema.parse({ ...form, units: [], ...more });
    expect(await accountForUnits(owner, input({ units: chosen }), at)).toBe(2);
    // What a window beside it has accounted for is not written over.
    await expect(accountForUnits(owner, input({ units: chosen }), at)).rejects.toThrow(ConflictError);
    await expect(accountForUnits(owner, input({ everyLeft: true }), at)).rejects.toThrow(ConflictError);
    const elsewhere = await projectOf(owner);
    const foreign = input({ units: chosen.map((one) => one.replace(":1", ":2")), projectId: elsewhere.id });
    await expect(accountForUnits(owner, foreign, at)).rejects.toThrow(ConflictError);
    const adviser = await personIn(project.id, "regulatory_advisor");
    const left28 = { everyLeft: true, left: "28", state: "returned", stateNote: "Till MTH" };
    // As many are left, but one of them has been changed meanwhile.
    await expect(accountForUnits(owner, input({ ...left28, leftVersions: "27" }), at)).rejects.toThrow(
      ConflictError,
    );
    const rest = input({ ...left28, leftVersions: "28" });
    await expect(accountForUnits(adviser, rest, at)).rejects.toThrow(ForbiddenError);
    expect(await accountForUnits(owner, rest, at)).toBe(28);
    expect((await loadProjectFacts(db, project.id)).unitsLeft).toEqual([]);
    const counted = await db.deviceUnit.groupBy({
      by: ["state", "stateNote"],
      where: { projectId: project.id },
      _count: true,
      orderBy: { state: "asc" },
    });
    expect(counted).toEqual([
      { state: "scrapped", stateNote: "Kasserade", _count: 2 },
      { state: "returned", stateNote: "Till MTH", _count: 28 },
    ]);
    const told = (await projectEvents(project.id)).slice(1).map(({ data }) => data);
    expect(told).toMatchObject([
      { count: 2, codes: "HD-01, HD-02", state: "scrapped" },
      { count: 28, state: "returned" },
    ]);
  });
});
