import { describe, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { ConflictError, ForbiddenError, RefusedError } from "#lib/errors.ts";
import { chooseSimple, leaveSimple, loseSimple } from "#lib/projects/documents/commands/simple.ts";
import { contentOf } from "#lib/projects/documents/content.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { DocumentKind, RevisionState } from "#prisma/generated/enums.ts";
import { personWith } from "#tests/factories/person.ts";
import { personIn, projectOf } from "#tests/factories/projects.ts";

const at = new Date("2026-03-23T10:00:00Z");
const said = (html: string) => ({ html, notApplicable: null });
const risk = { number: 1, hazard: "Elektrisk stöt" };

async function written(
  projectId: string,
  kind: DocumentKind,
  content: Prisma.InputJsonObject,
  state: RevisionState = "draft",
) {
  await db.projectDocument.create({
    data: {
      ...{ projectId, kind },
      revisions: { create: { revision: 1, state, content, createdBy: "A", changedBy: "A" } },
    },
  });
}

async function newest(projectId: string, kind: DocumentKind) {
  const found = await db.documentRevision.findFirst({
    where: { document: { projectId, kind } },
    orderBy: { revision: "desc" },
  });
  return found && { ...found, content: contentOf(found.content) };
}

describe("the template for simple devices", () => {
  test("is chosen by the product owner alone, from the version that was read", async () => {
    const owner = await personWith("product_owner");
    const project = await projectOf(owner);
    const form = { projectId: project.id, version: 1 };
    await expect(chooseSimple(await personIn(project.id), form, at)).rejects.toThrow(ForbiddenError);
    await expect(chooseSimple(owner, { ...form, version: 9 }, at)).rejects.toThrow(ConflictError);
    await chooseSimple(owner, form, at);
    expect((await db.project.findUniqueOrThrow({ where: { id: project.id } })).simple).toBe(true);
    await leaveSimple(owner, { ...form, version: 2 }, at);
    expect((await db.project.findUniqueOrThrow({ where: { id: project.id } })).simple).toBe(false);
  });

  test("is refused for ever once an unacceptable risk was identified", async () => {
    const owner = await personWith("product_owner");
    const project = await projectOf(owner, { unacceptableRiskAt: at });
    await expect(chooseSimple(owner, { projectId: project.id, version: 1 }, at)).rejects.toThrow(
      RefusedError,
    );
  });

  test("is taken away by the first unacceptable risk, and what was written goes on into A–G", async () => {
    const owner = await personWith("product_owner");
    const project = await projectOf(owner, { simple: true });
    await written(project.id, "simple", { what: said("<p>Mäter</p>"), management: said("<p>MTH</p>") });
    await written(project.id, "a", { what: said("<p>Förut</p>") }, "in_review");
    await written(project.id, "g", { how: said("<p>Godkänt</p>") }, "approved");
    const events = await db.$transaction((tx) => loseSimple(tx, project, risk, owner, at));
    expect(events.map(({ type }) => type)).toEqual(["simple_lost", "revision_begun"]);
    const after = await db.project.findUniqueOrThrow({ where: { id: project.id } });
    expect([after.simple, after.simpleLostAt, after.version]).toEqual([false, at, 2]);
    const a = await newest(project.id, "a");
    expect([a?.state, a?.content.what?.html]).toEqual(["draft", "<p>Förut</p><p>Mäter</p>"]);
    expect((await newest(project.id, "b"))?.content.purpose?.html).toBe("<p>Mäter</p>");
    const g = await newest(project.id, "g");
    expect([g?.revision, g?.content.how?.html]).toEqual([2, "<p>Godkänt</p><p>MTH</p>"]);
    expect(g?.content.organisation?.html).toBe("<p>MTH</p>");
    expect((await newest(project.id, "simple"))?.content.what?.html).toBe("<p>Mäter</p>");
  });

  test("is not lost twice", async () => {
    const owner = await personWith("product_owner");
    const project = await projectOf(owner, { simple: false });
    expect(await db.$transaction((tx) => loseSimple(tx, project, risk, owner, at))).toEqual([]);
  });
});
