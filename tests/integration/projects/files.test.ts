import { describe, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { FieldError, ForbiddenError, NotFoundError } from "#lib/errors.ts";
import { addProjectFile, removeProjectFile } from "#lib/projects/files/commands.ts";
import { projectFile, projectFiles } from "#lib/projects/files/queries.ts";
import { largestProjectFile, projectFileTargetSchema } from "#lib/projects/files/schema.ts";
import { personWith } from "#tests/factories/person.ts";
import { personIn, projectOf } from "#tests/factories/projects.ts";

const at = new Date("2026-03-23T10:00:00Z");
const text = (name: string, words = "hej") => ({
  ...{ fileName: name, declaredType: "text/plain" },
  content: new TextEncoder().encode(words),
});

async function setting() {
  const owner = await personWith("product_owner");
  const project = await projectOf(owner);
  const concept = { projectId: project.id, topic: "concept" as const, topicId: null };
  return { owner, project, concept };
}

describe("files of a project", () => {
  test("are kept with their history, listed and served to those who see the project", async () => {
    const { owner, project, concept } = await setting();
    await addProjectFile(await personIn(project.id), concept, text("skiss.txt"), at);
    const [file] = await projectFiles(owner, project.id, "concept", null);
    const served = await projectFile(owner, project.number, file?.id ?? "");
    expect(Buffer.from(served.content).toString()).toBe("hej");
    const event = await db.auditEvent.findFirst({ where: { streamId: project.id, type: "file_added" } });
    expect(event?.data).toEqual({ fileName: "skiss.txt" });
  });

  test("are not there for a stranger, and cannot be added by an adviser", async () => {
    const { owner, project, concept } = await setting();
    await addProjectFile(owner, concept, text("a.txt"), at);
    const [file] = await projectFiles(owner, project.id, "concept", null);
    const stranger = await personWith("product_owner");
    await expect(projectFile(stranger, project.number, file?.id ?? "")).rejects.toThrow(NotFoundError);
    expect(await projectFiles(stranger, project.id, "concept", null)).toEqual([]);
    await expect(addProjectFile(stranger, concept, text("b.txt"), at)).rejects.toThrow(NotFoundError);
    await expect(removeProjectFile(stranger, file?.id ?? "", at)).rejects.toThrow(NotFoundError);
    const adviser = await personIn(project.id, "regulatory_advisor");
    await expect(addProjectFile(adviser, concept, text("b.txt"), at)).rejects.toThrow(ForbiddenError);
  });

  test("are taken away from sight but never lost", async () => {
    const { owner, project, concept } = await setting();
    await addProjectFile(owner, concept, text("a.txt"), at);
    const [file] = await projectFiles(owner, project.id, "concept", null);
    await removeProjectFile(owner, file?.id ?? "", at);
    expect(await projectFiles(owner, project.id, "concept", null)).toEqual([]);
    await expect(projectFile(owner, project.number, file?.id ?? "")).rejects.toThrow(NotFoundError);
    await expect(removeProjectFile(owner, file?.id ?? "", at)).rejects.toThrow(NotFoundError);
    const kept = await db.projectFile.findUnique({ where: { id: file?.id ?? "" }, include: { file: true } });
    expect(kept?.file.size).toBe(3);
  });

  test("refuse an empty file and one over 25 MB", async () => {
    const { owner, concept } = await setting();
    await expect(addProjectFile(owner, concept, text("a.txt", ""), at)).rejects.toThrow(FieldError);
    const huge = { ...text("a.bin"), content: new Uint8Array(largestProjectFile + 1) };
    await expect(addProjectFile(owner, concept, huge, at)).rejects.toThrow(FieldError);
  });

  test("belong to a row of the same project only", async () => {
    const { owner, project } = await setting();
    const other = await projectOf(owner);
    const document = await db.projectDocument.create({ data: { projectId: other.id, kind: "c" } });
    const target = { projectId: project.id, topic: "document" as const, topicId: document.id };
    await expect(addProjectFile(owner, target, text("a.txt"), at)).rejects.toThrow(NotFoundError);
    const lone = { projectId: project.id, topic: "test", topicId: null };
    expect(projectFileTargetSchema.safeParse(lone).success).toBe(false);
  });

  test("keep only the name of a path, and are told by their bytes", async () => {
    const { owner, project, concept } = await setting();
    await addProjectFile(owner, concept, text("../../etc/<b>.png", "<html><script>1</script>"), at);
    const [file] = await projectFiles(owner, project.id, "concept", null);
    expect(file?.fileName).not.toMatch(/[/<>]/);
    const served = await projectFile(owner, project.number, file?.id ?? "");
    expect(served.mediaType).toBe("text/html");
  });
});
