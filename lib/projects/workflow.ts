import type { Missing } from "#lib/errors.ts";
import {
  adviceGuard,
  documentsGuard,
  marketGuard,
  needs,
  type ProjectFacts,
  page,
  productGuard,
  reason,
  releaseGuard,
  retireGuard,
  type VerbInput,
  weighed,
} from "#lib/projects/rules.ts";
import type { ProjectPhase } from "#prisma/generated/enums.ts";

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
