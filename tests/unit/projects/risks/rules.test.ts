import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultMatrices, type RiskMatrix, riskMatrixSchema, zoneOf } from "#lib/projects/risks/matrix.ts";
import {
  type EvaluatedRisk,
  gapsOf,
  isUnacceptable,
  isUnfinished,
  lacksOf,
  levelsIn,
  loweredByInformationAlone,
  overallState,
  remainsUnacceptable,
  stages,
  zoneAfter,
} from "#lib/projects/risks/rules.ts";

const [five, four] = defaultMatrices as [RiskMatrix, RiskMatrix];
const level = fc.option(fc.integer({ min: 1, max: 5 }), { nil: null });
const words = fc.constantFrom("", "  ", "Skrivet");
const risks: fc.Arbitrary<EvaluatedRisk> = fc.record({
  sequence: words,
  situation: words,
  harm: words,
  severityBefore: level,
  probabilityBefore: level,
  severityAfter: level,
  probabilityAfter: level,
  benefitRisk: fc.option(words, { nil: null }),
  newRisks: fc.option(words, { nil: null }),
  state: fc.constantFrom("open", "controlled", "accepted"),
  controls: fc.array(
    fc.record({ verifiedAt: fc.option(fc.constant(new Date("2026-01-01")), { nil: null }) }),
    { maxLength: 3 },
  ),
});
const finished: EvaluatedRisk = {
  ...{ sequence: "a", situation: "b", harm: "c", severityBefore: 4, probabilityBefore: 4 },
  ...{ severityAfter: 2, probabilityAfter: 1, benefitRisk: null, newRisks: "Inga", state: "controlled" },
  controls: [{ verifiedAt: new Date("2026-01-01") }],
};

describe("what a risk lacks", () => {
  test("a finished one lacks nothing, and each thing taken away is missed", () => {
    expect(lacksOf(five, finished)).toEqual([]);
    expect(isUnfinished(five, finished)).toBe(false);
    const without: [Partial<EvaluatedRisk>, string][] = [
      [{ sequence: " " }, "sequence"],
      [{ situation: "" }, "situation"],
      [{ harm: "" }, "harm"],
      [{ severityBefore: null }, "before"],
      [{ probabilityAfter: null }, "after"],
      [{ controls: [{ verifiedAt: null }] }, "verification"],
      [{ newRisks: " " }, "newRisks"],
      [{ severityAfter: 3, probabilityAfter: 3 }, "benefitRisk"],
    ];
    for (const [change, lack] of without) expect(lacksOf(five, { ...finished, ...change })).toEqual([lack]);
    expect(isUnfinished(five, { ...finished, state: "open" })).toBe(true);
  });

  test("a risk that nothing is lacking of is in a zone, verified, and justified when it is not acceptable", () => {
    fc.assert(
      fc.property(risks, (risk) => {
        if (isUnfinished(five, risk)) return;
        const after = zoneAfter(five, risk);
        expect(after).not.toBeNull();
        expect(risk.controls.every(({ verifiedAt }) => verifiedAt !== null)).toBe(true);
        if (after !== "acceptable") expect(risk.benefitRisk?.trim()).toBeTruthy();
        expect(remainsUnacceptable(five, risk)).toBe(false);
      }),
    );
  });

  test("what is unacceptable after controls was unacceptable, and controls never hide what it was before", () => {
    fc.assert(
      fc.property(risks, (risk) => {
        if (zoneAfter(five, risk) === "unacceptable") expect(isUnacceptable(five, risk)).toBe(true);
        if (zoneOf(five, risk.severityBefore, risk.probabilityBefore) === "unacceptable")
          expect(isUnacceptable(five, { ...risk, severityAfter: 1, probabilityAfter: 1 })).toBe(true);
      }),
    );
  });
});

describe("a matrix", () => {
  test("both defaults are sound, and death is never acceptable", () => {
    for (const matrix of defaultMatrices) {
      expect(riskMatrixSchema.safeParse(matrix).success).toBe(true);
      expect(matrix.zones.at(-1)).not.toContain("acceptable");
    }
  });

  test("refuses a hole, two levels of one name and a zone that gets better with the harm", () => {
    const refused = (change: Partial<RiskMatrix>) =>
      riskMatrixSchema.safeParse({ ...five, ...change }).error?.issues.map(({ message }) => message);
    expect(refused({ zones: five.zones.slice(1) })).toContain("matrixShape");
    const [first, ...rest] = five.severities;
    expect(refused({ severities: [{ ...first, sv: "Lindrig" } as never, ...rest] })).toContain("matrixNames");
    const better = five.zones.map((row, index) => (index === 4 ? row.map(() => "acceptable" as const) : row));
    expect(refused({ zones: better })).toContain("matrixOrder");
  });

  test("another one keeps the levels of the same name and meaning, wherever they stand, and no others", () => {
    const levels = { severityBefore: 3, probabilityBefore: 5, severityAfter: null, probabilityAfter: 2 };
    expect(levelsIn(five, five, levels)).toEqual(levels);
    // "Måttlig" is in both, but does not mean the same.
    expect(Object.values(levelsIn(five, four, levels))).toEqual([null, null, null, null]);
    const turned = { ...five, severities: [...five.severities].reverse() };
    expect(levelsIn(five, turned, { ...levels, severityBefore: 1 }).severityBefore).toBe(5);
  });
});

describe("advice", () => {
  test("names each stage, misuse and single fault that no risk is about", () => {
    expect(gapsOf([])).toEqual([...stages, "misuse", "singleFault"]);
    expect(gapsOf(stages.map((stage) => ({ stage, misuse: true, singleFault: true })))).toEqual([]);
  });

  test("points at a risk that information alone is to lower", () => {
    const informed = { ...finished, controls: [{ kind: "information" as const }] };
    expect(loweredByInformationAlone(informed)).toBe(true);
    expect(loweredByInformationAlone({ ...informed, controls: [{ kind: "design" }] })).toBe(false);
    expect(loweredByInformationAlone({ ...informed, severityAfter: 4, probabilityAfter: 4 })).toBe(false);
  });

  test("the overall judgement is to be made again when the risks have changed", () => {
    expect(overallState({ overallRisk: "Bedömt", overallAccepted: null })).toBe("again");
    expect(overallState({ overallRisk: null, overallAccepted: null })).toBe("none");
    expect(overallState({ overallRisk: "Bedömt", overallAccepted: false })).toBe("not");
  });
});
