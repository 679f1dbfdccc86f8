import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { storeFile } from "#lib/documents/store.ts";
import { ConflictError, ForbiddenError, NotFoundError, RefusedError } from "#lib/errors.ts";
import { takenOutOfUse } from "#lib/projects/declaration/content.ts";
import { declarationOfUnchanged } from "#lib/projects/declaration/queries.ts";
import { disposeProject, referredToByNone } from "#lib/projects/disposal/commands.ts";
import { disposableProjects } from "#lib/projects/disposal/queries.ts";
import { addIncident, changeIncident, closeIncident } from "#lib/projects/use/commands/incidents.ts";
import { retireProject } from "#lib/projects/use/commands/retire.ts";
import { finishReview, remindReviews } from "#lib/projects/use/commands/reviews.ts";
import { newIncidentSchema } from "#lib/projects/use/schema.ts";
import type { Project } from "#prisma/generated/client.ts";
import { caseAt, noticeIn, recipientOf } from "#tests/factories/cases.ts";
import { personWith } from "#tests/factories/person.ts";
import { personIn } from "#tests/factories/projects.ts";
import { readyProject } from "#tests/factories/readyProject.ts";

const at = new Date("2026-03-24T08:00:00Z");

let owner: Actor;

beforeAll(async () => {
  owner = await personWith("product_owner");
});

/** A device in use since a day, with its declaration published. */
async function deviceInUse(since = "2026-01-10"): Promise<Project> {
  const project = await readyProject(owner, at, { phase: "in_use", inUseSince: new Date(since) });
  const sha256 = await storeFile(db, Buffer.from(`signed ${project.id}`), "application/pdf");
  await db.declaration.create({
    data: {
      ...{ projectId: project.id, revision: 1, state: "published", content: {}, publishedAt: at, sha256 },
      ...{ contentSha256: sha256, certificate: "CN=Prov", place: "Halmstad", signedBy: owner.name },
      ...{ signedById: owner.id, signerFunction: "Ingenjör", signedAt: at, registration: "RS2026-1" },
    },
  });
  return project;
}

const review = (projectId: string, dueAt: string) =>
  db.productReview.create({ data: { projectId, kind: "market", interval: 12, dueAt: new Date(dueAt) } });

describe("a review", () => {
  test("is reminded of once, when it is due, by mail to the product owner", async () => {
    const project = await deviceInUse();
    await review(project.id, "2026-03-24");
    await review(project.id, "2026-03-25");
    expect(await remindReviews(at)).toBe(1);
    expect(await remindReviews(at)).toBe(0);
    const mails = await db.outgoingMail.findMany({
      where: { to: { has: owner.email }, purpose: "project_review" },
    });
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain(`/projects/${project.number}/use#review-`);
  });

  test("that is done plans the next one from that day", async () => {
    const project = await deviceInUse();
    const { id, version } = await review(project.id, "2026-03-01");
    const form = {
      projectId: project.id,
      id,
      version,
      doneOn: "2026-03-20",
      result: "Inget nytt",
      interval: 12,
    };
    const early = await finishReview(owner, { ...form, doneOn: "2026-03-25" }, at).catch((error) => error);
    expect(early).toMatchObject({ field: "doneOn", key: "dayToCome" });
    await finishReview(owner, form, at);
    const rows = await db.productReview.findMany({
      where: { projectId: project.id },
      orderBy: { dueAt: "asc" },
    });
    expect(rows.map(({ dueAt, doneOn }) => [dueAt.toISOString().slice(0, 10), doneOn !== null])).toEqual([
      ["2026-03-01", true],
      ["2027-03-20", false],
    ]);
    await expect(finishReview(owner, form, at)).rejects.toBeInstanceOf(ConflictError);
  });

  test("is noted by the project group, by nobody else, and not before the device is in use", async () => {
    const project = await deviceInUse();
    const { id, version } = await review(project.id, "2026-03-01");
    const form = { projectId: project.id, id, version, doneOn: "2026-03-20", result: "Bra", interval: 6 };
    await expect(finishReview(await personWith("manager"), form, at)).rejects.toBeInstanceOf(ForbiddenError);
    await expect(finishReview(await personWith("product_owner"), form, at)).rejects.toBeInstanceOf(
      NotFoundError,
    );
    await finishReview(await personIn(project.id), form, at);
    const fresh = await readyProject(owner, at);
    const incident = { projectId: fresh.id, ...event };
    await expect(addIncident(owner, incident, at)).rejects.toBeInstanceOf(ForbiddenError);
  });
});

const event = {
  kind: "near_miss",
  occurredOn: "2026-03-20",
  description: "Hållaren lossnade",
  reportable: "yes",
} as const;

describe("an incident", () => {
  test("with a CE-marked part is closed only when all reports and the action are noted", async () => {
    const project = await deviceInUse();
    const component = await db.component.create({
      data: { projectId: project.id, name: "Fjäder", manufacturer: "Fjäder AB", ceMarked: true },
    });
    await addIncident(owner, { projectId: project.id, ...event, componentId: component.id }, at);
    const found = await db.incident.findFirstOrThrow({ where: { projectId: project.id } });
    const form = { projectId: project.id, id: found.id, version: found.version };
    const refusal = await closeIncident(owner, form, at).catch((error) => error);
    expect(refusal).toBeInstanceOf(RefusedError);
    expect(refusal.missing.map(({ key }: { key: string }) => key)).toEqual([
      "project.incident.authority",
      "project.incident.manufacturer",
      "project.incident.agency",
      "project.incident.correctiveAction",
    ]);
    const reported = { authorityReportedOn: "2026-03-21", manufacturerReportedOn: "2026-03-21" };
    const change = { ...form, ...event, componentId: component.id, ...reported, correctiveAction: "Bytt" };
    const ahead = await changeIncident(owner, { ...change, agencyReportedOn: "2026-03-30" }, at).catch(
      (e) => e,
    );
    expect(ahead).toMatchObject({ field: "agencyReportedOn", key: "dayToCome" });
    await changeIncident(owner, { ...change, agencyReportedOn: "2026-03-22" }, at);
    await closeIncident(owner, { ...form, version: form.version + 1 }, at);
    const types = (await db.auditEvent.findMany({ where: { streamId: project.id } })).map(({ type }) => type);
    expect(types.filter((type) => type === "incident_reported")).toHaveLength(3);
    expect(types).toContain("incident_closed");
  });

  test("cannot name another project's part, nor a personal identity number", async () => {
    const [project, other] = [await deviceInUse(), await deviceInUse()];
    const { id } = await db.component.create({ data: { projectId: other.id, name: "X", manufacturer: "Y" } });
    const input = { projectId: project.id, ...event, componentId: id };
    const error = await addIncident(owner, input, at).catch((failure) => failure);
    expect(error).toMatchObject({ field: "componentId" });
    const parsed = newIncidentSchema.safeParse({ ...input, description: "Patient 19121212-1212 föll" });
    expect(parsed.error?.issues).toMatchObject([{ path: ["description"], message: "personalNumber" }]);
  });
});

describe("taking out of use", () => {
  const form = (project: Project, day: string) => ({
    ...{ projectId: project.id, version: project.version, day, reason: "Ersatt av ny produkt" },
  });

  test("waits for units and incidents, and takes no impossible day", async () => {
    const project = await deviceInUse("2026-02-01");
    await db.deviceUnit.create({
      data: { projectId: project.id, code: "A1", madeOn: new Date("2026-01-15") },
    });
    await addIncident(owner, { projectId: project.id, ...event }, at);
    const refusal = await retireProject(owner, form(project, "2026-03-20"), at).catch((error) => error);
    expect(refusal.missing.map(({ key }: { key: string }) => key)).toEqual([
      "project.unitLeft",
      "project.incidentOpen",
    ]);
    const clear = await deviceInUse("2026-02-01");
    const ahead = await retireProject(owner, form(clear, "2026-03-25"), at).catch((error) => error);
    expect(ahead).toMatchObject({ field: "day", key: "dayToCome" });
    const before = await retireProject(owner, form(clear, "2026-01-31"), at).catch((error) => error);
    expect(before).toMatchObject({ field: "day", key: "beforeUse" });
    expect(await db.project.findUniqueOrThrow({ where: { id: clear.id } })).toMatchObject({
      phase: "in_use",
    });
  });

  test("keeps everything ten years and withdraws the declaration", async () => {
    const project = await deviceInUse("2024-01-10");
    const when = new Date("2024-03-01T08:00:00Z");
    await retireProject(owner, form(project, "2024-02-29"), when);
    const after = await db.project.findUniqueOrThrow({ where: { id: project.id } });
    expect(after).toMatchObject({ phase: "retired", keptUntil: new Date("2034-02-28") });
    expect(await db.declaration.findFirst({ where: { projectId: project.id } })).toMatchObject({
      ...{ state: "withdrawn", endedBecause: takenOutOfUse },
    });
    const manager = await personWith("manager");
    await expect(retireProject(manager, form(after, "2024-02-29"), when)).rejects.toBeInstanceOf(
      ForbiddenError,
    );
  });
});

/** Every table that holds a part of a project, those below its parts included. */
async function projectTables(): Promise<string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT "table_name"::text AS "name" FROM information_schema.columns
    WHERE "column_name" = 'projectId' AND "table_schema" = 'public'`;
  const own = rows.map(({ name }) => name).filter((name) => !["RoleAssignment", "Recipient"].includes(name));
  return [...own, "DocumentRevision", "RevisionReview", "RiskControl", "TestPerformer", "Project"];
}

/** One row at least in every table of a project. */
async function fillEveryTable(project: Project): Promise<void> {
  const projectId = project.id;
  const on = new Date("2015-01-01");
  const by = { decidedBy: "Å", decidedAt: at };
  await db.projectDecision.create({
    data: { projectId, phase: "plan", outcome: "go", cost: "k", benefit: "n", risk: "r", ...by },
  });
  await db.adviceRequest.create({
    data: { projectId, phase: "plan", question: "?", askedBy: "Å", askedAt: at },
  });
  await db.marketCandidate.create({ data: { projectId, name: "X", manufacturer: "Y" } });
  await db.literatureItem.create({ data: { projectId, citation: "A", relevance: "B", foundOn: on } });
  await db.planActivity.create({ data: { projectId, title: "A", startsOn: on, endsOn: on } });
  await db.deviation.create({
    data: {
      projectId,
      number: 1,
      occurredOn: on,
      description: "A",
      effect: "B",
      closedAt: at,
      createdBy: "Å",
    },
  });
  await db.component.create({ data: { projectId, name: "X", manufacturer: "Y" } });
  await db.deviceUnit.create({ data: { projectId, code: "1", madeOn: on, state: "scrapped" } });
  await db.productReview.create({ data: { projectId, kind: "market", interval: 12, dueAt: on } });
  await db.incident.create({
    data: {
      ...{ projectId, number: 1, kind: "near_miss", occurredOn: on, description: "A", reportable: false },
      ...{ closedAt: at, createdBy: "Å" },
    },
  });
  const sha256 = await storeFile(db, Buffer.from(`file of ${projectId}`), "text/plain");
  await db.projectFile.create({
    data: {
      projectId,
      topic: "other",
      fileName: "a.txt",
      mediaType: "text/plain",
      size: 1,
      sha256,
      addedBy: "Å",
    },
  });
  const risk = await db.risk.findFirstOrThrow({ where: { projectId } });
  await db.riskControl.create({ data: { riskId: risk.id, kind: "design", description: "A" } });
  const found = await db.productTest.findFirstOrThrow({ where: { projectId } });
  await db.testPerformer.create({ data: { testId: found.id, name: "Å" } });
  const revision = await db.documentRevision.findFirstOrThrow({ where: { document: { projectId } } });
  await db.revisionReview.create({
    data: { revisionId: revision.id, reviewerId: owner.id, verdict: "no_remarks", comment: "", at },
  });
}

async function retiredOn(day: string): Promise<Project> {
  const project = await deviceInUse("2014-01-01");
  await fillEveryTable(project);
  const version = project.version;
  const input = { projectId: project.id, version, day, reason: "Utsliten" };
  await retireProject(owner, input, new Date(`${day}T20:00:00Z`));
  return db.project.findUniqueOrThrow({ where: { id: project.id } });
}

describe("retention", () => {
  test("no row of any table of a project can be deleted or emptied before the ten years are over", async () => {
    await retiredOn("2026-03-01");
    const tables = await projectTables();
    expect(tables.length).toBeGreaterThanOrEqual(23);
    for (const table of tables) {
      const rows = await db.$queryRawUnsafe<{ count: bigint }[]>(`SELECT count(*) FROM "${table}"`);
      expect(Number(rows[0]?.count), table).toBeGreaterThan(0);
      await expect(db.$executeRawUnsafe(`DELETE FROM "${table}"`), table).rejects.toThrow(/ten years/);
      await expect(db.$executeRawUnsafe(`TRUNCATE "${table}" CASCADE`), table).rejects.toThrow(/ten years/);
    }
  });

  test("cannot be shortened", async () => {
    const project = await retiredOn("2026-03-01");
    const where = { id: project.id };
    await expect(db.project.update({ where, data: { keptUntil: new Date("2030-01-01") } })).rejects.toThrow(
      /ten years/,
    );
    await expect(db.project.update({ where, data: { keptUntil: null } })).rejects.toThrow(/ten years/);
  });
});

describe("disposal", () => {
  const input = (project: Project) => ({
    projectId: project.id,
    version: project.version,
    reason: "Dokumenthanteringsplan 4.2",
  });

  test("is refused while anything must be kept", async () => {
    const project = await retiredOn("2026-03-01");
    const admin = await personWith("admin");
    for (const actor of [owner, admin])
      await expect(disposeProject(actor, input(project), at)).rejects.toBeInstanceOf(RefusedError);
    const manager = await personWith("manager");
    await expect(disposeProject(manager, input(project), at)).rejects.toBeInstanceOf(ForbiddenError);
    const stranger = await personWith("product_owner");
    await expect(disposeProject(stranger, input(project), at)).rejects.toBeInstanceOf(NotFoundError);
  });

  test("after ten years removes content and files, and keeps the register entry and the history", async () => {
    const project = await retiredOn("2014-06-01");
    const shared = await storeFile(db, Buffer.from(`shared ${project.id}`), "text/plain");
    const other = await deviceInUse();
    for (const projectId of [project.id, other.id])
      await db.projectFile.create({
        data: {
          projectId,
          topic: "other",
          fileName: "b",
          mediaType: "text/plain",
          size: 1,
          sha256: shared,
          addedBy: "Å",
        },
      });
    const admin = await personWith("admin");
    const listed = await disposableProjects(admin, null, at);
    expect(listed.projects.map(({ number }) => number)).toContain(project.number);
    expect((await disposableProjects(await personWith("product_owner"), null, at)).projects).toEqual([]);
    await disposeProject(admin, input(project), at);
    const after = await db.project.findUniqueOrThrow({
      where: { id: project.id },
      include: {
        documents: true,
        files: true,
        risks: true,
        declarations: true,
        incidents: true,
        tests: true,
      },
    });
    expect(after).toMatchObject({
      ...{ number: project.number, title: project.title, ownerId: owner.id, retiredReason: "Utsliten" },
      ...{ documents: [], files: [], risks: [], declarations: [], incidents: [], tests: [] },
      ...{ purposeSuitable: null, disposedAt: at },
    });
    expect(await db.storedFile.count({ where: { sha256: shared } })).toBe(1);
    const own = await db.storedFile.findMany({ where: { content: Buffer.from(`file of ${project.id}`) } });
    expect(own).toEqual([]);
    const events = await db.auditEvent.findMany({ where: { streamId: project.id } });
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(["project_retired", "project_disposed"]),
    );
    await expect(disposeProject(admin, input(after), at)).rejects.toBeInstanceOf(ConflictError);
  });

  test("leaves what a case has of the same files", async () => {
    const project = await retiredOn("2014-06-01");
    const found = await caseAt();
    const { message } = await noticeIn(found.id);
    const files = { letter: message.sha256, answer: "", form: "" };
    files.answer = await storeFile(db, Buffer.from(`answer ${project.id}`), "text/plain");
    files.form = await storeFile(db, Buffer.from(`form ${project.id}`), "text/plain");
    const about = { fileName: "b", mediaType: "text/plain", size: 1, addedBy: "Å" };
    for (const sha256 of Object.values(files))
      await db.projectFile.create({ data: { projectId: project.id, topic: "other", ...about, sha256 } });
    await db.checklistFile.create({
      data: { caseId: found.id, key: "customers", ...about, sha256: files.form },
    });
    const recipient = await recipientOf(found.id);
    const response = await db.response.create({
      data: { recipientId: recipient.id, version: 1, concerned: "no", respondentName: "Å" },
    });
    await db.responseFile.create({
      data: {
        responseId: response.id,
        fileName: "b",
        mediaType: "text/plain",
        size: 1,
        sha256: files.answer,
      },
    });
    await disposeProject(owner, input(project), at);
    expect(await db.projectFile.count({ where: { projectId: project.id } })).toBe(0);
    expect(await db.storedFile.count({ where: { sha256: { in: Object.values(files) } } })).toBe(3);
  });

  // What a scanner said of a file goes with it; everything else keeps it.
  test("asks of everything in the database that can refer to a file", async () => {
    const referring = await db.$queryRaw<{ name: string }[]>`
      SELECT conrelid::regclass::text AS "name" FROM pg_constraint
      WHERE confrelid = '"StoredFile"'::regclass AND contype = 'f' AND confdeltype <> 'c'`;
    expect(Object.keys(referredToByNone)).toHaveLength(referring.length);
  });
});

describe("an update without a new revision of any document", () => {
  test("is told of until a revision is approved after the declaration was signed", async () => {
    const project = await deviceInUse();
    expect(await declarationOfUnchanged(owner, project.id)).toEqual({ revision: 1, signedAt: at });
    const { id } = await db.projectDocument.findFirstOrThrow({ where: { projectId: project.id, kind: "g" } });
    const { id: revision } = await db.documentRevision.create({
      data: { documentId: id, revision: 2, content: {}, createdBy: "Ägaren", changedBy: "Ägaren" },
    });
    expect(await declarationOfUnchanged(owner, project.id)).not.toBeNull();
    await db.documentRevision.update({
      where: { id: revision },
      data: { state: "approved", approvedBy: "Ägaren", approvedAt: new Date(at.getTime() + 60_000) },
    });
    expect(await declarationOfUnchanged(owner, project.id)).toBeNull();
  });

  test("is nobody else's to know, and nothing before the first declaration", async () => {
    const project = await deviceInUse();
    expect(await declarationOfUnchanged(await personWith("technician"), project.id)).toBeNull();
    expect(await declarationOfUnchanged(owner, (await readyProject(owner, at)).id)).toBeNull();
  });
});
