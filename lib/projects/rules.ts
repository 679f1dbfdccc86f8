import type { Missing } from "#lib/errors.ts";
import type { DocumentKind, ProjectPhase, StopCause } from "#prisma/generated/enums.ts";

/** What the guards look at: a picture of one project, taken inside the transaction that changes it. */
export type ProjectFacts = {
  number: string;
  phase: ProjectPhase;
  simple: boolean;
  /** An unacceptable risk has been identified at some time: the template for simple devices is lost (VGR 3.1). */
  unacceptableRiskFound: boolean;
  inUse: boolean;
  units: number;
  market: {
    searches: number;
    /** Candidates whose equivalence is not judged, or judged without a reason. */
    unjudged: { id: string; name: string }[];
    /** Candidates judged equivalent. */
    equivalent: { id: string; name: string }[];
  };
  /** Questions to a regulatory adviser without a statement. */
  openAdvice: { id: string; question: string }[];
  /** Of each document that the phase asks for: whether its newest revision is approved, and what it lacks. */
  documents: { kind: DocumentKind; approved: boolean; lacking: string[] }[];
  /** Rows of Annex I that are neither answered nor answered in full. */
  unansweredRequirements: string[];
  risks: {
    count: number;
    /** Not evaluated before or after its controls, or without an owner of what is left to do. */
    unfinished: { id: string; number: number }[];
    /** Unacceptable after all controls. */
    unacceptable: { id: string; number: number }[];
    overallAccepted: boolean;
  };
  openDeviations: { id: string; number: number }[];
  tests: {
    verified: boolean;
    validated: boolean;
    /** Planned and neither carried out nor cancelled. */
    open: { id: string; number: number }[];
    /** The last word on them is a failure. */
    failed: { id: string; number: number }[];
    /** Patients or patient data are involved. */
    withPatients: boolean;
  };
  clinicalSettled: boolean;
  /** Marked; or why it cannot be, and whether requirements and risk analysis handle that. */
  marking: {
    marked: boolean;
    cannot: boolean;
    inRequirements: boolean;
    inRisks: boolean;
    ceSettled: boolean;
  };
  riskClass: string | null;
  components: number;
  confirmations: {
    /** Said since the latest update began. */
    current: boolean;
    purposeSuitable: boolean;
    benefitOutweighs: boolean;
    managementInPlace: boolean;
    commissioning: boolean;
  };
  /** The first units of the device that are neither scrapped, returned nor lost, and how many there are in all. */
  unitsLeft: { id: string; code: string }[];
  unitsLeftCount: number;
  openIncidents: { id: string; number: number }[];
};

/** What the person gives with a verb. */
export type VerbInput = {
  cost?: string;
  benefit?: string;
  risk?: string;
  /** Plan: that the solution meets the need and is funded. */
  statement?: string;
  reason?: string;
  stopCause?: StopCause;
  /** Retire: the day, `YYYY-MM-DD`. */
  day?: string;
};

/** What is missing when something is not there. */
export const needs = (present: unknown, key: string, href?: string): Missing[] =>
  present ? [] : [{ key: `project.${key}`, href }];
/** Below the address of the project. */
export const page = (facts: ProjectFacts, rest: string) => `/projects/${facts.number}${rest}`;

/** VGR 1: "I varje beslutssteg ska kostnad, nytta och risk beaktas." */
export function weighed(input: VerbInput): Missing[] {
  return [
    ...needs(input.cost?.trim(), "cost", "#field-cost"),
    ...needs(input.benefit?.trim(), "benefit", "#field-benefit"),
    ...needs(input.risk?.trim(), "risk", "#field-risk"),
  ];
}

/** Every question to a regulatory adviser is answered or taken back (VGR 1). */
export function adviceGuard(facts: ProjectFacts): Missing[] {
  return facts.openAdvice.map(({ id, question }) => ({
    key: "project.advice",
    values: { question: question.slice(0, 80) },
    href: page(facts, `/decisions#advice-${id}`),
  }));
}

/** The named documents are complete and their newest revision is approved. */
export function documentsGuard(facts: ProjectFacts, kinds: readonly DocumentKind[]): Missing[] {
  return kinds.flatMap((kind): Missing[] => {
    const document = facts.documents.find((each) => each.kind === kind);
    const href = page(facts, `/documents/${kind}`);
    const name = `projects.documents.kinds.${kind}`;
    const lacking = (document?.lacking ?? []).map((section) => ({
      key: "project.section",
      terms: { document: name, section: `outline.${kind}.${section}.title` },
      href: `${href}#section-${section}`,
    }));
    if (lacking.length > 0) return lacking;
    return document?.approved ? [] : [{ key: "project.approval", terms: { document: name }, href }];
  });
}

/** MDR art. 5(5)(c): no equivalent device on the market meets the need, and it is written down why. */
export function marketGuard(facts: ProjectFacts): Missing[] {
  return [
    ...needs(facts.market.searches > 0, "marketSearch", page(facts, "/market")),
    ...facts.market.unjudged.map(({ id, name }) => ({
      key: "project.candidate",
      values: { name },
      href: page(facts, `/market#candidate-${id}`),
    })),
    ...facts.market.equivalent.map(({ id, name }) => ({
      key: "project.equivalentDevice",
      values: { name },
      href: page(facts, `/market#candidate-${id}`),
    })),
  ];
}

/** The documents that the way of the project asks for: A–G, or the one template (VGR 3.1). */
export function productDocuments(simple: boolean): readonly DocumentKind[] {
  return simple ? ["simple"] : ["a", "b", "c", "d", "e", "f", "g"];
}

function risksGuard(facts: ProjectFacts): Missing[] {
  const { risks } = facts;
  const link = (id: string) => page(facts, `/risks/${id}`);
  return [
    ...needs(risks.count > 0, "noRisks", page(facts, "/risks")),
    ...risks.unfinished.map(({ id, number }) => ({
      key: "project.riskUnfinished",
      values: { number },
      href: link(id),
    })),
    ...risks.unacceptable.map(({ id, number }) => ({
      key: "project.riskUnacceptable",
      values: { number },
      href: link(id),
    })),
    ...needs(risks.overallAccepted, "overallRisk", page(facts, "/risks#overall")),
  ];
}

function testsGuard(facts: ProjectFacts): Missing[] {
  const { tests } = facts;
  const link = (id: string) => page(facts, `/tests/${id}`);
  return [
    ...needs(tests.verified, "verification", page(facts, "/tests")),
    ...needs(tests.validated, "validation", page(facts, "/tests")),
    ...tests.open.map(({ id, number }) => ({ key: "project.testOpen", values: { number }, href: link(id) })),
    ...tests.failed.map(({ id, number }) => ({
      key: "project.testFailed",
      values: { number },
      href: link(id),
    })),
    ...needs(!tests.withPatients || facts.clinicalSettled, "clinical", page(facts, "/tests/clinical")),
  ];
}

/** VGR 3.2: marked so that it can be traced, or handled in the requirements and the risk analysis. */
function markingGuard(facts: ProjectFacts): Missing[] {
  const { marked, cannot, inRequirements, inRisks, ceSettled } = facts.marking;
  const href = page(facts, "/product/marking");
  const unmarked = cannot && !marked;
  return [
    ...needs(marked || cannot, "marking", href),
    ...needs(
      !unmarked || inRequirements,
      "markingRequirement",
      page(facts, "/requirements#requirement-23.2"),
    ),
    ...needs(!unmarked || inRisks, "markingRisk", page(facts, "/risks/new?requirement=23.2")),
    ...needs(ceSettled, "ceMarking", href),
  ];
}

function requirementsGuard(facts: ProjectFacts): Missing[] {
  const count = facts.unansweredRequirements.length;
  const first = facts.unansweredRequirements[0];
  if (count === 0) return [];
  const href = page(facts, `/requirements#requirement-${first}`);
  return [{ key: "project.requirements", values: { count }, href }];
}

/** What a document's own list still lacks before it is approved: the requirements of D, the risks of E (VGR, Bilaga 1). */
export function approvalObstacles(kind: DocumentKind, facts: ProjectFacts): Missing[] {
  if (kind === "d") return requirementsGuard(facts);
  return kind === "e" ? risksGuard(facts) : [];
}

/** All of the product's documentation is there (VGR 3 and 4). */
export function productGuard(facts: ProjectFacts): Missing[] {
  return [
    ...marketGuard(facts),
    // The template for simple devices answers for document D (VGR 3.1); for risks it needs the analysis itself.
    ...(facts.simple ? [] : requirementsGuard(facts)),
    ...risksGuard(facts),
    ...testsGuard(facts),
    ...markingGuard(facts),
    ...needs(!facts.simple || !facts.unacceptableRiskFound, "simpleLost", page(facts, "/documents")),
    ...documentsGuard(facts, ["need", "plan", ...productDocuments(facts.simple)]),
    ...adviceGuard(facts),
  ];
}

function deviationsGuard(facts: ProjectFacts): Missing[] {
  return facts.openDeviations.map(({ id, number }) => ({
    key: "project.deviation",
    values: { number },
    href: page(facts, `/deviations#deviation-${id}`),
  }));
}

/** VGR 4: what is confirmed before the declaration is signed. */
export function releaseGuard(facts: ProjectFacts): Missing[] {
  const { confirmations } = facts;
  const conclude = (field: string) => page(facts, `/conclude#field-${field}`);
  return [
    ...productGuard(facts),
    ...deviationsGuard(facts),
    ...needs(facts.riskClass, "riskClass", page(facts, "/conclude#field-riskClass")),
    ...needs(confirmations.purposeSuitable, "purposeSuitable", conclude("purposeSuitable")),
    ...needs(confirmations.benefitOutweighs, "benefitOutweighs", conclude("benefitOutweighs")),
    ...needs(confirmations.managementInPlace, "managementInPlace", conclude("managementInPlace")),
    ...needs(confirmations.commissioning, "commissioning", conclude("commissioningPlan")),
    ...needs(confirmations.current, "confirmAgain", conclude("purposeSuitable")),
  ];
}

/** The day and why, every unit accounted for, every incident closed. */
export function retireGuard(facts: ProjectFacts, input: VerbInput): Missing[] {
  return [
    ...needs(input.day, "retireDay", "#field-day"),
    ...needs(input.reason?.trim(), "reason", "#field-reason"),
    ...facts.unitsLeft.map(({ id, code }) => ({
      key: "project.unitLeft",
      values: { code },
      href: page(facts, `/product/units#unit-${id}`),
    })),
    ...(facts.unitsLeftCount > facts.unitsLeft.length
      ? [
          {
            key: "project.unitsLeft",
            values: { count: facts.unitsLeftCount - facts.unitsLeft.length },
            href: page(facts, "/product/units"),
          },
        ]
      : []),
    ...facts.openIncidents.map(({ id, number }) => ({
      key: "project.incidentOpen",
      values: { number },
      href: page(facts, `/use#incident-${id}`),
    })),
  ];
}

/** Why, in words: asked of every turn off the way. */
export const reason = (_facts: ProjectFacts, input: VerbInput) =>
  needs(input.reason?.trim(), "reason", "#field-reason");
