import type { Tx } from "#lib/db.ts";
import { lackingSections } from "#lib/projects/documents/content.ts";
import { concernsMarking, handlesUnmarked } from "#lib/projects/product/marking.ts";
import { unitsLeft, unitsNamed } from "#lib/projects/product/scale.ts";
import { unansweredRequirements } from "#lib/projects/requirements/rules.ts";
import { matrixOf } from "#lib/projects/risks/matrix.ts";
import { isUnfinished, remainsUnacceptable } from "#lib/projects/risks/rules.ts";
import { type ProjectFacts, productDocuments } from "#lib/projects/rules.ts";
import { isPassed, isPutRight } from "#lib/projects/tests/rules.ts";

async function read(tx: Tx, projectId: string) {
  return tx.project.findUniqueOrThrow({
    where: { id: projectId },
    include: {
      _count: {
        select: {
          ...{ units: true, searches: true, components: { where: { removedAt: null } } },
          deviceUnits: { where: { state: { in: [...unitsLeft] } } },
        },
      },
      candidates: {
        select: { id: true, name: true, equivalence: true, reason: true },
        orderBy: { name: "asc" },
      },
      advice: {
        where: { answeredAt: null, withdrawnAt: null },
        select: { id: true, question: true },
        orderBy: { askedAt: "asc" },
      },
      documents: { include: { revisions: { orderBy: { revision: "desc" }, take: 1 } } },
      requirements: true,
      risks: {
        where: { withdrawnAt: null },
        include: { controls: { select: { verifiedAt: true } } },
        orderBy: { number: "asc" },
      },
      deviations: {
        where: { closedAt: null },
        select: { id: true, number: true },
        orderBy: { number: "asc" },
      },
      tests: { where: { cancelledAt: null }, orderBy: { number: "asc" } },
      deviceUnits: {
        where: { state: { in: [...unitsLeft] } },
        select: { id: true, code: true },
        orderBy: { code: "asc" },
        take: unitsNamed,
      },
      incidents: {
        where: { closedAt: null },
        select: { id: true, number: true },
        orderBy: { number: "asc" },
      },
    },
  });
}

type Read = Awaited<ReturnType<typeof read>>;

const said = (text: string | null) => (text ?? "").trim() !== "";

function marketFacts({ candidates, _count }: Read): ProjectFacts["market"] {
  return {
    searches: _count.searches,
    unjudged: candidates.filter((row) => row.equivalence === null || !said(row.reason)),
    equivalent: candidates.filter((row) => row.equivalence === "equivalent"),
  };
}

function documentFacts(found: Read): ProjectFacts["documents"] {
  return (["need", "plan", ...productDocuments(found.simple)] as const).map((kind) => {
    const newest = found.documents.find((document) => document.kind === kind)?.revisions[0] ?? null;
    return { kind, approved: newest?.state === "approved", lacking: lackingSections(kind, newest) };
  });
}

function riskFacts(found: Read): ProjectFacts["risks"] {
  const matrix = matrixOf(found.matrix);
  return {
    count: found.risks.length,
    unfinished: found.risks.filter((risk) => isUnfinished(matrix, risk)),
    unacceptable: found.risks.filter((risk) => remainsUnacceptable(matrix, risk)),
    overallAccepted: found.overallAccepted === true && said(found.overallRisk),
  };
}

function testFacts({ tests }: Read): ProjectFacts["tests"] {
  const passed = (kind: string) => tests.filter((test) => test.kind === kind && isPassed(test));
  const failed = tests.filter((test) => test.result === "failed" && !isPutRight(test, tests));
  return {
    // A prototype or release candidate is what is verified (VGR 3.3).
    verified: passed("verification").length + passed("prototype").length > 0,
    validated: passed("validation").length > 0,
    open: tests.filter((test) => test.result === null),
    failed,
    withPatients: tests.some((test) => test.involvesPatients),
  };
}

/** VGR 3.5: no clinical investigation needed and why; notified; or applied for and allowed. */
export function isClinicalSettled(
  project: Pick<Read, "clinicalOutcome" | "clinicalReason" | "clinicalSentAt" | "clinicalDecision">,
): boolean {
  if (project.clinicalOutcome === "not_needed") return said(project.clinicalReason);
  if (project.clinicalOutcome === "notification") return project.clinicalSentAt !== null;
  return project.clinicalOutcome === "application" && project.clinicalDecision === "approved";
}

/**
 * The picture of a project that the guards look at. Pass a transaction that holds the project's row lock when the
 * answer decides a write.
 */
export async function loadProjectFacts(tx: Tx, projectId: string): Promise<ProjectFacts> {
  const found = await read(tx, projectId);
  return {
    number: found.number,
    phase: found.phase,
    simple: found.simple,
    unacceptableRiskFound: found.unacceptableRiskAt !== null,
    inUse: found.inUseSince !== null,
    units: found._count.units,
    market: marketFacts(found),
    openAdvice: found.advice,
    documents: documentFacts(found),
    unansweredRequirements: unansweredRequirements(found.requirements),
    risks: riskFacts(found),
    openDeviations: found.deviations,
    tests: testFacts(found),
    clinicalSettled: isClinicalSettled(found),
    marking: {
      marked: said(found.markingNumber) && said(found.markingText),
      cannot: said(found.cannotMarkReason),
      inRequirements: found.requirements.some(handlesUnmarked),
      inRisks: found.risks.some(concernsMarking),
      ceSettled: found.ceMarking !== null,
    },
    riskClass: found.riskClass,
    components: found._count.components,
    confirmations: {
      current: found.conclusionConfirmedAt !== null,
      purposeSuitable: said(found.purposeSuitable),
      benefitOutweighs: said(found.benefitOutweighs),
      managementInPlace: said(found.managementInPlace),
      commissioning: said(found.commissioningPlan) || found.commissioningNotNeeded,
    },
    unitsLeft: found.deviceUnits,
    unitsLeftCount: found._count.deviceUnits,
    openIncidents: found.incidents,
  };
}
