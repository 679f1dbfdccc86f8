import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { myTasks } from "#lib/dashboard/queries/mine.ts";
import { overviewFor } from "#lib/dashboard/queries/overview.ts";
import { tasksShown } from "#lib/dashboard/tasks.ts";
import { db } from "#lib/db.ts";
import { Role } from "#prisma/generated/enums.ts";
import { caseAt, recipientOf } from "#tests/factories/cases.ts";
import { unitWith } from "#tests/factories/directory.ts";
import { personWith } from "#tests/factories/person.ts";

const at = new Date("2026-03-24T08:00:00Z");
let coordinator: Actor;

beforeAll(async () => {
  coordinator = await personWith("coordinator");
});

async function tasksOf(actor: Actor, key: string) {
  return (await myTasks(actor, at)).find((group) => group.key === key)?.tasks ?? [];
}

const numbers = (tasks: { caseNumber: string | null }[]) => tasks.map((task) => task.caseNumber);

describe("what waits for a coordinator", () => {
  test("is each case with what is late in it, own ones and those of nobody", async () => {
    const colleague = await personWith("coordinator");
    const mine = await caseAt("acting", { ownerId: coordinator.id });
    const nobodys = await caseAt("acting");
    const theirs = await caseAt("acting", { ownerId: colleague.id });
    await recipientOf(mine.id, { replyBy: "2026-03-20" });
    await recipientOf(mine.id, { replyBy: "2026-03-30" });
    await db.actionItem.create({
      data: {
        ...{ caseId: mine.id, kind: "modify", performer: "mth", description: "Byt" },
        dueAt: new Date("2026-03-01T00:00:00Z"),
      },
    });
    const tasks = await tasksOf(coordinator, "act");
    expect(numbers(tasks)).toEqual([mine.number, nobodys.number]);
    expect(numbers(await tasksOf(colleague, "act"))).toContain(theirs.number);
    expect(tasks[0]).toMatchObject({
      late: true,
      lines: [
        { key: "lateAnswers", values: { count: 1 } },
        { key: "lateActions", values: { count: 1 } },
      ],
      href: `/cases/${mine.number}/dispatch`,
    });
    expect(tasks[1]).toMatchObject({
      lines: [{ key: "nothingSent" }],
      href: `/cases/${nobodys.number}/dispatch`,
    });
  });

  test("is an own handler who has not reported, and replies that are outstanding", async () => {
    const found = await caseAt("following_up");
    await recipientOf(found.id, { kind: "own_handling" });
    const data = { caseId: found.id, kind: "result", responderId: coordinator.id } as const;
    const reply = await db.senderReply.create({ data });
    const [task] = await tasksOf(coordinator, "followUp");
    expect(task?.lines.map(({ key }) => key)).toEqual(["unreported", "outstandingReplies"]);
    expect((await tasksOf(coordinator, "replies"))[0]?.href).toBe(
      `/cases/${found.number}/handling/reply/${reply.id}`,
    );
  });

  test("is RH-13659 until it is confirmed", async () => {
    const found = await caseAt("acting");
    await db.supplyDisruption.create({ data: { caseId: found.id, startedBy: "Test", startedAt: at } });
    expect(numbers(await tasksOf(coordinator, "supplyDisruption"))).toEqual([found.number]);
    await db.supplyDisruption.update({ where: { caseId: found.id }, data: { confirmedAt: at } });
    expect(await tasksOf(coordinator, "supplyDisruption")).toEqual([]);
  });

  test("is mails that failed; for an administrator too, for nobody else", async () => {
    const mail = {
      purpose: "dispatch",
      fromAddress: "a@example.org",
      fromName: "A",
      subject: "x",
      text: "x",
    };
    await db.outgoingMail.create({
      data: { ...mail, messageId: "<failed@example.org>", to: ["b@example.org"], state: "failed" },
    });
    for (const role of ["coordinator", "admin"] as const)
      expect((await tasksOf(await personWith(role), "failedMails"))[0]).toMatchObject({
        lines: [{ key: "mails.failed", values: { count: 1 } }],
        href: "/mails?state=failed",
      });
    expect(await tasksOf(await personWith("technician"), "failedMails")).toEqual([]);
  });
});

describe("what waits for a function", () => {
  test("is its own actions in cases under way, unless somebody else owns them", async () => {
    const technician = await personWith("technician");
    const found = await caseAt("acting");
    const early = await caseAt("closed");
    const action = (caseId: string, description: string, ownerId?: string) => ({
      ...{ caseId, kind: "modify" as const, performer: "mth" as const, description, ownerId },
    });
    await db.actionItem.createMany({
      data: [
        action(found.id, "Allas"),
        action(found.id, "Min", technician.id),
        action(found.id, "Annans", coordinator.id),
        action(early.id, "Avslutad"),
        { ...action(found.id, "Lager"), performer: "logistics" },
      ],
    });
    const titles = (await tasksOf(technician, "actions")).map((task) => task.title);
    expect(titles).toEqual(expect.arrayContaining(["Allas", "Min"]));
    for (const title of ["Annans", "Avslutad", "Lager"]) expect(titles).not.toContain(title);
  });

  test("is answers for the own unit, and nothing of other units", async () => {
    const { unit, administration } = await unitWith();
    const place = { projectId: null, administrationId: null, unitId: unit.id };
    const manager = await personWith({ ...place, role: "unit_manager" });
    const box = await personWith({
      ...{ ...place, role: "administration" as const, unitId: null, administrationId: administration.id },
    });
    const stranger = await personWith({ ...place, role: "unit_manager", unitId: (await unitWith()).unit.id });
    const found = await caseAt("acting");
    const row = await recipientOf(found.id, { unitId: unit.id, name: "Enheten" });
    await recipientOf(found.id, { unitId: unit.id, answeredAt: at });
    await recipientOf(found.id, { unitId: unit.id, purpose: "for_information" });
    for (const actor of [manager, box])
      expect((await tasksOf(actor, "answers")).map((task) => task.id)).toEqual([row.id]);
    expect(await tasksOf(stranger, "answers")).toEqual([]);
    await db.case.update({ where: { id: found.id }, data: { status: "closed" } });
    expect(await tasksOf(manager, "answers")).toEqual([]);
  });
});

test("is bounded: so many of one kind, and the way to all of them", async () => {
  for (let made = 0; made <= tasksShown; made += 1) await caseAt("received");
  const group = (await myTasks(await personWith("procurement"), at)).find(({ key }) => key === "triage");
  expect(group?.tasks).toHaveLength(tasksShown);
  expect(group).toMatchObject({ more: true, all: "/cases?status=received" });
});

test("is nothing of cases for those who have nothing to do with them", async () => {
  for (const role of [
    "product_owner",
    "project_member",
    "regulatory_advisor",
    "manager",
    "chief_physician",
  ] as const)
    expect(await myTasks(await personWith(role), at), role).toEqual([]);
});

test("the overview is for those who lead, and counts open cases alone", async () => {
  const before = await overviewFor(await personWith("manager"), at);
  await caseAt("gathering", { severity: "critical", dueAt: new Date("2026-03-20T00:00:00Z") });
  await caseAt("closed", { severity: "critical", dueAt: new Date("2026-03-20T00:00:00Z") });
  const after = await overviewFor(await personWith("chief_physician"), at);
  const gathering = (overview: typeof after) => overview?.rows.find((row) => row.status === "gathering");
  expect(gathering(after)?.bySeverity.critical).toBe((gathering(before)?.bySeverity.critical ?? 0) + 1);
  expect(after?.overdue).toBe((before?.overdue ?? 0) + 1);
  for (const role of Object.values(Role).filter((one) => one !== "manager" && one !== "chief_physician"))
    expect(await overviewFor(await personWith(role), at), role).toBeNull();
});
