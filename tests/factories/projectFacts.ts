import { type ProjectFacts, productDocuments } from "#lib/projects/rules.ts";

/** A project with nothing left to do, to be spoiled in one place. */
export function projectFacts(change: Partial<ProjectFacts> = {}): ProjectFacts {
  const simple = change.simple ?? false;
  return {
    number: "EG-2026-0001",
    phase: "initiate",
    simple,
    unacceptableRiskFound: false,
    inUse: false,
    units: 1,
    market: { searches: 1, unjudged: [], equivalent: [] },
    openAdvice: [],
    documents: (["need", "plan", ...productDocuments(simple)] as const).map((kind) => ({
      ...{ kind, approved: true, lacking: [] },
    })),
    unansweredRequirements: [],
    risks: { count: 1, unfinished: [], unacceptable: [], overallAccepted: true },
    openDeviations: [],
    tests: { verified: true, validated: true, open: [], failed: [], withPatients: false },
    clinicalSettled: false,
    marking: { marked: true, cannot: false, inRequirements: false, inRisks: false, ceSettled: true },
    riskClass: "I",
    components: 0,
    confirmations: {
      ...{ purposeSuitable: true, benefitOutweighs: true },
      ...{ managementInPlace: true, commissioning: true, current: true },
    },
    unitsLeft: [],
    unitsLeftCount: 0,
    openIncidents: [],
    ...change,
  };
}
