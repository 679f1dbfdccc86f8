import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CaseFacts,
  closingOutcomes,
  obstacles,
  openStatuses,
  statuses,
  transitions,
  type Verb,
  type VerbInput,
  verbs,
  verbsFrom,
} from "#lib/cases/workflow.ts";
import { translatorFor } from "#lib/i18n/translator.ts";
import { CaseOutcome, type CaseStatus } from "#prisma/generated/enums.ts";
import { caseFacts } from "#tests/factories/caseFacts.ts";

// Written out by hand from the table of the routine, so that a change of the table is seen.
const edges: Record<Verb, [from: CaseStatus[], to: CaseStatus[]]> = {
  startGathering: [["received"], ["gathering"]],
  submitChecklist: [["gathering"], ["coordinating"]],
  returnChecklist: [["coordinating"], ["gathering"]],
  decideHandling: [["coordinating"], ["acting"]],
  completeActions: [["acting"], ["following_up"]],
  close: [["following_up"], ["closed"]],
  dismiss: [["received", "gathering", "coordinating"], ["closed"]],
  markDuplicate: [["received", "gathering", "coordinating", "acting", "following_up"], ["closed"]],
  undoDuplicate: [["closed"], ["received", "gathering", "coordinating", "acting", "following_up"]],
  handOver: [["received"], ["acting"]],
  reopen: [["closed"], ["coordinating"]],
};

const missing = (verb: Verb, facts: CaseFacts, input: VerbInput = {}) =>
  transitions[verb].guard(facts, input);
const keys = (verb: Verb, facts: CaseFacts, input: VerbInput = {}) =>
  missing(verb, facts, input).map((item) => item.key);

describe("the workflow table", () => {
  it.each(verbs)("allows %s from exactly the statuses of the routine", (verb) => {
    expect([...transitions[verb].from]).toEqual(edges[verb][0]);
    const { to } = transitions[verb];
    expect(to === "before" ? [...openStatuses] : [to]).toEqual(edges[verb][1]);
  });

  it("lets nobody out of a closed case but by undoing a duplicate or reopening", () => {
    expect(verbsFrom("closed")).toEqual(["undoDuplicate", "reopen"]);
  });

  it("offers a way on from every open status", () => {
    for (const status of openStatuses) expect(verbsFrom(status).length).toBeGreaterThan(0);
  });
});

describe("the guards", () => {
  it("let a case with nothing left to do pass", () => {
    const facts = caseFacts();
    expect(missing("submitChecklist", facts)).toEqual([]);
    expect(missing("decideHandling", facts)).toEqual([]);
    expect(missing("completeActions", facts)).toEqual([]);
    expect(missing("close", facts, { outcome: "actioned", summary: "Klart." })).toEqual([]);
  });

  it("name each unanswered row of Bilaga 1 with its place", () => {
    const facts = caseFacts({ checklist: { unanswered: ["medusa", "sesam"], lacksContractNumber: true } });
    expect(missing("submitChecklist", facts)).toEqual([
      { key: "row.medusa", href: "/cases/SM-2026-0001/checklist#row-medusa" },
      { key: "row.sesam", href: "/cases/SM-2026-0001/checklist#row-sesam" },
      { key: "contractNumber", href: "/cases/SM-2026-0001/checklist#row-contract_search" },
    ]);
  });

  it("want a written assessment, a track and a severity of a decision", () => {
    const facts = caseFacts({ assessment: null, tracks: [], severity: null });
    expect(keys("decideHandling", facts)).toEqual(["assessment", "track", "severity"]);
    expect(keys("decideHandling", facts, { assessment: "  \n" })).toContain("assessment");
    // What the form says now counts, not what was decided before.
    expect(keys("decideHandling", caseFacts(), { assessment: " " })).toEqual(["assessment"]);
    expect(keys("decideHandling", caseFacts(), { tracks: [] })).toEqual(["track"]);
    const input = { assessment: "Ja", tracks: ["consumable"], severity: "low" } as const;
    expect(keys("decideHandling", facts, { ...input, tracks: [...input.tracks] })).toEqual([]);
  });

  it("name each open action and each recipient who has not answered", () => {
    const facts = caseFacts({
      openActions: [{ id: "a1", description: "Byt batteri" }],
      unanswered: [{ id: "r1", name: "IVA" }],
    });
    expect(missing("completeActions", facts)).toEqual([
      { key: "openAction", values: { what: "Byt batteri" }, href: "/cases/SM-2026-0001/handling#action-a1" },
      {
        key: "unansweredRecipient",
        values: { who: "IVA" },
        href: "/cases/SM-2026-0001/dispatch/r1",
      },
    ]);
  });

  it("do not close past replies, own handlers, RH-13659 or what was added late", () => {
    const facts = caseFacts({
      outstandingReplies: ["receipt", "result"],
      unreported: [{ id: "r2", name: "Hjälpmedelscentrum" }],
      supplyDisruptionUnconfirmed: true,
      openActions: [{ id: "a1", description: "Byt batteri" }],
      unanswered: [{ id: "r1", name: "IVA" }],
    });
    expect(keys("close", facts, { outcome: "actioned", summary: "Klart." })).toEqual([
      "openAction",
      "unansweredRecipient",
      "reply.receipt",
      "reply.result",
      "unreportedHandler",
      "supplyDisruption",
    ]);
  });

  it("want an outcome that is one of closing, and a summary", () => {
    expect(keys("close", caseFacts())).toEqual(["outcome", "summary"]);
    expect(keys("close", caseFacts(), { outcome: "duplicate", summary: " " })).toEqual([
      "outcome",
      "summary",
    ]);
  });

  it("want a search to say that the region is not concerned, but not of information", () => {
    const facts = caseFacts({ searches: 0 });
    expect(keys("dismiss", facts, { outcome: "not_concerned", reason: "Finns inte" })).toEqual(["searches"]);
    expect(keys("dismiss", facts, { outcome: "information_only", reason: "Nyhet" })).toEqual([]);
    expect(keys("dismiss", facts, { outcome: "actioned" })).toEqual(["dismissOutcome", "reason"]);
  });

  it("want the case that stays of a duplicate, and a duplicate to undo", () => {
    expect(keys("markDuplicate", caseFacts())).toEqual(["duplicateOf"]);
    expect(keys("undoDuplicate", caseFacts({ outcome: "actioned" }))).toEqual(["notDuplicate"]);
    expect(keys("reopen", caseFacts({ outcome: "duplicate" }), { reason: "Ny utgåva" })).toEqual([
      "undoInstead",
    ]);
  });

  it("want an own handler to hand over to, and a reason to reopen or return", () => {
    expect(keys("handOver", caseFacts(), { ownHandlers: 0 })).toEqual(["ownHandler"]);
    expect(keys("reopen", caseFacts())).toEqual(["reason"]);
    expect(keys("returnChecklist", caseFacts())).toEqual(["reason"]);
  });

  it("tell beside the button only what the case itself lacks", () => {
    expect(obstacles("close", caseFacts())).toEqual([]);
    expect(obstacles("close", caseFacts({ outstandingReplies: ["receipt"] })).map(({ key }) => key)).toEqual([
      "reply.receipt",
    ]);
    expect(obstacles("dismiss", caseFacts({ searches: 0 }))).toEqual([]);
  });

  it("have words for everything they can miss, in both languages", () => {
    const worst = caseFacts({
      assessment: null,
      severity: null,
      tracks: [],
      searches: 0,
      checklist: {
        unanswered: [
          ...["contract_search", "purchase_analysis", "customers", "stock_item", "near_stock"],
          ...["purchase_support", "external_customers", "medusa", "faciliate", "sesam"],
          ...["receipt_reply", "result_reply", "suggested_handling"],
        ] as CaseFacts["checklist"]["unanswered"],
        lacksContractNumber: true,
      },
      openActions: [{ id: "a", description: "x" }],
      unanswered: [{ id: "r", name: "x" }],
      unreported: [{ id: "h", name: "x" }],
      outstandingReplies: ["receipt", "result"],
      supplyDisruptionUnconfirmed: true,
    });
    const all = verbs.flatMap((verb) => [
      ...keys(verb, worst),
      ...keys(verb, worst, { outcome: "not_concerned" }),
      ...keys(verb, { ...worst, outcome: "duplicate" }),
    ]);
    for (const locale of ["sv", "en"] as const) {
      const t = translatorFor(locale);
      for (const key of all) expect(t.has(`refusals.${key}` as never), `${locale} ${key}`).toBe(true);
    }
  });
});

/** One step of a random life: a verb with some input, or a change of what the guards look at. */
const text = fc.constantFrom(undefined, "", "  ", "Skäl");
const step = fc.record({
  verb: fc.constantFrom(...verbs),
  input: fc.record(
    {
      reason: text,
      assessment: text,
      severity: fc.constantFrom(undefined, "low", "critical"),
      tracks: fc.constantFrom(undefined, [], ["equipment"], ["own_handling", "consumable"]),
      outcome: fc.constantFrom(undefined, ...Object.values(CaseOutcome)),
      summary: text,
      duplicateOf: fc.constantFrom(undefined, "", "another"),
      ownHandlers: fc.constantFrom(undefined, 0, 2),
    },
    { requiredKeys: [] },
  ),
  facts: fc.record({
    checklist: fc.record({
      unanswered: fc.constantFrom([], ["medusa"]),
      lacksContractNumber: fc.boolean(),
    }),
    searches: fc.nat({ max: 2 }),
    openActions: fc.constantFrom([], [{ id: "a", description: "Byt" }]),
    unanswered: fc.constantFrom([], [{ id: "r", name: "IVA" }]),
    unreported: fc.constantFrom([], [{ id: "h", name: "HMC" }]),
    outstandingReplies: fc.constantFrom([], ["receipt"], ["receipt", "result"]),
    supplyDisruptionUnconfirmed: fc.boolean(),
  }),
});

type Model = { facts: CaseFacts; before: CaseStatus | null };

/** What the one writer of `status` does, without a database. Null when the verb is refused. */
function take({ facts, before }: Model, verb: Verb, input: VerbInput): Model | null {
  const rule = transitions[verb];
  if (!(rule.from as readonly CaseStatus[]).includes(facts.status)) return null;
  if (rule.guard(facts, input).length > 0) return null;
  const status = rule.to === "before" ? (before ?? "received") : rule.to;
  const outcome =
    status !== "closed" ? null : verb === "markDuplicate" ? "duplicate" : (input.outcome ?? null);
  return {
    facts: {
      ...facts,
      status,
      outcome,
      assessment: input.assessment ?? facts.assessment,
      severity: input.severity ?? facts.severity,
      tracks: input.tracks ?? facts.tracks,
    },
    before: status === "closed" ? facts.status : null,
  };
}

describe("any sequence of verbs", () => {
  it("stays within the table and never closes past a guard", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let model: Model = {
          facts: caseFacts({ assessment: null, severity: null, tracks: [] }),
          before: null,
        };
        for (const { verb, input, facts } of steps) {
          const present = {
            ...model,
            facts: { ...model.facts, ...(facts as unknown as Partial<CaseFacts>) },
          };
          const next = take(present, verb, input as VerbInput);
          model = next ?? present;
          if (!next) continue;
          const [from, to] = edges[verb];
          expect(from).toContain(present.facts.status);
          expect(to).toContain(next.facts.status);
          expect(statuses).toContain(next.facts.status);
          if (verb === "undoDuplicate") expect(next.facts.status).toBe(present.before);
          if (next.facts.status === "closed") {
            expect(next.facts.outcome).not.toBeNull();
            expect(next.facts.supplyDisruptionUnconfirmed).toBe(false);
          }
          if (verb === "close") {
            expect(closingOutcomes).toContain(next.facts.outcome);
            expect(next.facts.openActions).toEqual([]);
            expect(next.facts.unanswered).toEqual([]);
            expect(next.facts.unreported).toEqual([]);
            expect(next.facts.outstandingReplies).toEqual([]);
          }
          if (verb === "decideHandling") {
            expect(next.facts.assessment?.trim()).toBeTruthy();
            expect(next.facts.severity).not.toBeNull();
            expect(next.facts.tracks).not.toEqual([]);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
