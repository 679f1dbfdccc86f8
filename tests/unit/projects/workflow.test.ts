import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { translatorFor } from "#lib/i18n/translator.ts";
import type { ProjectFacts, VerbInput } from "#lib/projects/rules.ts";
import {
  nextVerb,
  obstacles,
  phases,
  transitions,
  type Verb,
  verbs,
  verbsFrom,
} from "#lib/projects/workflow.ts";
import { ProjectPhase } from "#prisma/generated/enums.ts";
import { projectFacts } from "#tests/factories/projectFacts.ts";

// Written out by hand from the routine, so that a change of the table is seen.
const edges: Record<Verb, [from: ProjectPhase[], to: ProjectPhase | "previous" | "before"]> = {
  approveNeed: [["initiate"], "plan"],
  approvePlan: [["plan"], "execute"],
  finishExecution: [["execute"], "conclude"],
  release: [["conclude"], "in_use"],
  goBack: [["plan", "execute", "conclude"], "previous"],
  stop: [["initiate", "plan", "execute", "conclude"], "stopped"],
  resume: [["stopped"], "before"],
  updatePlan: [["in_use"], "plan"],
  updateExecution: [["in_use"], "execute"],
  abandonUpdate: [["initiate", "plan", "execute", "conclude"], "in_use"],
  retire: [["in_use"], "retired"],
};

const given: VerbInput = {
  ...{ cost: "c", benefit: "b", risk: "r", statement: "s", reason: "why" },
  ...{ stopCause: "other", day: "2026-01-01" },
};
const keys = (verb: Verb, facts: ProjectFacts, input: VerbInput = given) =>
  transitions[verb].guard(facts, input).map(({ key }) => key.replace("project.", ""));

describe("the workflow table", () => {
  it.each(verbs)("allows %s from and to exactly the phases of the routine", (verb) => {
    expect([[...transitions[verb].from], transitions[verb].to]).toEqual(edges[verb]);
  });

  it("lets nothing out of a retired project", () => {
    expect(verbsFrom("retired")).toEqual([]);
  });

  it("leads into use by signing alone, but for an update that is given up", () => {
    expect(verbs.filter((verb) => transitions[verb].to === "in_use")).toEqual(["release", "abandonUpdate"]);
  });

  it("has one gate for each of the four phases of the routine", () => {
    expect(Object.keys(nextVerb)).toEqual(["initiate", "plan", "execute", "conclude"]);
  });
});

/** One thing spoiled, the gates that must see it, and what they say. */
type Spoiled = { change: Partial<ProjectFacts>; says: string; at: Verb[] };
const row = { id: "a", number: 1 };
const device = { id: "a", name: "Clip" };
const product: Verb[] = ["finishExecution", "release"];
const gates: Verb[] = ["approveNeed", "approvePlan", ...product];
const base = projectFacts();
const without = (kind: string, spoil: object) => ({
  documents: base.documents.map((one) => (one.kind === kind ? { ...one, ...spoil } : one)),
});
const confirmed = (name: keyof ProjectFacts["confirmations"]): Spoiled => ({
  ...{ change: { confirmations: { ...base.confirmations, [name]: false } }, says: name, at: ["release"] },
});

const spoiled: Record<string, Spoiled> = {
  "no unit has the need": { change: { units: 0 }, says: "unit", at: ["approveNeed"] },
  "the market was not searched": {
    ...{ change: { market: { ...base.market, searches: 0 } }, says: "marketSearch", at: gates },
  },
  "a device on the market is not judged": {
    ...{ change: { market: { ...base.market, unjudged: [device] } }, says: "candidate", at: gates },
  },
  "a device on the market is equivalent": {
    ...{ change: { market: { ...base.market, equivalent: [device] } }, says: "equivalentDevice", at: gates },
  },
  "a question to an adviser is open": {
    ...{ change: { openAdvice: [{ id: "a", question: "Q" }] }, says: "advice", at: gates },
  },
  "the need is not approved": {
    ...{ change: without("need", { approved: false }), says: "approval", at: ["approveNeed", ...product] },
  },
  "the need lacks a section": {
    ...{ change: without("need", { lacking: ["need"] }), says: "section", at: ["approveNeed", ...product] },
  },
  "the plan is not approved": {
    ...{ change: without("plan", { approved: false }), says: "approval", at: ["approvePlan", ...product] },
  },
  "a requirement is not answered": {
    ...{ change: { unansweredRequirements: ["1"] }, says: "requirements", at: product },
  },
  "no risk is identified": {
    ...{ change: { risks: { ...base.risks, count: 0 } }, says: "noRisks", at: product },
  },
  "a risk is not finished": {
    ...{ change: { risks: { ...base.risks, unfinished: [row] } }, says: "riskUnfinished", at: product },
  },
  "a risk is unacceptable": {
    ...{ change: { risks: { ...base.risks, unacceptable: [row] } }, says: "riskUnacceptable", at: product },
  },
  "the overall risk is not accepted": {
    ...{ change: { risks: { ...base.risks, overallAccepted: false } }, says: "overallRisk", at: product },
  },
  "nothing is verified": {
    ...{ change: { tests: { ...base.tests, verified: false } }, says: "verification", at: product },
  },
  "nothing is validated": {
    ...{ change: { tests: { ...base.tests, validated: false } }, says: "validation", at: product },
  },
  "a test is open": {
    ...{ change: { tests: { ...base.tests, open: [row] } }, says: "testOpen", at: product },
  },
  "a test failed": {
    ...{ change: { tests: { ...base.tests, failed: [row] } }, says: "testFailed", at: product },
  },
  "patients are involved and the clinical question is open": {
    ...{ change: { tests: { ...base.tests, withPatients: true } }, says: "clinical", at: product },
  },
  "the device is not marked": {
    ...{ change: { marking: { ...base.marking, marked: false } }, says: "marking", at: product },
  },
  "the CE marking is not settled": {
    ...{ change: { marking: { ...base.marking, ceSettled: false } }, says: "ceMarking", at: product },
  },
  "a simple device has had an unacceptable risk": {
    change: {
      simple: true,
      unacceptableRiskFound: true,
      documents: projectFacts({ simple: true }).documents,
    },
    ...{ says: "simpleLost", at: product },
  },
  "a deviation is open": { change: { openDeviations: [row] }, says: "deviation", at: ["release"] },
  "the risk class is not given": { change: { riskClass: null }, says: "riskClass", at: ["release"] },
  "the purpose is not confirmed": confirmed("purposeSuitable"),
  "the benefit is not confirmed": confirmed("benefitOutweighs"),
  "management is not in place": confirmed("managementInPlace"),
  "there is no plan for taking into use": confirmed("commissioning"),
  "nothing was confirmed since the update began": { ...confirmed("current"), says: "confirmAgain" },
  ...Object.fromEntries(
    (["a", "b", "c", "d", "e", "f", "g"] as const).flatMap((kind) => [
      [
        `${kind} is not approved`,
        { change: without(kind, { approved: false }), says: "approval", at: product },
      ],
      [
        `${kind} lacks a section`,
        { change: without(kind, { lacking: ["x"] }), says: "section", at: product },
      ],
      [
        `${kind} is not there`,
        {
          change: { documents: base.documents.filter((one) => one.kind !== kind) },
          ...{ says: "approval", at: product },
        },
      ],
    ]),
  ),
};

describe("the gates", () => {
  it("let a project with nothing left to do pass, a simple one too", () => {
    for (const facts of [base, projectFacts({ simple: true })])
      for (const verb of gates) expect(obstacles(verb, facts)).toEqual([]);
  });

  it.each(Object.entries(spoiled))("see that %s, each where the routine asks for it", (_, spoil) => {
    const facts = projectFacts(spoil.change);
    for (const verb of gates)
      expect([verb, keys(verb, facts)]).toEqual([verb, spoil.at.includes(verb) ? [spoil.says] : []]);
  });

  it("want cost, benefit and risk in writing, and of the plan its verification", () => {
    const blank = { cost: " ", benefit: "\n", risk: "" };
    for (const verb of ["approveNeed", "finishExecution"] as const)
      expect(keys(verb, base, blank)).toEqual(["cost", "benefit", "risk"]);
    expect(keys("approvePlan", base, blank)).toEqual(["cost", "benefit", "risk", "statement"]);
    expect(keys("goBack", base, blank)).toEqual(["cost", "benefit", "risk", "reason"]);
  });

  it("let patients be involved once the clinical question is settled", () => {
    const facts = projectFacts({ tests: { ...base.tests, withPatients: true }, clinicalSettled: true });
    for (const verb of product) expect(keys(verb, facts)).toEqual([]);
  });

  it("let a simple device do without A–G, and no other without", () => {
    const simple = projectFacts({ simple: true });
    expect(simple.documents.map(({ kind }) => kind)).toEqual(["need", "plan", "simple"]);
    expect(keys("release", { ...simple, simple: false })).toHaveLength(7);
  });
});

describe("the other ways", () => {
  it("stop for a reason, for a device that is judged equivalent, and never what is in use", () => {
    expect(keys("stop", base, {})).toEqual(["stopCause", "reason"]);
    const found = { ...given, stopCause: "ce_device_found" } as const;
    expect(keys("stop", base, found)).toEqual(["stopCandidate"]);
    const market = { ...base.market, equivalent: [device] };
    expect(keys("stop", projectFacts({ market }), found)).toEqual([]);
    expect(keys("stop", projectFacts({ inUse: true }))).toEqual(["inUse"]);
  });

  it("give up only an update that was begun, with a reason", () => {
    expect(keys("abandonUpdate", base)).toEqual(["notInUse"]);
    expect(keys("abandonUpdate", projectFacts({ inUse: true }), {})).toEqual(["reason"]);
  });

  it("want a reason for taking up again and for an update", () => {
    for (const verb of ["resume", "updatePlan", "updateExecution"] as const) {
      expect(keys(verb, base, { reason: " " })).toEqual(["reason"]);
      expect(keys(verb, base)).toEqual([]);
    }
  });

  it("retire a device once its units are accounted for and its incidents closed", () => {
    expect(keys("retire", base, {})).toEqual(["retireDay", "reason"]);
    expect(keys("retire", projectFacts({ unitsLeft: [{ id: "a", code: "1" }], unitsLeftCount: 1 }))).toEqual([
      "unitLeft",
    ]);
    const many = projectFacts({ unitsLeft: [{ id: "a", code: "1" }], unitsLeftCount: 120 });
    expect(keys("retire", many)).toEqual(["unitLeft", "unitsLeft"]);
    expect(obstacles("retire", many).at(-1)).toMatchObject({
      values: { count: 119 },
      href: expect.stringContaining("/product/units"),
    });
    expect(keys("retire", projectFacts({ openIncidents: [row] }))).toEqual(["incidentOpen"]);
    expect(keys("retire", base)).toEqual([]);
  });
});

describe("whatever is done in whatever order", () => {
  const targetOf = (verb: Verb, phase: ProjectPhase, before: ProjectPhase | null): ProjectPhase => {
    const { to } = transitions[verb];
    if (to === "before") return before ?? "initiate";
    return to === "previous" ? (phases[phases.indexOf(phase as "plan") - 1] ?? "initiate") : to;
  };

  it("a project comes into use only through every gate, with nothing missing at any", () => {
    const step = fc.record({
      verb: fc.constantFrom(...verbs),
      spoils: fc.subarray(Object.keys(spoiled), { maxLength: 2 }),
      blank: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let phase: ProjectPhase = "initiate";
        let before: ProjectPhase | null = null;
        let inUse = false;
        /** Gates passed since the phase that each leads from was last entered from before it. */
        let passed: Verb[] = [];
        for (const { verb, spoils, blank } of steps) {
          const change = Object.assign({}, ...spoils.map((name) => spoiled[name]?.change));
          const facts = projectFacts({ ...change, phase, inUse });
          const allowed = transitions[verb].from.includes(phase as never);
          const missing = transitions[verb].guard(facts, blank ? {} : given);
          if (!allowed || missing.length > 0) continue;
          // The last change of the same part of the picture is the one that counts.
          const standing = spoils.filter((name, index) => {
            const part = Object.keys(spoiled[name]?.change ?? {})[0] ?? "";
            return !spoils.slice(index + 1).some((later) => part in (spoiled[later]?.change ?? {}));
          });
          for (const name of standing) expect(spoiled[name]?.at).not.toContain(verb);
          if (gates.includes(verb)) expect(blank && verb !== "release").toBe(false);
          const to = targetOf(verb, phase, before);
          before = to === "stopped" ? phase : null;
          if (verb === "goBack") passed = passed.slice(0, -1);
          if (verb === "updatePlan") passed = ["approveNeed"];
          if (verb === "updateExecution") passed = ["approveNeed", "approvePlan"];
          if (gates.includes(verb)) passed = [...passed, verb];
          if (verb === "abandonUpdate") expect(inUse).toBe(true);
          if (verb === "release") {
            expect(passed).toEqual(gates);
            inUse = true;
          }
          phase = to;
        }
      }),
      { numRuns: 500 },
    );
  });

  it("no phase is reached that the table does not name", () => {
    const reached = new Set<string>(["initiate"]);
    for (const verb of verbs) reached.add(transitions[verb].to);
    for (const phase of reached)
      if (phase !== "previous" && phase !== "before") expect(Object.values(ProjectPhase)).toContain(phase);
    expect(Object.values(ProjectPhase).filter((phase) => !reached.has(phase))).toEqual([]);
  });
});

it("has a sentence for everything that can be missing, in both languages", () => {
  const all = [
    ...Object.values(spoiled).flatMap(({ change }) => obstacles("release", projectFacts(change))),
    ...verbs.flatMap((verb) => transitions[verb].guard(projectFacts({ inUse: true }), {})),
    ...verbs.flatMap((verb) => transitions[verb].guard(base, { stopCause: "ce_device_found" })),
  ];
  for (const locale of ["sv", "en"] as const) {
    const t = translatorFor(locale);
    for (const { key } of all) expect(t.has(`refusals.${key}` as never)).toBe(true);
  }
});

it("the template for simple devices answers for the requirements, never for the risks", () => {
  const simple = projectFacts({ simple: true, unansweredRequirements: ["1"] });
  expect(obstacles("release", simple)).toEqual([]);
  const without = { ...simple, risks: { ...simple.risks, count: 0 } };
  expect(obstacles("release", without).map(({ key }) => key)).toEqual(["project.noRisks"]);
});
