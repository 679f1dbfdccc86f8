import { beforeAll, expect, test } from "vitest";
import { fromBuffer } from "yauzl";
import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { sha256Of, storeFile } from "#lib/documents/store.ts";
import { NotFoundError } from "#lib/errors.ts";
import { projectArchive } from "#lib/projects/export/archive.ts";
import { personWith } from "#tests/factories/person.ts";
import { readyProject } from "#tests/factories/readyProject.ts";

const at = new Date("2026-03-24T08:00:00Z");

let owner: Actor;

beforeAll(async () => {
  owner = await personWith("product_owner");
});

/** Names and bytes of an archive, as an independent reader finds them. */
function unpack(archive: Buffer): Promise<Map<string, Buffer>> {
  return new Promise((done, failed) => {
    fromBuffer(archive, { lazyEntries: true }, (error, zip) => {
      if (error || !zip) return failed(error);
      const files = new Map<string, Buffer>();
      zip.on("entry", (entry) => {
        zip.openReadStream(entry, async (problem, stream) => {
          if (problem || !stream) return failed(problem);
          const parts: Buffer[] = [];
          for await (const part of stream) parts.push(part as Buffer);
          files.set(entry.fileName, Buffer.concat(parts));
          zip.readEntry();
        });
      });
      zip.on("end", () => done(files));
      zip.on("error", failed);
      zip.readEntry();
    });
  });
}

async function archiveOf(actor: Actor, number: string) {
  const { stream, size } = await projectArchive(actor, number, "sv", at);
  const archive = Buffer.from(await new Response(stream).arrayBuffer());
  return { archive, size };
}

test("holds documents, lists and files, with an index that fits every byte", async () => {
  const project = await readyProject(owner, at);
  const document = await db.projectDocument.findFirstOrThrow({
    where: { projectId: project.id, kind: "a" },
  });
  const by = { createdBy: "Ägaren", changedBy: "Ägaren", approvedBy: "Ägaren", approvedAt: at };
  await db.documentRevision.create({
    data: { documentId: document.id, revision: 2, state: "approved", content: {}, ...by },
  });
  const content = Buffer.from("en skiss");
  const sha256 = await storeFile(db, content, "text/plain");
  const file = { mediaType: "text/plain", size: content.byteLength, sha256, addedBy: "=Åsa" };
  for (const fileName of ["../skiss åäö.txt", "skiss åäö.txt"])
    await db.projectFile.create({ data: { projectId: project.id, topic: "concept", fileName, ...file } });
  const { archive, size } = await archiveOf(owner, project.number);
  expect(archive.byteLength).toBe(size);
  const files = await unpack(archive);
  const names = [...files.keys()];
  expect(names.filter((name) => name.startsWith("Dokument/"))).toHaveLength(10);
  const a = "A. Produktbeskrivning och avsedd användning, revision";
  expect(names).toContain(`Dokument/${a} 2.pdf`);
  expect(names).toContain(`Dokument/Tidigare revisioner/${a} 1.pdf`);
  expect(names).toContain("Listor/07 Krav i bilaga I.csv");
  expect(names.filter((name) => name.startsWith("Filer/"))).toEqual([
    "Filer/001 _skiss åäö.txt",
    "Filer/002 skiss åäö.txt",
  ]);
  const index = files.get(`Förteckning ${project.number}.csv`)?.toString("utf8") ?? "";
  const rows = index
    .replace("\ufeff", "")
    .trim()
    .split("\r\n")
    .slice(1)
    .map((line) => line.split(";"));
  expect(rows).toHaveLength(files.size - 2);
  for (const [name = "", , , hash] of rows) {
    const found = files.get(name.replaceAll('"', ""));
    expect(found && sha256Of(found), name).toBe(hash);
  }
  for (const [name, bytes] of files)
    if (name.endsWith(".pdf"))
      expect(bytes.toString("latin1"), name).toContain("<pdfaid:part>3</pdfaid:part>");
});

test("of a project that has nothing is whole as well", async () => {
  const project = await db.project.create({
    data: {
      ...{
        number: "EG-2026-8000",
        title: "Tom",
        origin: "make_or_modify",
        legalEntity: "R",
        ownerId: owner.id,
      },
      ...{ organisationNumber: "232100-0115", address: "A", ownerFunction: "F", matrix: {} },
    },
  });
  const { archive, size } = await archiveOf(owner, project.number);
  expect(archive.byteLength).toBe(size);
  expect((await unpack(archive)).size).toBeGreaterThan(30);
});

test("is for those who see the project", async () => {
  const project = await readyProject(owner, at);
  const stranger = await personWith("product_owner");
  await expect(projectArchive(stranger, project.number, "sv", at)).rejects.toBeInstanceOf(NotFoundError);
  const adviser = await personWith("regulatory_advisor");
  expect((await archiveOf(adviser, project.number)).size).toBeGreaterThan(0);
});
