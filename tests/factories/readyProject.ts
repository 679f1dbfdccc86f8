import type { Actor } from "#lib/auth/actor.ts";
import { dateOf } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { outlines } from "#lib/projects/documents/outline.ts";
import { answerable } from "#lib/projects/requirements/annexI.ts";
import { defaultMatrices } from "#lib/projects/risks/matrix.ts";
import type { Prisma, Project } from "#prisma/generated/client.ts";
import type { DocumentKind } from "#prisma/generated/enums.ts";
import { unitWith } from "#tests/factories/directory.ts";

let projects = 0;

/** Everything that every document is asked for, in words. */
function written(kind: DocumentKind) {
  return Object.fromEntries(
    outlines[kind].map(({ key }) => [key, { html: `<p>${key} för ${kind}</p>`, notApplicable: null }]),
  );
}

async function addDocuments(projectId: string, at: Date): Promise<void> {
  const kinds: DocumentKind[] = ["need", "plan", "a", "b", "c", "d", "e", "f", "g"];
  for (const kind of kinds)
    await db.projectDocument.create({
      data: {
        projectId,
        kind,
        revisions: {
          create: {
            ...{ revision: 1, content: written(kind), createdBy: "Ägaren", changedBy: "Ägaren" },
            ...{ state: "approved", approvedBy: "Ägaren", approvedAt: at },
          },
        },
      },
    });
}

/** What the guards of the gates look at, beside the documents: complete, with one row of Annex I not fully met. */
async function addMaterial(projectId: string, at: Date): Promise<void> {
  const on = dateOf(at.toISOString().slice(0, 10));
  await db.marketSearch.create({
    data: {
      ...{ projectId, source: "Eudamed", searchTerm: "hållare", searchedOn: on },
      ...{ searchedBy: "Ägaren", result: "Inga träffar" },
    },
  });
  await db.requirementAnswer.createMany({
    data: answerable.map(({ id }) => ({
      ...{ projectId, requirement: id, answeredBy: "Ägaren", answeredAt: at, applicable: id !== "7" },
      ...(id === "7" && { reason: "Transporteras inte" }),
      ...(id !== "7" && { fulfilment: id === "1" ? "partly" : "fully", how: "Provning", evidence: "F" }),
      ...(id === "1" && { reason: "Prövad endast på avdelningen" }),
    })) as Prisma.RequirementAnswerCreateManyInput[],
  });
  await db.risk.create({
    data: {
      ...{
        projectId,
        number: 1,
        stage: "use",
        hazard: "Vass kant",
        sequence: "Slits",
        situation: "Hud mot kant",
      },
      ...{ harm: "Rispa", severityBefore: 1, probabilityBefore: 1, state: "accepted", createdBy: "Ägaren" },
    },
  });
  const tests = [
    { number: 1, kind: "verification" },
    { number: 2, kind: "validation" },
  ] as const;
  for (const test of tests)
    await db.productTest.create({
      data: {
        ...{ projectId, ...test, title: "Prov", how: "Mätning", extent: "Tre", conditions: "Rumstemperatur" },
        ...{ risksAndLimits: "Inga", protocol: "Allt väl", result: "passed", performedOn: on },
      },
    });
}

/**
 * A project of the owner at Avsluta with nothing missing. `data` changes columns of it, so that one thing may be
 * missing after all.
 */
export async function readyProject(
  owner: Actor,
  at: Date,
  data: Partial<Prisma.ProjectUncheckedCreateInput> = {},
): Promise<Project> {
  projects += 1;
  const { unit } = await unitWith({});
  const project = await db.project.create({
    data: {
      ...{
        number: `EG-2026-${String(projects).padStart(4, "0")}`,
        title: "Hållare för slang",
        origin: "make_or_modify",
      },
      ...{
        legalEntity: "Region Halland",
        organisationNumber: "232100-0115",
        address: "Box 517, 301 80 Halmstad",
      },
      ...{ ownerId: owner.id, ownerFunction: "Medicinteknisk ingenjör", phase: "conclude" },
      ...{
        matrix: defaultMatrices[0],
        overallRisk: "Nyttan överväger",
        overallAccepted: true,
        riskClass: "I",
      },
      ...{ markingNumber: `EG-17-${projects}`, markingText: "Egentillverkad", ceMarking: "none_present" },
      ...{
        purposeSuitable: "Ja",
        benefitOutweighs: "Ja",
        managementInPlace: "MT sköter",
        commissioningPlan: "v 12",
      },
      createdAt: at,
      conclusionConfirmedAt: at,
      units: { create: [{ unitId: unit.id }] },
      ...data,
    },
  });
  await addDocuments(project.id, at);
  await addMaterial(project.id, at);
  return project;
}
