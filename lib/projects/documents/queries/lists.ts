import { dayOf } from "#lib/clock.ts";
import type { Tx } from "#lib/db.ts";
import { type DocumentLists, listOf } from "#lib/projects/documents/lists.ts";
import { answerable } from "#lib/projects/requirements/annexI.ts";
import { matrixOf } from "#lib/projects/risks/matrix.ts";
import type { DocumentKind } from "#prisma/generated/enums.ts";

const day = (moment: Date | null) => (moment ? dayOf(moment) : null);

/** The list that a document shows, as it stands now; null for documents without one. The caller has seen to the rights. */
export async function liveLists(
  tx: Tx,
  projectId: string,
  kind: DocumentKind,
): Promise<DocumentLists | null> {
  switch (listOf(kind)) {
    case "requirements":
      return requirementLists(tx, projectId);
    case "risks":
      return riskLists(tx, projectId);
    case "tests":
      return testLists(tx, projectId);
    case null:
      return null;
  }
}

async function requirementLists(tx: Tx, projectId: string): Promise<DocumentLists> {
  const rows = await tx.requirementAnswer.findMany({ where: { projectId } });
  const order = new Map(answerable.map(({ id }, position) => [id, position]));
  const place = (id: string) => order.get(id) ?? order.size;
  return {
    kind: "requirements",
    rows: rows
      .map(({ requirement, applicable, reason, fulfilment, how, evidence, riskArea }) => ({
        ...{ requirement, applicable, reason, fulfilment, how, evidence, riskArea },
      }))
      .sort((a, b) => place(a.requirement) - place(b.requirement)),
  };
}

async function riskLists(tx: Tx, projectId: string): Promise<DocumentLists> {
  const project = await tx.project.findUniqueOrThrow({
    where: { id: projectId },
    select: {
      ...{ matrix: true, overallRisk: true, overallAccepted: true },
      risks: {
        where: { withdrawnAt: null },
        orderBy: { number: "asc" },
        include: { controls: { orderBy: [{ kind: "asc" }, { createdAt: "asc" }] } },
      },
    },
  });
  return {
    kind: "risks",
    matrix: matrixOf(project.matrix),
    overallRisk: project.overallRisk,
    overallAccepted: project.overallAccepted,
    rows: project.risks.map((risk) => ({
      number: risk.number,
      stage: risk.stage,
      hazard: risk.hazard,
      sequence: risk.sequence,
      situation: risk.situation,
      harm: risk.harm,
      misuse: risk.misuse,
      singleFault: risk.singleFault,
      severityBefore: risk.severityBefore,
      probabilityBefore: risk.probabilityBefore,
      severityAfter: risk.severityAfter,
      probabilityAfter: risk.probabilityAfter,
      benefitRisk: risk.benefitRisk,
      newRisks: risk.newRisks,
      ownerName: risk.ownerName,
      dueAt: day(risk.dueAt),
      state: risk.state,
      requirements: risk.requirements,
      controls: risk.controls.map(({ kind, description, verified, verifiedAt }) => ({
        ...{ kind, description, verified },
        verifiedAt: day(verifiedAt),
      })),
    })),
  };
}

async function testLists(tx: Tx, projectId: string): Promise<DocumentLists> {
  const tests = await tx.productTest.findMany({
    where: { projectId, cancelledAt: null },
    orderBy: { number: "asc" },
    include: { performers: { orderBy: { name: "asc" } }, deviations: { orderBy: { number: "asc" } } },
  });
  const files = await tx.projectFile.findMany({
    where: { projectId, topic: "test", removedAt: null },
    select: { topicId: true, fileName: true },
    orderBy: { addedAt: "asc" },
  });
  return {
    kind: "tests",
    rows: tests.map((test) => ({
      number: test.number,
      kind: test.kind,
      title: test.title,
      how: test.how,
      extent: test.extent,
      conditions: test.conditions,
      risksAndLimits: test.risksAndLimits,
      involvesPatients: test.involvesPatients,
      protocol: test.protocol,
      result: test.result,
      performedOn: day(test.performedOn),
      performers: test.performers.map(({ name, confirmedAt }) => ({ name, confirmedAt: day(confirmedAt) })),
      deviations: test.deviations.map(({ number, description }) => ({ number, description })),
      files: files.filter(({ topicId }) => topicId === test.id).map(({ fileName }) => fileName),
    })),
  };
}
