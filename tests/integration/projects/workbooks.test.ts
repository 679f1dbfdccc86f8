import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { ConflictError, ForbiddenError, NotFoundError } from "#lib/errors.ts";
import {
  answerRequirement,
  excludeRequirements,
  saveTraits,
} from "#lib/projects/requirements/commands/answers.ts";
import { requirementsWorkbook } from "#lib/projects/requirements/workbook.ts";
import { importAnswers, importRisks, uploadWorkbook } from "#lib/projects/workbook/commands/import.ts";
import { fingerprintOf } from "#lib/projects/workbook/plan.ts";
import { workbookPreview } from "#lib/projects/workbook/queries.ts";
import { wordsIn } from "#lib/projects/workbook/words.ts";
import { textCell, workbookOf } from "#lib/projects/workbook/writing.ts";
import { personWith } from "#tests/factories/person.ts";
import { personIn, projectEvents, projectOf } from "#tests/factories/projects.ts";

const at = new Date("2026-03-24T08:00:00Z");
const words = wordsIn("sv");
let owner: Actor;

beforeAll(async () => {
  owner = await personWith("product_owner");
});

const fully = {
  ...{ applicable: true, fulfilment: "fully" as const, how: "Prov", evidence: "F" },
  ...{ reason: undefined, stay: undefined, filter: undefined },
};

describe("a row of Annex I", () => {
  test("is answered once by two people at the same time, and goes over to the risks as one", async () => {
    const { id: projectId } = await projectOf(owner);
    const member = await personIn(projectId);
    const form = { projectId, requirement: "10.1", version: 0, ...fully, riskArea: true };
    const both = await Promise.allSettled([owner, member].map((who) => answerRequirement(who, form, at)));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const next = await answerRequirement(member, { ...form, version: 1 }, at);
    expect(next.result.next).toBe("10.2");
    const risks = await db.risk.findMany({ where: { projectId } });
    expect(risks.map(({ requirements }) => requirements)).toEqual([["10.1"]]);
  });

  test("is excluded with others only while the traits exclude it and nobody has answered", async () => {
    const { id: projectId } = await projectOf(owner);
    const reader = await personIn(projectId, "regulatory_advisor");
    await saveTraits(owner, { projectId, version: 1, traits: ["sterile"] }, at);
    const form = { projectId, version: 2, requirements: ["19.1", "19.2"], reason: "Inget implantat" };
    await expect(excludeRequirements(reader, form, at)).rejects.toThrow(ForbiddenError);
    const proposed = { ...form, requirements: ["19.1", "11.4"] };
    await expect(excludeRequirements(owner, proposed, at)).rejects.toThrow(ConflictError);
    expect(await excludeRequirements(owner, form, at)).toBe(2);
    await expect(excludeRequirements(owner, form, at)).rejects.toThrow(ConflictError);
    expect(await db.requirementAnswer.count({ where: { projectId } })).toBe(2);
  });
});

describe("a workbook", () => {
  const file = (content: Uint8Array) => new File([Buffer.from(content)], "krav.xlsx");

  test("is written as it was reviewed, and not when something has changed since", async () => {
    const { id: projectId } = await projectOf(owner);
    const answer = { ...fully, requirement: "1", riskArea: true, reason: null };
    const content = await requirementsWorkbook(
      { answers: [answer], traits: [], risks: [], english: false },
      words,
    );
    const { sha256 } = await uploadWorkbook(owner, "requirements", { projectId, file: file(content) }, at);
    const { plan } = await workbookPreview(owner, projectId, "requirements", sha256, words);
    const form = { projectId, sha256, fingerprint: fingerprintOf(plan) };
    await answerRequirement(
      owner,
      { projectId, version: 0, ...fully, requirement: "1", riskArea: false },
      at,
    );
    await expect(importAnswers(owner, form, words, at)).rejects.toThrow(ConflictError);
    const again = await workbookPreview(owner, projectId, "requirements", sha256, words);
    await importAnswers(owner, { ...form, fingerprint: fingerprintOf(again.plan) }, words, at);
    expect(await db.risk.count({ where: { projectId } })).toBe(1);
    const other = await projectOf(owner);
    await expect(workbookPreview(owner, other.id, "requirements", sha256, words)).rejects.toThrow(
      NotFoundError,
    );
    await expect(workbookPreview(owner, projectId, "risks", sha256, words)).rejects.toThrow(NotFoundError);
  });

  test("of risks takes the simple template away when it brings an unacceptable one", async () => {
    const { id: projectId } = await projectOf(owner, { simple: true });
    const rows = [
      ["Nr", "Skede", "Fara", "Allvarlighet före", "Sannolikhet före"],
      ["", "Användning", "Brand", "5", "5"],
    ].map((row) => row.map((text) => textCell(text)));
    const content = await workbookOf([{ name: "Riskanalys", widths: [], rows }]);
    const { sha256 } = await uploadWorkbook(owner, "risks", { projectId, file: file(content) }, at);
    const { plan } = await workbookPreview(owner, projectId, "risks", sha256, words);
    const form = { projectId, sha256, fingerprint: fingerprintOf(plan) };
    expect(await importRisks(owner, form, words, at)).toMatchObject({ simpleLost: true });
    const told = (await projectEvents(projectId)).map(({ type }) => type);
    expect(told).toEqual(expect.arrayContaining(["risks_imported", "risk_added", "simple_lost"]));
  });
});
