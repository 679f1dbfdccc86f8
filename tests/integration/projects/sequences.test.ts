import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { verifyAudit } from "#lib/audit/verify.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { hashPassword } from "#lib/auth/password.ts";
import { db } from "#lib/db.ts";
import { sha256Of } from "#lib/documents/store.ts";
import { ExpectedError } from "#lib/errors.ts";
import { askAdvice, giveAdvice } from "#lib/projects/commands/advice.ts";
import { beginUpdate, decideGate, goBack } from "#lib/projects/commands/decisions.ts";
import { addDeviation, checkDeviation, closeDeviation } from "#lib/projects/commands/deviations.ts";
import { addCandidate, changeCandidate } from "#lib/projects/commands/market.ts";
import { cancelTest, planTest } from "#lib/projects/commands/tests.ts";
import { saveConclusion } from "#lib/projects/declaration/commands/conclude.ts";
import { signDeclaration } from "#lib/projects/declaration/commands/sign.ts";
import { declarationPdf } from "#lib/projects/declaration/pdf.ts";
import { currentDraft } from "#lib/projects/declaration/queries.ts";
import { approveDocument, beginRevision, submitDocument } from "#lib/projects/documents/commands/review.ts";
import { judgeOverallRisk } from "#lib/projects/risks/commands/matrix.ts";
import { addRisk, withdrawRisk } from "#lib/projects/risks/commands/risks.ts";
import type { Project } from "#prisma/generated/client.ts";
import { personWith } from "#tests/factories/person.ts";
import { readyProject } from "#tests/factories/readyProject.ts";

process.env.VIGILANS_DEMO = "1";

const at = new Date("2026-03-24T08:00:00Z");
const password = "ett långt lösenord";
const weighed = { cost: "Låg", benefit: "Stor", risk: "Liten" };

let owner: Actor;
let adviser: Actor;

beforeAll(async () => {
  owner = await personWith("product_owner");
  adviser = await personWith("regulatory_advisor");
  const passwordHash = await hashPassword(password);
  await db.user.update({ where: { id: owner.id }, data: { passwordHash } });
});

const now = (id: string) => db.project.findUniqueOrThrow({ where: { id } });
const form = ({ id, version }: Project) => ({ projectId: id, version });

/** What the test itself knows of what is missing: kept by its steps, not read from the guards. */
type Lacks = Set<string>;

async function newest(projectId: string, kind: "a" | "g") {
  const where = { document: { projectId, kind } };
  return db.documentRevision.findFirstOrThrow({ where, orderBy: { revision: "desc" } });
}

/** Steps that take something away from a project that has everything, and those that give it back. */
const steps: Record<string, (project: Project, lacks: Lacks) => Promise<void>> = {
  async openDeviation({ id }, lacks) {
    const deviation = {
      occurredOn: "2026-03-23",
      description: "Sprack",
      effect: "Ny form",
      action: "Bytt plast",
    };
    await addDeviation(owner, { projectId: id, ...deviation }, at);
    lacks.add("deviation");
  },
  async closeDeviations({ id }, lacks) {
    for (const open of await db.deviation.findMany({ where: { projectId: id, closedAt: null } })) {
      await checkDeviation(owner, { projectId: id, id: open.id, version: open.version, note: "Sett" }, at);
      await closeDeviation(owner, { projectId: id, id: open.id, version: open.version + 1 }, at);
    }
    lacks.delete("deviation");
  },
  async ask({ id }, lacks) {
    await askAdvice(owner, { projectId: id, question: "Klass?" }, at);
    lacks.add("advice");
  },
  async answer({ id }, lacks) {
    for (const open of await db.adviceRequest.findMany({ where: { projectId: id, answeredAt: null } }))
      await giveAdvice(
        adviser,
        { projectId: id, id: open.id, version: open.version, statement: "Klass I." },
        at,
      );
    lacks.delete("advice");
  },
  async reviseManual({ id }, lacks) {
    const { version } = await newest(id, "g");
    await beginRevision(owner, { projectId: id, kind: "g", version, changes: "Ny ansvarig" }, at);
    lacks.add("document");
  },
  async approveManual({ id }, lacks) {
    const kind = "g" as const;
    const draft = await newest(id, kind);
    await submitDocument(owner, { projectId: id, kind, version: draft.version }, at);
    const { version } = await newest(id, kind);
    await approveDocument(owner, { projectId: id, kind, version }, at);
    lacks.delete("document");
  },
  async addCandidate({ id }, lacks) {
    await addCandidate(owner, { projectId: id, name: "Färdig hållare", manufacturer: "Tillverkaren" }, at);
    lacks.add("market");
  },
  async judgeEquivalent({ id }, lacks) {
    await judge(id, "equivalent");
    if ((await db.marketCandidate.count({ where: { projectId: id } })) > 0) lacks.add("market");
  },
  async judgeNotEquivalent({ id }, lacks) {
    await judge(id, "not_equivalent");
    lacks.delete("market");
  },
  async findRisk({ id }, lacks) {
    const words = { hazard: "Värme", sequence: "", situation: "", harm: "", requirements: [] };
    await addRisk(owner, { projectId: id, stage: "use", ...words, misuse: false, singleFault: false }, at);
    lacks.add("risk");
  },
  async withdrawRisks({ id }, lacks) {
    const open = { projectId: id, number: { gt: 1 }, withdrawnAt: null };
    for (const risk of await db.risk.findMany({ where: open }))
      await withdrawRisk(
        owner,
        { projectId: id, id: risk.id, version: risk.version, reason: "Samma som 1" },
        at,
      );
    lacks.delete("risk");
  },
  async planTest({ id }, lacks) {
    const plan = { title: "Dragprov", how: "Drag", extent: "Tre", conditions: "Rum", risksAndLimits: "Inga" };
    await planTest(owner, { projectId: id, kind: "verification", ...plan, involvesPatients: false }, at);
    lacks.add("test");
  },
  async cancelTests({ id }, lacks) {
    const open = { projectId: id, result: null, cancelledAt: null };
    for (const found of await db.productTest.findMany({ where: open }))
      await cancelTest(
        owner,
        { projectId: id, id: found.id, version: found.version, reason: "Behövs ej" },
        at,
      );
    lacks.delete("test");
  },
  async doubtOverall(project, lacks) {
    await judgeOverallRisk(owner, { ...form(project), overallRisk: "Oklart", overallAccepted: false }, at);
    lacks.add("overall");
  },
  async acceptOverall(project, lacks) {
    await judgeOverallRisk(
      owner,
      { ...form(project), overallRisk: "Nyttan väger över", overallAccepted: true },
      at,
    );
    lacks.delete("overall");
  },
  async takeBackConclusion(project, lacks) {
    await saveConclusion(owner, { ...form(project), commissioningNotNeeded: false }, at);
    lacks.add("conclusion");
  },
  async conclude(project, lacks) {
    const said = {
      purposeSuitable: "Ja",
      benefitOutweighs: "Ja",
      managementInPlace: "MT",
      riskClass: "I" as const,
    };
    await saveConclusion(owner, { ...form(project), ...said, commissioningNotNeeded: true }, at);
    lacks.delete("conclusion");
  },
  async goBack(project) {
    await goBack(owner, { ...form(project), ...weighed, reason: "Mer att göra" }, at);
  },
  async goOn(project, lacks) {
    await decideGate(owner, "finishExecution", { ...form(project), ...weighed }, at);
    // The gate before the last one asks for all but what is confirmed at the end.
    expect([...lacks].filter((lack) => !["deviation", "conclusion"].includes(lack))).toEqual([]);
  },
  async update(project, lacks) {
    await beginUpdate(owner, { ...form(project), reason: "Ny plast", phase: "execute" }, at);
    lacks.add("overall").add("conclusion");
  },
};

async function judge(projectId: string, equivalence: "equivalent" | "not_equivalent"): Promise<void> {
  for (const found of await db.marketCandidate.findMany({ where: { projectId } })) {
    const { id, version, name, manufacturer } = found;
    const reason = "Samma mått";
    await changeCandidate(owner, { projectId, id, version, name, manufacturer, equivalence, reason }, at);
  }
}

/** Whether the declaration could be signed as it is shown now. */
async function signs(project: Project): Promise<boolean> {
  try {
    const draft = { registration: "RS2026-0117", place: "Halmstad" };
    const shown = await currentDraft(owner, project.id, draft, at);
    const contentSha256 = sha256Of(await declarationPdf(shown, "sv"));
    await signDeclaration(owner, { ...form(project), ...draft, shown, contentSha256, password }, at);
    return true;
  } catch (error) {
    if (error instanceof ExpectedError) return false;
    throw error;
  }
}

test("no sequence of steps signs a declaration with anything missing", async () => {
  const names = fc.array(fc.constantFrom(...Object.keys(steps)), { minLength: 1, maxLength: 14 });
  let signedCount = 0;
  await fc.assert(
    fc.asyncProperty(names, async (chosen) => {
      const { id } = await readyProject(owner, at);
      const lacks: Lacks = new Set();
      for (const name of [...chosen, "sign"]) {
        const project = await now(id);
        if (name === "sign") {
          const complete = project.phase === "conclude" && lacks.size === 0;
          expect(await signs(project), `${chosen.join(", ")}: ${[...lacks].join(", ")}`).toBe(complete);
          if (complete) signedCount += 1;
          expect((await now(id)).phase).toBe(complete ? "in_use" : project.phase);
          continue;
        }
        try {
          await steps[name]?.(project, lacks);
        } catch (error) {
          // A step that the project does not allow now changes nothing.
          if (!(error instanceof ExpectedError)) throw error;
        }
      }
    }),
    { numRuns: 40, seed: 14971 },
  );
  expect(signedCount).toBeGreaterThan(0);
  expect((await verifyAudit()).faults).toEqual([]);
}, 120_000);
