import { describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { ConflictError, FieldError, ForbiddenError, NotFoundError, RefusedError } from "#lib/errors.ts";
import { chooseSource, fileDocument, saveSection } from "#lib/projects/documents/commands/draft.ts";
import {
  approveDocument,
  beginRevision,
  reviewDocument,
  submitDocument,
  takeBackDocument,
} from "#lib/projects/documents/commands/review.ts";
import { contentOf } from "#lib/projects/documents/content.ts";
import { snapshotOf } from "#lib/projects/documents/lists.ts";
import { outlines } from "#lib/projects/documents/outline.ts";
import { sectionDigest, sectionOf } from "#lib/projects/documents/sections.ts";
import { answerable } from "#lib/projects/requirements/annexI.ts";
import type { DocumentKind } from "#prisma/generated/enums.ts";
import { personWith } from "#tests/factories/person.ts";
import { personIn, projectOf } from "#tests/factories/projects.ts";

const at = new Date("2026-03-23T10:00:00Z");

async function setting() {
  const owner = await personWith("product_owner");
  const project = await projectOf(owner, { phase: "execute" });
  const member = await personIn(project.id);
  return { owner, project, member };
}

async function newest(projectId: string, kind: DocumentKind) {
  return db.documentRevision.findFirstOrThrow({
    where: { document: { projectId, kind } },
    orderBy: { revision: "desc" },
  });
}

const empty = sectionDigest({ html: "", notApplicable: null });

const section = (projectId: string, kind: DocumentKind, key: string, body: string, was = empty) => ({
  ...{ projectId, kind, version: 0, section: key, was, body },
  bodyFormat: "html" as const,
});

async function writeAll(actor: Actor, projectId: string, kind: DocumentKind) {
  for (const { key } of outlines[kind])
    await saveSection(actor, section(projectId, kind, key, `<p>Om ${key}</p>`), at);
  return form(projectId, kind);
}

async function form(projectId: string, kind: DocumentKind) {
  return { projectId, kind, version: (await newest(projectId, kind)).version };
}

describe("a document that is written", () => {
  test("keeps what two people save under different headings from the same page", async () => {
    const { owner, project, member } = await setting();
    await saveSection(owner, section(project.id, "a", "what", "<p>Mäter</p>"), at);
    await saveSection(member, section(project.id, "a", "who", "<p>Alla</p>"), at);
    const { content, version } = await newest(project.id, "a");
    expect(Object.keys(contentOf(content)).sort()).toEqual(["what", "who"]);
    expect(version).toBe(2);
  });

  test("refuses to overwrite the same heading, and takes the same words twice as one", async () => {
    const { owner, project, member } = await setting();
    await saveSection(owner, section(project.id, "a", "what", "<p>Ett</p>"), at);
    const late = section(project.id, "a", "what", "<p>Två</p>");
    await expect(saveSection(member, late, at)).rejects.toThrow(ConflictError);
    await saveSection(member, section(project.id, "a", "what", "<p>Ett</p>"), at);
    const { content } = await newest(project.id, "a");
    const was = sectionDigest(sectionOf(content, "what"));
    await saveSection(member, { ...late, was }, at);
    expect(contentOf((await newest(project.id, "a")).content).what?.html).toBe("<p>Två</p>");
  });

  test("is written by the project alone, under its own headings, and cleaned", async () => {
    const { owner, project } = await setting();
    const adviser = await personIn(project.id, "regulatory_advisor");
    const words = section(project.id, "a", "what", "<p onclick=x>Hej<script>alert(1)</script></p>");
    await expect(saveSection(adviser, words, at)).rejects.toThrow(ForbiddenError);
    await expect(saveSection(await personWith("product_owner"), words, at)).rejects.toThrow(NotFoundError);
    await expect(saveSection(owner, { ...words, section: "__proto__" }, at)).rejects.toThrow(NotFoundError);
    await saveSection(owner, words, at);
    expect(contentOf((await newest(project.id, "a")).content).what?.html).toBe("<p>Hej</p>");
  });

  test("keeps its looks when a page without scripts sends the words back unchanged", async () => {
    const { owner, project } = await setting();
    await saveSection(owner, section(project.id, "a", "what", "<p>Ett <strong>fett</strong> ord</p>"), at);
    const was = sectionDigest(sectionOf((await newest(project.id, "a")).content, "what"));
    const plain = {
      ...section(project.id, "a", "what", "Ett fett ord\r\n", was),
      bodyFormat: "text" as const,
    };
    await saveSection(owner, plain, at);
    expect(contentOf((await newest(project.id, "a")).content).what?.html).toContain("<strong>");
  });

  test("does not change while the device is in use", async () => {
    const owner = await personWith("product_owner");
    const project = await projectOf(owner, { phase: "in_use" });
    await expect(saveSection(owner, section(project.id, "a", "what", "<p>x</p>"), at)).rejects.toThrow(
      RefusedError,
    );
  });
});

describe("a document that is a file or a reference", () => {
  test("is complete with it, and refuses an empty file", async () => {
    const { owner, project } = await setting();
    const place = { projectId: project.id, kind: "c" as const, version: 0 };
    const file = {
      fileName: "ritning.pdf",
      declaredType: "",
      content: new TextEncoder().encode("%PDF-1.7 x"),
    };
    const hollow = { ...file, content: new Uint8Array() };
    await expect(fileDocument(owner, place, hollow, at)).rejects.toThrow(FieldError);
    await fileDocument(owner, place, file, at);
    await submitDocument(owner, await form(project.id, "c"), at);
    await approveDocument(owner, await form(project.id, "c"), at);
    expect((await newest(project.id, "c")).state).toBe("approved");
  });

  test("is taken from the version that was read", async () => {
    const { owner, project } = await setting();
    const place = { projectId: project.id, kind: "g" as const, version: 0 };
    const reference = { ...place, source: "reference" as const, reference: "QMS 12-3, version 4" };
    await chooseSource(owner, reference, at);
    await expect(chooseSource(owner, reference, at)).rejects.toThrow(ConflictError);
    expect((await newest(project.id, "g")).reference).toBe("QMS 12-3, version 4");
  });
});

describe("review and approval", () => {
  test("nobody writes in what is reviewed, and nobody reviews what they have written", async () => {
    const { owner, project, member } = await setting();
    const read = await writeAll(member, project.id, "a");
    await submitDocument(member, read, at);
    const late = section(project.id, "a", "what", "<p>Nytt</p>");
    await expect(saveSection(member, late, at)).rejects.toThrow(ConflictError);
    const review = { ...(await form(project.id, "a")), verdict: "remarks" as const, comment: "Otydligt" };
    await expect(reviewDocument(member, review, at)).rejects.toThrow(RefusedError);
    await reviewDocument(await personIn(project.id, "regulatory_advisor"), review, at);
    await reviewDocument(owner, review, at);
    expect(
      await db.revisionReview.count({ where: { revision: { document: { projectId: project.id } } } }),
    ).toBe(2);
    await takeBackDocument(member, await form(project.id, "a"), at);
    expect((await newest(project.id, "a")).state).toBe("draft");
  });

  test("only the product owner approves, only what is whole and was submitted", async () => {
    const { owner, project, member } = await setting();
    await saveSection(member, section(project.id, "a", "what", "<p>x</p>"), at);
    await expect(approveDocument(owner, await form(project.id, "a"), at)).rejects.toThrow(ConflictError);
    await submitDocument(member, await form(project.id, "a"), at);
    await expect(approveDocument(member, await form(project.id, "a"), at)).rejects.toThrow(ForbiddenError);
    const refused = await approveDocument(owner, await form(project.id, "a"), at).catch((error) => error);
    expect(refused).toBeInstanceOf(RefusedError);
    expect(refused.missing[0].href).toBe(`/projects/${project.number}/documents/a#section-description`);
  });

  test("what is approved is locked, by the database too; the next revision copies it and supersedes it", async () => {
    const { owner, project, member } = await setting();
    await submitDocument(member, await writeAll(member, project.id, "a"), at);
    await approveDocument(owner, await form(project.id, "a"), at);
    const locked = await newest(project.id, "a");
    await expect(
      db.documentRevision.update({ where: { id: locked.id }, data: { content: {} } }),
    ).rejects.toThrow();
    await expect(saveSection(member, section(project.id, "a", "what", "<p>y</p>"), at)).rejects.toThrow(
      ConflictError,
    );
    await beginRevision(member, { ...(await form(project.id, "a")), changes: "Ny sensor" }, at);
    const draft = await newest(project.id, "a");
    expect([draft.revision, draft.state, draft.changes, draft.content]).toEqual([
      2,
      "draft",
      "Ny sensor",
      locked.content,
    ]);
    await submitDocument(member, await form(project.id, "a"), at);
    await approveDocument(owner, await form(project.id, "a"), at);
    expect((await db.documentRevision.findUniqueOrThrow({ where: { id: locked.id } })).state).toBe(
      "superseded",
    );
  });

  test("D keeps the requirements as they were when it was approved, and waits for all of them", async () => {
    const { owner, project, member } = await setting();
    await submitDocument(member, await writeAll(member, project.id, "d"), at);
    await expect(approveDocument(owner, await form(project.id, "d"), at)).rejects.toThrow(RefusedError);
    const answer = {
      projectId: project.id,
      applicable: false,
      reason: "Finns inte",
      answeredBy: "A",
      answeredAt: at,
    };
    await db.requirementAnswer.createMany({
      data: answerable.map(({ id }) => ({ ...answer, requirement: id })),
    });
    await approveDocument(owner, await form(project.id, "d"), at);
    await db.requirementAnswer.updateMany({ where: { projectId: project.id }, data: { reason: "Ändrat" } });
    const kept = snapshotOf((await newest(project.id, "d")).snapshot);
    expect(kept?.rows).toHaveLength(answerable.length);
    expect(kept?.kind === "requirements" && kept.rows.map((row) => row.requirement).slice(0, 3)).toEqual([
      "1",
      "2",
      "3",
    ]);
    expect(kept?.kind === "requirements" && kept.rows[0]?.reason).toBe("Finns inte");
  });

  test("E keeps its risks with their controls and the matrix, and waits for the overall judgement", async () => {
    const { owner, project, member } = await setting();
    await submitDocument(member, await writeAll(member, project.id, "e"), at);
    const stage = { stage: "use" as const, hazard: "Ström", sequence: "a", situation: "b", harm: "c" };
    const levels = { severityBefore: 2, probabilityBefore: 3, severityAfter: 2, probabilityAfter: 1 };
    const control = { kind: "design" as const, description: "Säkring", verified: "Provad", verifiedAt: at };
    const rest = {
      newRisks: "Inga",
      state: "controlled" as const,
      createdBy: "A",
      number: 1,
      projectId: project.id,
    };
    await db.risk.create({ data: { ...stage, ...levels, ...rest, controls: { create: [control] } } });
    await expect(approveDocument(owner, await form(project.id, "e"), at)).rejects.toThrow(RefusedError);
    await db.project.update({
      where: { id: project.id },
      data: { overallRisk: "Liten", overallAccepted: true },
    });
    await approveDocument(owner, await form(project.id, "e"), at);
    const kept = snapshotOf((await newest(project.id, "e")).snapshot);
    expect(kept?.kind === "risks" && [kept.rows[0]?.controls[0]?.description, kept.matrix.name]).toEqual([
      "Säkring",
      "5×5",
    ]);
  });

  test("of two who approve at once, one succeeds", async () => {
    const { owner, project, member } = await setting();
    await submitDocument(member, await writeAll(member, project.id, "c"), at);
    const read = await form(project.id, "c");
    const both = await Promise.allSettled([
      approveDocument(owner, read, at),
      approveDocument(owner, read, at),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});
