import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { db } from "#lib/db.ts";
import { ConflictError, FieldError, ForbiddenError, NotFoundError, RefusedError } from "#lib/errors.ts";
import { addControl, changeControl, removeControl } from "#lib/projects/risks/commands/controls.ts";
import { chooseMatrix, judgeOverallRisk } from "#lib/projects/risks/commands/matrix.ts";
import {
  addRisk,
  changeRisk,
  evaluateRisk,
  restoreRisk,
  withdrawRisk,
} from "#lib/projects/risks/commands/risks.ts";
import { matrixOf } from "#lib/projects/risks/matrix.ts";
import { isUnacceptable } from "#lib/projects/risks/rules.ts";
import { personWith } from "#tests/factories/person.ts";
import { personIn, projectEvents, projectOf } from "#tests/factories/projects.ts";

const at = new Date("2026-03-24T08:00:00Z");
let owner: Actor;

beforeAll(async () => {
  owner = await personWith("product_owner");
});

const described = {
  ...{ stage: "use" as const, hazard: "Elektrisk energi", sequence: "Isolering nöts" },
  ...{ situation: "Strömförande hölje", harm: "Stöt", misuse: false, singleFault: true, requirements: [] },
};
const project = (id: string) => db.project.findUniqueOrThrow({ where: { id } });
const risk = (id: string) => db.risk.findUniqueOrThrow({ where: { id }, include: { controls: true } });

async function riskOf(projectId: string, levels: [number, number] = [2, 2]) {
  const [severityBefore, probabilityBefore] = levels;
  const input = { projectId, ...described, severityBefore, probabilityBefore };
  return (await addRisk(owner, input, at)).result;
}

describe("a risk", () => {
  test("is numbered, belongs to those who work on the project, and is hidden from others", async () => {
    const { id: projectId } = await projectOf(owner);
    expect((await riskOf(projectId)).number).toBe(1);
    const member = await personIn(projectId);
    const second = await addRisk(member, { projectId, ...described }, at);
    expect(second.result.number).toBe(2);
    const form = { projectId, ...described };
    await expect(addRisk(await personWith("product_owner"), form, at)).rejects.toThrow(NotFoundError);
    await expect(addRisk(await personIn(projectId, "regulatory_advisor"), form, at)).rejects.toThrow(
      ForbiddenError,
    );
    const { id } = second.result;
    await expect(withdrawRisk(member, { projectId, id, version: 1, reason: "Fel" }, at)).rejects.toThrow(
      ForbiddenError,
    );
  });

  test("is not overwritten by who read an older one", async () => {
    const { id: projectId } = await projectOf(owner);
    const { id } = await riskOf(projectId);
    const change = (hazard: string) =>
      changeRisk(owner, { projectId, id, version: 1, ...described, hazard }, at);
    const both = await Promise.allSettled([change("Den ena"), change("Den andra")]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const lost = both.find((each) => each.status === "rejected");
    expect(lost?.reason).toBeInstanceOf(ConflictError);
  });

  test("takes only levels of the matrix, components and causes of the project, and no cause in a ring", async () => {
    const { id: projectId } = await projectOf(owner);
    const { id } = await riskOf(projectId);
    const { id: second } = (await addRisk(owner, { projectId, ...described, causedById: id }, at)).result;
    const form = { projectId, id, version: 1, ...described };
    await expect(changeRisk(owner, { ...form, severityBefore: 6 }, at)).rejects.toThrow(FieldError);
    await expect(changeRisk(owner, { ...form, componentId: crypto.randomUUID() }, at)).rejects.toThrow(
      FieldError,
    );
    await expect(changeRisk(owner, { ...form, causedById: second }, at)).rejects.toThrow(FieldError);
    const other = await riskOf((await projectOf(owner)).id);
    await expect(changeRisk(owner, { ...form, causedById: other.id }, at)).rejects.toThrow(FieldError);
  });

  test("is done only when nothing lacks, and open again when something does", async () => {
    const { id: projectId } = await projectOf(owner);
    const { id } = await riskOf(projectId, [3, 3]);
    const evaluation = {
      ...{ projectId, id, severityAfter: 3, probabilityAfter: 1, newRisks: "Inga" },
      state: "controlled" as const,
    };
    await expect(evaluateRisk(owner, { ...evaluation, version: 1 }, at)).rejects.toThrow(RefusedError);
    const control = { kind: "design" as const, description: "Dubbel isolering" };
    await addControl(owner, { projectId, riskId: id, ...control, verified: "Ritning 3" }, at);
    const [added] = (await risk(id)).controls;
    expect(added?.verifiedAt).toBeNull();
    await expect(evaluateRisk(owner, { ...evaluation, version: 1 }, at)).rejects.toThrow(RefusedError);
    const said = { ...control, verified: "Ritning 3", effective: "Prov 2" };
    await changeControl(owner, { projectId, id: added?.id ?? "", version: 1, ...said }, at);
    await evaluateRisk(owner, { ...evaluation, version: 1 }, at);
    expect(await risk(id)).toMatchObject({ state: "controlled", version: 2 });
    await changeControl(
      owner,
      { projectId, id: added?.id ?? "", version: 2, ...said, description: "En annan" },
      at,
    );
    expect((await risk(id)).state).toBe("controlled");
    await addControl(owner, { projectId, riskId: id, kind: "information", description: "Varning" }, at);
    expect(await risk(id)).toMatchObject({ state: "open", version: 3 });
    const [, warning] = (await risk(id)).controls;
    await removeControl(owner, { projectId, id: warning?.id ?? "", version: 1 }, at);
    await expect(removeControl(owner, { projectId, id: warning?.id ?? "", version: 1 }, at)).rejects.toThrow(
      NotFoundError,
    );
  });

  test("changes nothing when the project has ended", async () => {
    const { id: projectId } = await projectOf(owner);
    const { id } = await riskOf(projectId);
    await db.project.update({ where: { id: projectId }, data: { phase: "stopped" } });
    await expect(changeRisk(owner, { projectId, id, version: 1, ...described }, at)).rejects.toThrow(
      ForbiddenError,
    );
  });
});

describe("the overall judgement", () => {
  test("is the product owner's, and is to be made anew when a residual risk is another", async () => {
    const { id: projectId } = await projectOf(owner);
    const first = await riskOf(projectId);
    const form = { projectId, version: 1, overallRisk: "Nyttan överväger.", overallAccepted: true };
    await expect(judgeOverallRisk(await personIn(projectId), form, at)).rejects.toThrow(ForbiddenError);
    await judgeOverallRisk(owner, form, at);
    const words = {
      projectId,
      id: first.id,
      version: 1,
      ...described,
      severityBefore: 2,
      probabilityBefore: 2,
    };
    await changeRisk(owner, { ...words, hazard: "Omskriven" }, at);
    expect((await project(projectId)).overallAccepted).toBe(true);
    await changeRisk(owner, { ...words, version: 2, severityBefore: 3 }, at);
    expect(await project(projectId)).toMatchObject({
      overallAccepted: null,
      overallRisk: "Nyttan överväger.",
    });
    expect((await projectEvents(projectId)).map(({ type }) => type)).toContain("overall_risk_reopened");
  });
});

describe("the simple device", () => {
  test("loses its template at once at the first unacceptable risk, and never gets it back", async () => {
    const { id: projectId } = await projectOf(owner, { simple: true });
    await riskOf(projectId);
    expect((await project(projectId)).simple).toBe(true);
    const change = await addRisk(
      owner,
      { projectId, ...described, severityBefore: 5, probabilityBefore: 5 },
      at,
    );
    expect(change).toMatchObject({ unacceptableFound: true, simpleLost: true });
    const lost = await project(projectId);
    expect(lost).toMatchObject({
      simple: false,
      unacceptableRiskAt: at,
      unacceptableRisk: "2. Elektrisk energi",
    });
    const { id } = change.result;
    await changeRisk(
      owner,
      { projectId, id, version: 1, ...described, severityBefore: 1, probabilityBefore: 1 },
      at,
    );
    await withdrawRisk(owner, { projectId, id, version: 2, reason: "Var fel" }, at);
    await restoreRisk(owner, { projectId, id, version: 3 }, at);
    expect(await project(projectId)).toMatchObject({ simple: false, unacceptableRiskAt: at });
    const told = (await projectEvents(projectId)).map(({ type }) => type);
    expect(told.filter((type) => type === "unacceptable_risk_found")).toHaveLength(1);
    expect(told.filter((type) => type === "simple_lost")).toHaveLength(1);
  });

  test("cannot be given back in the database either", async () => {
    const { id } = await projectOf(owner, { unacceptableRiskAt: at });
    await expect(db.project.update({ where: { id }, data: { simple: true } })).rejects.toThrow(/simple/);
    await expect(db.project.update({ where: { id }, data: { unacceptableRiskAt: null } })).rejects.toThrow(
      /never forgotten/,
    );
  });

  test("loses it when a change of matrix makes a risk unacceptable", async () => {
    const { id: projectId, matrix } = await projectOf(owner, { simple: true });
    const { id } = await riskOf(projectId, [2, 2]);
    const strict = {
      ...matrixOf(matrix),
      name: "Sträng",
      zones: matrixOf(matrix).zones.map((row) => row.map(() => "unacceptable")),
    };
    await db.setting.create({ data: { key: "riskMatrices", value: [matrixOf(matrix), strict] } });
    const form = { projectId, version: 1, name: "Sträng", reason: "Regionens nya" };
    await expect(chooseMatrix(await personIn(projectId), form, at)).rejects.toThrow(ForbiddenError);
    await expect(chooseMatrix(owner, { ...form, name: "Okänd" }, at)).rejects.toThrow(FieldError);
    expect(await chooseMatrix(owner, form, at)).toMatchObject({
      simpleLost: true,
      result: { toEstimate: 0 },
    });
    expect((await risk(id)).severityBefore).toBe(2);
    await db.setting.delete({ where: { key: "riskMatrices" } });
    const { version } = await project(projectId);
    const other = { projectId, version, name: "4×4 (hälso- och sjukvårdens)", reason: "Åter" };
    expect((await chooseMatrix(owner, other, at)).result.toEstimate).toBe(1);
    expect(await risk(id)).toMatchObject({ severityBefore: null, probabilityBefore: null });
    expect(await project(projectId)).toMatchObject({ simple: false });
  });

  test("no sequence of steps leaves it the template after an unacceptable risk", async () => {
    const step = fc.record({
      kind: fc.constantFrom("add", "change", "control", "evaluate", "withdraw"),
      levels: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 7 }), async (steps) => {
        const { id: projectId } = await projectOf(owner, { simple: true });
        let everUnacceptable = false;
        for (const { kind, levels } of steps) {
          const [first, second] = levels;
          const last = await db.risk.findFirst({
            where: { projectId, withdrawnAt: null },
            orderBy: { number: "desc" },
          });
          const read = { projectId, id: last?.id ?? "", version: last?.version ?? 0 };
          if (kind === "add" || !last) await riskOf(projectId, levels);
          else if (kind === "change")
            await changeRisk(
              owner,
              { ...read, ...described, severityBefore: first, probabilityBefore: second },
              at,
            );
          else if (kind === "control")
            await addControl(owner, { projectId, riskId: last.id, kind: "design", description: "Skydd" }, at);
          else if (kind === "evaluate")
            await evaluateRisk(
              owner,
              { ...read, severityAfter: first, probabilityAfter: second, state: "open" },
              at,
            );
          else await withdrawRisk(owner, { ...read, reason: "Fel" }, at);
          const now = await project(projectId);
          const risks = await db.risk.findMany({
            where: { projectId, withdrawnAt: null },
            include: { controls: true },
          });
          everUnacceptable ||= risks.some((each) => isUnacceptable(matrixOf(now.matrix), each));
          expect(now.unacceptableRiskAt !== null).toBe(everUnacceptable);
          expect(now.simple).toBe(!everUnacceptable);
        }
      }),
      { numRuns: 25 },
    );
  });
});
