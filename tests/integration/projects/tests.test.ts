import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { ConflictError, FieldError, ForbiddenError, NotFoundError, RefusedError } from "#lib/errors.ts";
import { settleClinical } from "#lib/projects/commands/clinical.ts";
import {
  addPerformer,
  confirmTest,
  noteConfirmation,
  removePerformer,
} from "#lib/projects/commands/performers.ts";
import { cancelTest, changeTest, planTest, recordTest } from "#lib/projects/commands/tests.ts";
import { loadProjectFacts } from "#lib/projects/facts.ts";
import { testDetail, testToConfirm } from "#lib/projects/queries/tests.ts";
import { projectByNumber } from "#lib/projects/queries.ts";
import { personWith } from "#tests/factories/person.ts";
import { personIn, projectEvents, projectOf } from "#tests/factories/projects.ts";

const at = new Date("2026-04-10T08:00:00Z");
const plan = {
  kind: "verification" as const,
  title: "Hållfasthet",
  how: "Drag",
  extent: "Tre exemplar",
  conditions: "Rumstemperatur",
  risksAndLimits: "Kan spricka",
  involvesPatients: false,
};
const result = { result: "passed" as const, performedOn: "2026-04-09", protocol: "Höll 50 N" };

let owner: Actor;
let nurse: Actor;

beforeAll(async () => {
  owner = await personWith("product_owner");
  nurse = await personWith("technician");
});

async function testIn(more: Partial<typeof plan> = {}) {
  const project = await projectOf(owner, { phase: "execute" });
  const id = await planTest(owner, { projectId: project.id, ...plan, ...more }, at);
  return { project, form: { projectId: project.id, id } };
}

const read = (id: string) =>
  db.productTest.findUniqueOrThrow({ where: { id }, include: { performers: true } });
const versioned = async (form: { projectId: string; id: string }) => ({
  ...form,
  version: (await read(form.id)).version,
});
async function performerOf(form: { id: string }) {
  const [performer] = (await read(form.id)).performers;
  if (!performer) throw new Error("no performer");
  return performer.id;
}

describe("who carries out a test", () => {
  test("an outsider with an account is asked by mail, sees that test alone, and confirms", async () => {
    const { project, form } = await testIn();
    await addPerformer(owner, { ...form, email: nurse.email }, at);
    const mail = await db.outgoingMail.findFirstOrThrow({
      where: { purpose: "project_test", to: { has: nurse.email } },
    });
    expect(mail.text).toContain(`/confirmations/${form.id}`);
    await expect(projectByNumber(nurse, project.number)).rejects.toThrow(NotFoundError);
    await expect(testDetail(nurse, project.id, form.id)).rejects.toThrow(NotFoundError);
    const seen = await testToConfirm(nurse, form.id);
    expect(seen.test.risksAndLimits).toBe("Kan spricka");
    const input = { ...(await versioned(form)), performerId: seen.id };
    await expect(recordTest(owner, { ...(await versioned(form)), ...result }, at)).rejects.toThrow(
      RefusedError,
    );
    const stranger = await personWith("technician");
    await expect(testToConfirm(stranger, form.id)).rejects.toThrow(NotFoundError);
    await expect(confirmTest(stranger, input, at)).rejects.toThrow(NotFoundError);
    await confirmTest(nurse, input, at);
    await expect(confirmTest(nurse, input, at)).rejects.toThrow(ConflictError);
    await recordTest(owner, { ...(await versioned(form)), ...result }, at);
    expect((await projectEvents(project.id)).map(({ type }) => type)).toEqual([
      "test_planned",
      "performer_added",
      "performer_confirmed",
      "test_recorded",
    ]);
  });

  test("nobody gives the word of somebody with an account; for others the project notes it", async () => {
    const { project, form } = await testIn();
    await addPerformer(owner, { ...form, email: nurse.email }, at);
    const named = { ...(await versioned(form)), performerId: await performerOf(form) };
    await expect(noteConfirmation(owner, named, at)).rejects.toThrow(ForbiddenError);
    await removePerformer(owner, named, at);
    await addPerformer(owner, { ...form, name: "Studenten" }, at);
    await expect(addPerformer(owner, { ...form, name: "Studenten" }, at)).rejects.toThrow(FieldError);
    await expect(addPerformer(owner, { ...form, email: "ingen@example.org" }, at)).rejects.toThrow(
      FieldError,
    );
    const member = await personIn(project.id);
    const unnamed = { ...named, performerId: await performerOf(form) };
    await noteConfirmation(member, unnamed, at);
    expect((await read(form.id)).performers).toMatchObject([{ confirmedAt: at, confirmedBy: member.name }]);
  });

  test("a plan that changes asks for their word again, and an old page is told so", async () => {
    const { form } = await testIn();
    await addPerformer(owner, { ...form, email: nurse.email }, at);
    const before = { ...(await versioned(form)), performerId: await performerOf(form) };
    await confirmTest(nurse, before, at);
    await changeTest(owner, { ...(await versioned(form)), ...plan, title: "Annat namn" }, at);
    expect((await read(form.id)).performers[0]?.confirmedAt).toEqual(at);
    await changeTest(owner, { ...(await versioned(form)), ...plan, risksAndLimits: "Kan brinna" }, at);
    expect((await read(form.id)).performers[0]?.confirmedAt).toBeNull();
    await expect(confirmTest(nurse, before, at)).rejects.toThrow(ConflictError);
  });
});

async function confirmed(form: { projectId: string; id: string }) {
  await addPerformer(owner, { ...form, name: "Studenten" }, at);
  await noteConfirmation(owner, { ...(await versioned(form)), performerId: await performerOf(form) }, at);
}

describe("a recorded result", () => {
  test("stays: neither changed, nor recorded again, nor by the database; a deviation goes along", async () => {
    const { project, form } = await testIn();
    await confirmed(form);
    const future = { ...(await versioned(form)), ...result, performedOn: "2026-04-11" };
    await expect(recordTest(owner, future, at)).rejects.toThrow(FieldError);
    const given = { ...(await versioned(form)), ...result, deviation: "Sprack", effect: "Hållfasthet" };
    await recordTest(owner, given, at);
    await expect(recordTest(owner, { ...(await versioned(form)), ...result }, at)).rejects.toThrow(
      RefusedError,
    );
    await expect(changeTest(owner, { ...(await versioned(form)), ...plan }, at)).rejects.toThrow(
      RefusedError,
    );
    await expect(
      db.productTest.update({ where: { id: form.id }, data: { result: "failed" } }),
    ).rejects.toThrow("never changed");
    const deviations = await db.deviation.findMany({ where: { projectId: project.id } });
    expect(deviations).toMatchObject([{ number: 1, testId: form.id, effect: "Hållfasthet", closedAt: null }]);
  });

  test("that failed is put right by doing that test again, not by another and not by calling it off", async () => {
    const { project, form } = await testIn();
    await confirmed(form);
    await recordTest(owner, { ...(await versioned(form)), ...result, result: "failed" }, at);
    const failed = async () => (await loadProjectFacts(db, project.id)).tests.failed.length;
    await expect(cancelTest(owner, { ...(await versioned(form)), reason: "x" }, at)).rejects.toThrow(
      RefusedError,
    );
    const other = {
      projectId: project.id,
      id: await planTest(owner, { projectId: project.id, ...plan }, at),
    };
    await confirmed(other);
    await recordTest(owner, { ...(await versioned(other)), ...result }, at);
    expect(await failed()).toBe(1);
    const wrongKind = { projectId: project.id, ...plan, kind: "validation" as const, replacesId: form.id };
    await expect(planTest(owner, wrongKind, at)).rejects.toThrow(RefusedError);
    const againId = await planTest(owner, { projectId: project.id, ...plan, replacesId: form.id }, at);
    const again = { projectId: project.id, id: againId };
    expect((await read(againId)).performers).toMatchObject([{ name: "Studenten", confirmedAt: null }]);
    const word = { ...(await versioned(again)), performerId: await performerOf(again) };
    await noteConfirmation(owner, word, at);
    await recordTest(owner, { ...(await versioned(again)), ...result }, at);
    expect(await failed()).toBe(0);
    await cancelTest(owner, { ...(await versioned(again)), reason: "Fel exemplar" }, at);
    expect(await failed()).toBe(1);
  });
});

describe("patients or patient data", () => {
  const settle = async (project: { id: string }, more: object) => {
    const { version } = await db.project.findUniqueOrThrow({ where: { id: project.id } });
    const base = { projectId: project.id, version, reason: "Utrett", outcome: "not_needed" as const };
    await settleClinical(owner, { ...base, ...more }, at);
  };

  test("may be planned, but neither confirmed nor recorded before the question is settled", async () => {
    const { project, form } = await testIn({ involvesPatients: true });
    await addPerformer(owner, { ...form, email: nurse.email }, at);
    const input = { ...(await versioned(form)), performerId: await performerOf(form) };
    await expect(confirmTest(nurse, input, at)).rejects.toThrow(RefusedError);
    const sent = { outcome: "application" as const, sentOn: "2026-04-01", reference: "5.1" };
    await settle(project, sent);
    await expect(confirmTest(nurse, input, at)).rejects.toThrow(RefusedError);
    await settle(project, { ...sent, decidedOn: "2026-04-05", decision: "refused" });
    await expect(confirmTest(nurse, input, at)).rejects.toThrow(RefusedError);
    await settle(project, { ...sent, decidedOn: "2026-04-05", decision: "approved" });
    await confirmTest(nurse, input, at);
    const early = { ...(await versioned(form)), ...result, performedOn: "2026-04-04" };
    await expect(recordTest(owner, early, at)).rejects.toThrow(FieldError);
    await recordTest(owner, { ...early, performedOn: "2026-04-05" }, at);
    expect((await projectEvents(project.id)).filter(({ type }) => type === "clinical_settled")).toHaveLength(
      3,
    );
  });

  test("the product owner settles it, nobody else, and not ahead of its days", async () => {
    const { project } = await testIn();
    const member = await personIn(project.id);
    const input = { projectId: project.id, version: 1, outcome: "not_needed" as const, reason: "Utrett" };
    await expect(settleClinical(member, input, at)).rejects.toThrow(ForbiddenError);
    const later = { outcome: "notification" as const, sentOn: "2026-04-11", reference: "5.1" };
    await expect(settle(project, later)).rejects.toThrow(FieldError);
    await expect(settleClinical(owner, { ...input, version: 7 }, at)).rejects.toThrow(ConflictError);
  });
});

test("only those who work in the project write in it, and not once it has ended", async () => {
  const { project, form } = await testIn();
  const adviser = await personWith("regulatory_advisor");
  const input = { ...(await versioned(form)), ...plan };
  await expect(planTest(adviser, { projectId: project.id, ...plan }, at)).rejects.toThrow(ForbiddenError);
  await expect(changeTest(adviser, input, at)).rejects.toThrow(ForbiddenError);
  await expect(addPerformer(adviser, { ...form, name: "X" }, at)).rejects.toThrow(ForbiddenError);
  await expect(planTest(nurse, { projectId: project.id, ...plan }, at)).rejects.toThrow(NotFoundError);
  const { project: foreign } = await testIn();
  await expect(changeTest(owner, { ...input, projectId: foreign.id }, at)).rejects.toThrow(NotFoundError);
  await db.project.update({ where: { id: project.id }, data: { phase: "stopped" } });
  await expect(changeTest(owner, input, at)).rejects.toThrow(ForbiddenError);
});
