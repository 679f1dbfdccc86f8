import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { hashPassword } from "#lib/auth/password.ts";
import { db } from "#lib/db.ts";
import { sha256Of } from "#lib/documents/store.ts";
import { ConflictError, FieldError, ForbiddenError, NotFoundError, RefusedError } from "#lib/errors.ts";
import { beginUpdate, decideGate } from "#lib/projects/commands/decisions.ts";
import { saveConclusion } from "#lib/projects/declaration/commands/conclude.ts";
import {
  informAuthority,
  publishDeclaration,
  withdrawDeclaration,
} from "#lib/projects/declaration/commands/publish.ts";
import { signDeclaration } from "#lib/projects/declaration/commands/sign.ts";
import { declarationPdf } from "#lib/projects/declaration/pdf.ts";
import {
  latestPublicDeclarations,
  listPublicDeclarations,
  publicDeclarationFile,
  publicDeclarationsOf,
} from "#lib/projects/declaration/public/queries.ts";
import { currentDraft, declarationFile } from "#lib/projects/declaration/queries.ts";
import type { SignInput } from "#lib/projects/declaration/schema.ts";
import { judgeOverallRisk } from "#lib/projects/risks/commands/matrix.ts";
import type { Project } from "#prisma/generated/client.ts";
import { personWith } from "#tests/factories/person.ts";
import { readyProject } from "#tests/factories/readyProject.ts";

process.env.VIGILANS_DEMO = "1";

const at = new Date("2026-03-24T08:00:00Z");
const password = "ett långt lösenord";
const draft = { registration: "RS2026-0117", place: "Halmstad" };

let owner: Actor;
let passwordHash: string;

beforeAll(async () => {
  passwordHash = await hashPassword(password);
  owner = await ownerOfDevices();
});

async function ownerOfDevices(): Promise<Actor> {
  const person = await personWith("product_owner");
  await db.user.update({ where: { id: person.id }, data: { passwordHash } });
  return person;
}

/** The form as the page fills it in. */
async function formOf(actor: Actor, project: Project, when = at): Promise<SignInput> {
  const shown = await currentDraft(actor, project.id, draft, when);
  const contentSha256 = sha256Of(await declarationPdf(shown, "sv"));
  return { projectId: project.id, version: project.version, ...draft, shown, contentSha256, password };
}

async function signed(data: Parameters<typeof readyProject>[2] = {}) {
  const project = await readyProject(owner, at, data);
  await signDeclaration(owner, await formOf(owner, project), at);
  return {
    project,
    declaration: await db.declaration.findFirstOrThrow({ where: { projectId: project.id } }),
  };
}

const formFor = (found: { projectId: string; id: string; version: number }) => ({
  projectId: found.projectId,
  id: found.id,
  version: found.version,
});

const eventTypes = async (projectId: string) =>
  (await db.auditEvent.findMany({ where: { streamId: projectId }, orderBy: { sequence: "asc" } })).map(
    ({ type }) => type,
  );

describe("signing", () => {
  test("takes the device into use, keeps the declaration with its file, and plans what comes back", async () => {
    const { project, declaration } = await signed();
    const after = await db.project.findUniqueOrThrow({ where: { id: project.id } });
    expect(after).toMatchObject({ phase: "in_use", inUseSince: new Date("2026-03-24T00:00:00Z") });
    expect(declaration).toMatchObject({ revision: 1, state: "signed", registration: "RS2026-0117" });
    expect(declaration.content).toMatchObject({
      device: { name: "Hållare för slang", riskClass: "I", purpose: { what: "what för a" } },
      requirements: {
        fullyMet: false,
        exceptions: [{ requirement: "1", reason: "Prövad endast på avdelningen" }],
      },
    });
    const file = await declarationFile(owner, project.id, 1);
    const content = Buffer.from(file?.signed ?? []);
    expect(sha256Of(content)).toBe(declaration.sha256);
    // The signature comes after what was read, which stands unchanged at the beginning.
    const read = await declarationPdf(file?.content as never, "sv");
    expect(sha256Of(content.subarray(0, read.byteLength))).toBe(declaration.contentSha256);
    const reviews = await db.productReview.findMany({
      where: { projectId: project.id },
      orderBy: { dueAt: "asc" },
    });
    expect(reviews.map(({ kind, dueAt }) => [kind, dueAt.toISOString().slice(0, 10)])).toEqual([
      ["follow_up", "2026-09-24"],
      ["market", "2027-03-24"],
      ["declaration", "2027-03-24"],
    ]);
    expect(await eventTypes(project.id)).toEqual([
      "declaration_signed",
      ...reviews.map(() => "review_planned"),
    ]);
  });

  test("is refused with everything that is missing", async () => {
    const project = await readyProject(owner, at, {
      riskClass: null,
      purposeSuitable: " ",
      overallAccepted: false,
    });
    const refusal = await signDeclaration(owner, await formOf(owner, project), at).catch((error) => error);
    expect(refusal).toBeInstanceOf(RefusedError);
    expect(refusal.missing.map(({ key }: { key: string }) => key).sort()).toEqual([
      "project.overallRisk",
      "project.purposeSuitable",
      "project.riskClass",
    ]);
    expect(await db.declaration.count({ where: { projectId: project.id } })).toBe(0);
  });

  test("is refused with what has changed since it was read", async () => {
    const project = await readyProject(owner, at);
    const form = await formOf(owner, project);
    await db.requirementAnswer.updateMany({
      where: { projectId: project.id, requirement: "2" },
      data: { fulfilment: "no", reason: "Mäts först i bruk" },
    });
    const conflict = await signDeclaration(owner, form, at).catch((error) => error);
    expect(conflict).toBeInstanceOf(ConflictError);
    expect(conflict.changes).toEqual([{ key: "declaration.requirements" }]);
    const nextDay = new Date("2026-03-25T08:00:00Z");
    const late = await signDeclaration(owner, form, nextDay).catch((error) => error);
    expect(late.changes.map(({ key }: { key: string }) => key)).toContain("declaration.day");
    expect(await db.project.findUniqueOrThrow({ where: { id: project.id } })).toMatchObject({
      phase: "conclude",
    });
  });

  test("is refused when the signer's name or function is no longer what was read", async () => {
    const signer = await ownerOfDevices();
    const project = await readyProject(signer, at);
    const read = await formOf(signer, project);
    const renamed = { ...signer, name: "Annan Efternamn" };
    const other = await signDeclaration(renamed, read, at).catch((error) => error);
    expect(other).toBeInstanceOf(ConflictError);
    expect(other.changes).toEqual([{ key: "declaration.signer" }]);
    const moved = await db.project.update({
      where: { id: project.id },
      data: { ownerFunction: "Sjukhusfysiker", version: { increment: 1 } },
    });
    const late = await signDeclaration(signer, read, at).catch((error) => error);
    expect(late).toBeInstanceOf(ConflictError);
    expect(late.changes).toEqual([{ key: "declaration.signer" }]);
    expect(await db.declaration.count({ where: { projectId: project.id } })).toBe(0);
    await signDeclaration(signer, await formOf(signer, moved), at);
    const kept = await db.declaration.findFirstOrThrow({ where: { projectId: project.id } });
    expect(kept).toMatchObject({ signedBy: signer.name, signerFunction: "Sjukhusfysiker" });
  });

  test("asks for the password, and counts failures towards the lock", async () => {
    const careless = await ownerOfDevices();
    const project = await readyProject(careless, at);
    const form = { ...(await formOf(careless, project)), password: "fel" };
    for (let count = 1; count <= 5; count++) {
      const error = await signDeclaration(careless, form, at).catch((failure) => failure);
      expect(error).toBeInstanceOf(FieldError);
      expect(error).toMatchObject({ field: "password", key: count < 5 ? "wrongPassword" : "accountLocked" });
    }
    const locked = await signDeclaration(careless, { ...form, password }, at).catch((error) => error);
    expect(locked).toMatchObject({ field: "password", key: "accountLocked" });
  });

  test("is the product owner's alone", async () => {
    const project = await readyProject(owner, at);
    const form = await formOf(owner, project);
    const manager = await personWith("manager");
    await expect(signDeclaration(manager, form, at)).rejects.toBeInstanceOf(ForbiddenError);
    await expect(signDeclaration(await ownerOfDevices(), form, at)).rejects.toBeInstanceOf(NotFoundError);
  });

  test("happens once when it is sent twice", async () => {
    const project = await readyProject(owner, at);
    const form = await formOf(owner, project);
    const outcomes = await Promise.allSettled([
      signDeclaration(owner, form, at),
      signDeclaration(owner, form, at),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db.declaration.count({ where: { projectId: project.id } })).toBe(1);
  });

  test("cannot be undone or rewritten in the database", async () => {
    const { declaration } = await signed();
    const where = { id: declaration.id };
    await expect(db.declaration.update({ where, data: { place: "Varberg" } })).rejects.toThrow(
      "never changed",
    );
    await expect(db.declaration.update({ where, data: { content: {} } })).rejects.toThrow("never changed");
    await expect(db.declaration.delete({ where })).rejects.toThrow("ten years");
  });
});

test("what is confirmed is kept while the project is worked on, and no longer", async () => {
  const project = await readyProject(owner, at);
  const input = { projectId: project.id, version: project.version, commissioningNotNeeded: true };
  await saveConclusion(owner, { ...input, riskClass: "IIa", purposeSuitable: "Prövad" }, at);
  const saved = await db.project.findUniqueOrThrow({ where: { id: project.id } });
  expect(saved).toMatchObject({ riskClass: "IIa", purposeSuitable: "Prövad", benefitOutweighs: null });
  await expect(saveConclusion(owner, input, at)).rejects.toBeInstanceOf(ConflictError);
  const { project: used } = await signed();
  const { version } = await db.project.findUniqueOrThrow({ where: { id: used.id } });
  await expect(saveConclusion(owner, { ...input, projectId: used.id, version }, at)).rejects.toBeInstanceOf(
    ConflictError,
  );
});

test("an update is confirmed and judged anew before it is declared; its words stay", async () => {
  const { project } = await signed();
  const now = () => db.project.findUniqueOrThrow({ where: { id: project.id } });
  const form = async () => ({ projectId: project.id, version: (await now()).version });
  await beginUpdate(owner, { ...(await form()), reason: "Ny plast", phase: "execute" }, at);
  expect(await now()).toMatchObject({ purposeSuitable: "Ja", overallAccepted: null });
  await judgeOverallRisk(owner, { ...(await form()), overallRisk: "Som förut", overallAccepted: true }, at);
  const weighed = { cost: "Ingen", benefit: "Bättre fäste", risk: "Oförändrad" };
  await decideGate(owner, "finishExecution", { ...(await form()), ...weighed }, at);
  const refusal = await signDeclaration(owner, await formOf(owner, await now()), at).catch((error) => error);
  expect(refusal.missing.map(({ key }: { key: string }) => key)).toEqual(["project.confirmAgain"]);
});

describe("publication", () => {
  test("nothing of a signed declaration is public before it", async () => {
    const { project } = await signed({ title: "Hemlig manick" });
    expect((await listPublicDeclarations({ q: "Hemlig", after: undefined })).count).toBe(0);
    expect(await publicDeclarationsOf(project.number)).toEqual([]);
    expect(await publicDeclarationFile(project.number, null)).toBeNull();
    expect(await publicDeclarationFile(project.number, 1)).toBeNull();
    const feed = await latestPublicDeclarations();
    expect(feed.some(({ content }) => content.number === project.number)).toBe(false);
  });

  test("shows the published revision, and the one before as replaced", async () => {
    const { project, declaration } = await signed({ title: "Vinklad 100 %-stege" });
    await publishDeclaration(owner, formFor(declaration), at);
    await db.project.update({ where: { id: project.id }, data: { phase: "conclude", title: "Ny stege" } });
    const again = await db.project.findUniqueOrThrow({ where: { id: project.id } });
    await signDeclaration(owner, await formOf(owner, again), at);
    // Signed, not published: the first one still holds.
    expect(await publicDeclarationsOf(project.number)).toMatchObject([{ revision: 1, state: "published" }]);
    const second = await db.declaration.findFirstOrThrow({ where: { projectId: project.id, revision: 2 } });
    const later = new Date("2026-05-01T08:00:00Z");
    await publishDeclaration(owner, formFor(second), later);
    expect(await publicDeclarationsOf(project.number)).toMatchObject([
      { revision: 2, state: "published", content: { device: { name: "Ny stege" } } },
      { revision: 1, state: "replaced", endedAt: later },
    ]);
    expect(await listPublicDeclarations({ q: "100 %", after: undefined })).toMatchObject({ count: 0 });
    // Words in any order, of the name and of what the device is for.
    for (const q of ["ny STEGE", "stege ny", "stege what"])
      expect(await listPublicDeclarations({ q, after: undefined }), q).toMatchObject({
        declarations: [{ revision: 2 }],
      });
    await expect(publishDeclaration(owner, formFor(second), at)).rejects.toBeInstanceOf(ConflictError);
  });

  test("a withdrawn declaration is shown as withdrawn, with the reason", async () => {
    const { project, declaration } = await signed();
    await publishDeclaration(owner, formFor(declaration), at);
    const published = { ...formFor(declaration), version: declaration.version + 1 };
    const stranger = await personWith("manager");
    await expect(withdrawDeclaration(stranger, { ...published, reason: "Nej" }, at)).rejects.toBeInstanceOf(
      ForbiddenError,
    );
    await withdrawDeclaration(owner, { ...published, reason: "Fel riskklass" }, at);
    expect(await publicDeclarationsOf(project.number)).toMatchObject([
      { state: "withdrawn", endedBecause: "Fel riskklass" },
    ]);
    await expect(
      withdrawDeclaration(owner, { ...published, version: published.version + 1, reason: "Igen" }, at),
    ).rejects.toBeInstanceOf(ConflictError);
  });

  test("information to the authority is noted with its day, never in the future", async () => {
    const { project, declaration } = await signed();
    const input = {
      ...formFor(declaration),
      authority: "IVO",
      informedNote: "Blankett",
      informedOn: "2026-03-25",
    };
    const early = await informAuthority(owner, input, at).catch((error) => error);
    expect(early).toMatchObject({ field: "informedOn", key: "dayToCome" });
    await informAuthority(owner, { ...input, informedOn: "2026-03-24" }, at);
    expect(await db.declaration.findUniqueOrThrow({ where: { id: declaration.id } })).toMatchObject({
      ...{ authority: "IVO", informedNote: "Blankett", informedBy: owner.name },
    });
    expect(await eventTypes(project.id)).toContain("authority_informed");
  });
});

test("outside demonstration mode nothing is signed without the region's certificate", async () => {
  const project = await readyProject(owner, at);
  const form = await formOf(owner, project);
  vi.resetModules();
  process.env.VIGILANS_DEMO = "0";
  const { signingCertificate } = await import("#lib/documents/certificate.ts");
  expect(await signingCertificate(at)).toBeNull();
  process.env.VIGILANS_DEMO = "1";
  expect(form.contentSha256).toMatch(/^[0-9a-f]{64}$/);
});

const hasPoppler = spawnSync("pdfsig", ["-v"]).error === undefined;

describe.skipIf(!hasPoppler)("the signed file, by an independent reader", () => {
  const folder = mkdtempSync(join(tmpdir(), "vigilans-signed-"));
  const run = (program: string, file: string) => {
    const { stdout, stderr } = spawnSync(program, [file], { encoding: "utf8" });
    return stdout + stderr;
  };

  test("is valid, tagged and PDF/A; an altered one is found out", async () => {
    const { project } = await signed();
    const file = await declarationFile(owner, project.id, 1);
    const content = Buffer.from(file?.signed ?? []);
    const path = join(folder, "signed.pdf");
    writeFileSync(path, content);
    const signature = run("pdfsig", path);
    expect(signature).toContain("Signature is Valid");
    expect(signature).toContain("Total document signed");
    expect(signature).toContain("Vigilans demonstration certificate");
    expect(execFileSync("pdfinfo", [path], { encoding: "utf8" })).toMatch(/Tagged:\s+yes/);
    expect(content.toString("latin1")).toContain("<pdfaid:part>3</pdfaid:part>");
    const altered = Buffer.from(content);
    const spot = altered.indexOf("/Title");
    altered[spot + 8] = (altered[spot + 8] ?? 0) ^ 1;
    const broken = join(folder, "altered.pdf");
    writeFileSync(broken, altered);
    expect(run("pdfsig", broken)).not.toContain("Signature is Valid");
  });
});
