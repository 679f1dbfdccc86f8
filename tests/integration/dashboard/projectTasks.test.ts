import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { myTasks } from "#lib/dashboard/queries/mine.ts";
import { db } from "#lib/db.ts";
import { storeFile } from "#lib/documents/store.ts";
import { askAdvice, giveAdvice } from "#lib/projects/commands/advice.ts";
import { addDeviation } from "#lib/projects/commands/deviations.ts";
import { countByPhase, outlookOf } from "#lib/projects/queries/overview.ts";
import { caseAt, recipientOf } from "#tests/factories/cases.ts";
import { personWith } from "#tests/factories/person.ts";
import { personIn, projectOf, surveyedNeed } from "#tests/factories/projects.ts";

const at = new Date("2026-03-24T08:00:00Z");
let owner: Actor;

beforeAll(async () => {
  owner = await personWith("product_owner");
});

async function tasksOf(actor: Actor, key: string) {
  return (await myTasks(actor, at)).find((group) => group.key === key)?.tasks ?? [];
}
const lineKeys = (tasks: Awaited<ReturnType<typeof tasksOf>>) => tasks.map(({ lines }) => lines[0]?.key);

describe("what waits in projects", () => {
  test("is for the product owner the gate: what is missing first, then that it is ready", async () => {
    const project = await projectOf(owner);
    const [before] = await tasksOf(owner, "projectGates");
    expect(before?.lines).toMatchObject([
      { key: "gateMissing" },
      { from: "refusals", key: "project.marketSearch" },
    ]);
    expect(before?.href).toBe(`/projects/${project.number}/market`);
    await surveyedNeed(project.id);
    const [after] = await tasksOf(owner, "projectGates");
    expect(after).toMatchObject({
      ...{ lines: [{ key: "gateReady" }], href: `/projects/${project.number}/decisions#gate` },
    });
    expect(await tasksOf(await personWith("product_owner"), "projectGates")).toEqual([]);
  });

  test("is a question for the adviser who was asked, and its answer for the owner", async () => {
    const someone = await personWith("product_owner");
    const [asked, other] = [await personWith("regulatory_advisor"), await personWith("regulatory_advisor")];
    const project = await projectOf(someone);
    await askAdvice(someone, { projectId: project.id, question: "MTP?", adviserId: asked.id }, at);
    expect(lineKeys(await tasksOf(asked, "projectAdvice"))).toEqual(["adviceAsked"]);
    expect(await tasksOf(other, "projectAdvice")).toEqual([]);
    const request = await db.adviceRequest.findFirstOrThrow({ where: { projectId: project.id } });
    await giveAdvice(asked, { projectId: project.id, id: request.id, version: 1, statement: "Ja" }, at);
    expect(await tasksOf(asked, "projectAdvice")).toEqual([]);
    expect(lineKeys(await tasksOf(someone, "projectAdvice"))).toEqual(["adviceAnswered"]);
  });

  test("is a document: to approve, to review, and back with remarks for the group", async () => {
    const someone = await personWith("product_owner");
    const project = await projectOf(someone);
    const adviser = await personIn(project.id, "regulatory_advisor");
    const member = await personIn(project.id);
    const document = await db.projectDocument.create({
      data: {
        ...{ projectId: project.id, kind: "need" },
        revisions: {
          create: {
            ...{ revision: 1, state: "in_review", content: {}, createdBy: "A", changedBy: "A" },
            ...{ changedAt: new Date("2026-03-20"), submittedAt: new Date("2026-03-20") },
          },
        },
      },
      include: { revisions: true },
    });
    expect(lineKeys(await tasksOf(someone, "projectDocuments"))).toEqual(["documentToApprove"]);
    expect(lineKeys(await tasksOf(adviser, "projectDocuments"))).toEqual(["documentToReview"]);
    expect(await tasksOf(member, "projectDocuments")).toEqual([]);
    const revisionId = document.revisions[0]?.id ?? "";
    await db.revisionReview.create({
      data: { revisionId, reviewerId: adviser.id, verdict: "remarks", comment: "Mer om risk", at },
    });
    expect(await tasksOf(adviser, "projectDocuments")).toEqual([]);
    expect(lineKeys(await tasksOf(member, "projectDocuments"))).toEqual(["documentReturned"]);
    await db.documentRevision.update({
      where: { id: revisionId },
      data: { changedAt: new Date("2026-03-25") },
    });
    expect(await tasksOf(member, "projectDocuments")).toEqual([]);
  });

  test("is a deviation to check and a review that comes due for the owner, a test for who performs it", async () => {
    const someone = await personWith("product_owner");
    const project = await projectOf(someone, { phase: "execute" });
    const member = await personIn(project.id);
    const manager = await personWith("unit_manager");
    const told = { occurredOn: "2026-03-20", description: "Spricka", effect: "Håller inte" };
    await addDeviation(member, { projectId: project.id, ...told }, at);
    expect(lineKeys(await tasksOf(someone, "projectDeviations"))).toEqual(["deviationToCheck"]);
    for (let more = 0; more < 3; more++) await addDeviation(member, { projectId: project.id, ...told }, at);
    expect((await tasksOf(someone, "projectDeviations")).map(({ lines }) => lines)).toEqual([
      [{ key: "deviationsToCheck", values: { count: 4 } }],
    ]);
    const words = { how: "Drag", extent: "3 st", conditions: "Rum", risksAndLimits: "Klämning" };
    await db.productTest.create({
      data: {
        ...{ projectId: project.id, number: 1, kind: "verification", title: "Drag", ...words },
        performers: {
          create: [
            { userId: member.id, name: member.name },
            { userId: manager.id, name: manager.name },
          ],
        },
      },
    });
    expect(lineKeys(await tasksOf(member, "projectTests"))).toEqual(["testToConfirm"]);
    expect(await tasksOf(someone, "projectTests")).toEqual([]);
    // Who carries out a test may be anybody: the page of that plan asks for no part in the project.
    const [task] = await tasksOf(manager, "projectTests");
    expect(task?.href).toMatch(/^\/confirmations\/[0-9a-f-]{36}$/);
  });

  test("is the declaration: to publish, or after a withdrawal to make anew", async () => {
    const someone = await personWith("product_owner");
    const project = await projectOf(someone, { phase: "in_use", inUseSince: at });
    const sha256 = await storeFile(db, Buffer.from(`signed ${project.id}`), "application/pdf");
    const declared = async (revision: number, state: "signed" | "withdrawn" | "published") =>
      db.declaration.create({
        data: {
          ...{ projectId: project.id, revision, state, content: {}, sha256, contentSha256: sha256 },
          ...{ certificate: "CN=Prov", place: "Halmstad", registration: "RS 1", signerFunction: "Ingenjör" },
          ...{ signedBy: someone.name, signedById: someone.id, signedAt: at, informedOn: at },
          ...(state === "published" && { publishedAt: at }),
          ...(state === "withdrawn" && { endedAt: at, endedBecause: "Fel" }),
        },
      });
    const asked = async () => (await tasksOf(someone, "projectReviews")).map(({ lines }) => lines[0]?.key);
    await declared(1, "withdrawn");
    expect(await asked()).toEqual(["projectWithdrawn"]);
    const [task] = await tasksOf(someone, "projectReviews");
    expect(task?.href).toBe(`/projects/${project.number}/decisions`);
    await declared(2, "signed");
    expect(await asked()).toEqual(["projectUnpublished"]);
    await declared(3, "published");
    expect(await asked()).toEqual([]);
  });

  test("is a safety notice that touches a component, for the device's owner alone", async () => {
    const someone = await personWith("product_owner");
    const project = await projectOf(someone, { phase: "in_use" });
    const { id: caseId } = await caseAt("acting");
    const recipient = await recipientOf(caseId, { kind: "product_owner", projectId: project.id });
    const [task] = await tasksOf(someone, "answers");
    expect(task?.href).toBe(`/projects/${project.number}/notices/${recipient.id}`);
    expect(await tasksOf(owner, "answers")).toEqual([]);
    await db.recipient.update({ where: { id: recipient.id }, data: { answeredAt: at } });
    expect(await tasksOf(someone, "answers")).toEqual([]);
  });
});

describe("the overview", () => {
  test("counts by phase what the person may see", async () => {
    const someone = await personWith("product_owner");
    await projectOf(someone, { phase: "plan" });
    await projectOf(someone, { phase: "in_use" });
    const counts = new Map((await countByPhase(someone)).map(({ phase, count }) => [phase, count]));
    expect([counts.get("plan"), counts.get("in_use"), counts.get("initiate")]).toEqual([1, 1, 0]);
    const manager = new Map(
      (await countByPhase(await personWith("manager"))).map(({ phase, count }) => [phase, count]),
    );
    expect(manager.get("plan")).toBeGreaterThanOrEqual(1);
    expect((await countByPhase(await personWith("admin"))).every(({ count }) => count === 0)).toBe(true);
  });

  test("says whom each waits for, since when, and the next day", async () => {
    const someone = await personWith("product_owner");
    await personWith("regulatory_advisor");
    const project = await projectOf(someone, { createdAt: new Date("2026-03-01") });
    const activity = { title: "Prov", startsOn: new Date("2026-03-01"), endsOn: new Date("2026-04-01") };
    await db.planActivity.create({ data: { projectId: project.id, ...activity } });
    const outlook = async () => (await outlookOf([project])).get(project.id);
    expect(await outlook()).toEqual({
      ...{ waiting: { what: "material", since: project.createdAt }, next: activity.endsOn },
    });
    await askAdvice(someone, { projectId: project.id, question: "MTP?" }, at);
    expect((await outlook())?.waiting).toEqual({ what: "advice", since: at });
  });
});
