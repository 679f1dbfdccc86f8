import type { Missing } from "#lib/errors.ts";
import type { DocumentKind, ProjectPhase, StopCause } from "#prisma/generated/enums.ts";

/** The way of a project, in order: what the process map shows. `stopped` is beside it. */
export const phases = [
  "initiate",
  "plan",
  "execute",
  "conclude",
  "in_use",
  "retired",
] as const satisfies readonly ProjectPhase[];

/** Where material is written and changed. */
export const workPhases = [
  "initiate",
  "plan",
  "execute",
  "conclude",
] as const satisfies readonly ProjectPhase[];

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
  /** Units of the device that are neither scrapped, returned nor lost. */
  unitsLeft: { id: string; code: string }[];
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

export type Verb =
  | "approveNeed"
  | "approvePlan"
  | "finishExecution"
  | "release"
  | "goBack"
  | "stop"
  | "resume"
  | "updatePlan"
  | "updateExecution"
  | "abandonUpdate"
  | "retire";

export type Transition = {
  from: readonly ProjectPhase[];
  /** `previous` is the phase before the present one, `before` the one that the project had when it was stopped. */
  to: ProjectPhase | "previous" | "before";
  /** Everything that stands in the way, each with a link to where it is put right; empty when nothing does. */
  guard: (facts: ProjectFacts, input: VerbInput) => Missing[];
};

const needs = (present: unknown, key: string, href?: string): Missing[] =>
  present ? [] : [{ key: `project.${key}`, href }];
const page = (facts: ProjectFacts, rest: string) => `/projects/${facts.number}${rest}`;

/** VGR 1: "I varje beslutssteg ska kostnad, nytta och risk beaktas." */
function weighed(input: VerbInput): Missing[] {
  return [
    ...needs(input.cost?.trim(), "cost", "#field-cost"),
    ...needs(input.benefit?.trim(), "benefit", "#field-benefit"),
    ...needs(input.risk?.trim(), "risk", "#field-risk"),
  ];
}

function adviceGuard(facts: ProjectFacts): Missing[] {
  return facts.openAdvice.map(({ id, question }) => ({
    key: "project.advice",
    values: { question: question.slice(0, 80) },
    href: page(facts, `/decisions#advice-${id}`),
  }));
}

/** The named documents are complete and their newest revision is approved. */
function documentsGuard(facts: ProjectFacts, kinds: readonly DocumentKind[]): Missing[] {
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
function marketGuard(facts: ProjectFacts): Missing[] {
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
    ...needs(!unmarked || inRisks, "markingRisk", page(facts, "/risks")),
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
function productGuard(facts: ProjectFacts): Missing[] {
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
function releaseGuard(facts: ProjectFacts): Missing[] {
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

function retireGuard(facts: ProjectFacts, input: VerbInput): Missing[] {
  return [
    ...needs(input.day, "retireDay", "#field-day"),
    ...needs(input.reason?.trim(), "reason", "#field-reason"),
    ...facts.unitsLeft.map(({ id, code }) => ({
      key: "project.unitLeft",
      values: { code },
      href: page(facts, `/product/units#unit-${id}`),
    })),
    ...facts.openIncidents.map(({ id, number }) => ({
      key: "project.incidentOpen",
      values: { number },
      href: page(facts, `/use#incident-${id}`),
    })),
  ];
}

const reason = (_facts: ProjectFacts, input: VerbInput) =>
  needs(input.reason?.trim(), "reason", "#field-reason");

/**
 * The life of a project: the one table that buttons, guards and the process map come from.
 * Source: VGR, Egentillverkning av medicinteknisk produkt, 1–4; design, "The life of a project".
 */
export const transitions: Record<Verb, Transition> = {
  approveNeed: {
    from: ["initiate"],
    to: "plan",
    guard: (facts, input) => [
      ...needs(facts.units > 0, "unit", page(facts, "/edit")),
      ...marketGuard(facts),
      ...documentsGuard(facts, ["need"]),
      ...adviceGuard(facts),
      ...weighed(input),
    ],
  },
  approvePlan: {
    from: ["plan"],
    to: "execute",
    guard: (facts, input) => [
      ...marketGuard(facts),
      ...documentsGuard(facts, ["plan"]),
      ...adviceGuard(facts),
      ...weighed(input),
      ...needs(input.statement?.trim(), "statement", "#field-statement"),
    ],
  },
  finishExecution: {
    from: ["execute"],
    to: "conclude",
    guard: (facts, input) => [...productGuard(facts), ...weighed(input)],
  },
  /** Taken by signing the declaration, and in no other way. */
  release: { from: ["conclude"], to: "in_use", guard: releaseGuard },
  goBack: {
    from: ["plan", "execute", "conclude"],
    to: "previous",
    guard: (facts, input) => [...weighed(input), ...reason(facts, input)],
  },
  stop: {
    from: workPhases,
    to: "stopped",
    guard: (facts, input) => [
      ...needs(!facts.inUse, "inUse"),
      ...needs(input.stopCause, "stopCause", "#field-stopCause"),
      ...needs(
        input.stopCause !== "ce_device_found" || facts.market.equivalent.length > 0,
        "stopCandidate",
        page(facts, "/market"),
      ),
      ...reason(facts, input),
    ],
  },
  resume: { from: ["stopped"], to: "before", guard: reason },
  updatePlan: { from: ["in_use"], to: "plan", guard: reason },
  updateExecution: { from: ["in_use"], to: "execute", guard: reason },
  abandonUpdate: {
    from: workPhases,
    to: "in_use",
    guard: (facts, input) => [...needs(facts.inUse, "notInUse"), ...reason(facts, input)],
  },
  retire: { from: ["in_use"], to: "retired", guard: retireGuard },
};

export const verbs = Object.keys(transitions) as Verb[];

/** The verbs that the table allows from a phase. */
export function verbsFrom(phase: ProjectPhase): Verb[] {
  return verbs.filter((verb) => (transitions[verb].from as readonly ProjectPhase[]).includes(phase));
}

/** Everything that a person can give with a verb, so that only what the project itself lacks is left. */
const everythingGiven: VerbInput = {
  cost: "given",
  benefit: "given",
  risk: "given",
  statement: "given",
  reason: "given",
  stopCause: "other",
  day: "2026-01-01",
};

/** What stands in the way of a verb before its form is filled in: shown beside the button that it would refuse. */
export function obstacles(verb: Verb, facts: ProjectFacts): Missing[] {
  return transitions[verb].guard(facts, everythingGiven);
}

/** What moves a project on from each phase. */
export const nextVerb: Partial<Record<ProjectPhase, Verb>> = {
  initiate: "approveNeed",
  plan: "approvePlan",
  execute: "finishExecution",
  conclude: "release",
};

/** Where the form of each gate is, below the project's address. */
export const gatePage: Partial<Record<Verb, string>> = {
  approveNeed: "/decisions#gate",
  approvePlan: "/decisions#gate",
  finishExecution: "/decisions#gate",
  release: "/conclude",
};
