import { describe, expect, test } from "vitest";
import {
  confirmObstacles,
  earliestWithPatients,
  isPutRight,
  type JudgedTest,
  mayBeCancelled,
  recordObstacles,
} from "#lib/projects/tests/rules.ts";
import { clinicalSchema, recordTestSchema } from "#lib/projects/tests/schema.ts";

const at = new Date("2026-03-23T08:00:00Z");
const settled = { number: "EG-2026-0001", clinicalSettled: true };
const unsettled = { ...settled, clinicalSettled: false };
const planned: JudgedTest = {
  ...{ id: "t", kind: "verification", involvesPatients: false, result: null, cancelledAt: null },
  performers: [{ id: "p", name: "Nora", confirmedAt: at }],
};
const keys = (missing: { key: string }[]) => missing.map(({ key }) => key);

describe("a result", () => {
  test("needs somebody who carried it out, each with their word", () => {
    expect(recordObstacles(planned, unsettled)).toEqual([]);
    expect(keys(recordObstacles({ ...planned, performers: [] }, settled))).toEqual(["project.noPerformer"]);
    const unaware = { id: "q", name: "Lukas", confirmedAt: null };
    const missing = recordObstacles({ ...planned, performers: [...planned.performers, unaware] }, settled);
    expect(missing).toEqual([
      {
        key: "project.performerUnaware",
        values: { name: "Lukas" },
        href: "/projects/EG-2026-0001/tests/t#performer-q",
      },
    ]);
  });

  test("with patients waits for the clinical question, and so does the word", () => {
    const test = { ...planned, involvesPatients: true };
    expect(keys(recordObstacles(test, unsettled))).toEqual(["project.clinical"]);
    expect(keys(confirmObstacles(test, unsettled))).toEqual(["project.clinical"]);
    expect(confirmObstacles(test, settled)).toEqual([]);
  });

  test("is given once, and not for what is called off", () => {
    expect(keys(recordObstacles({ ...planned, result: "passed" }, settled))).toEqual([
      "project.testRecorded",
    ]);
    expect(keys(confirmObstacles({ ...planned, cancelledAt: at }, settled))).toEqual([
      "project.testCancelled",
    ]);
  });
});

describe("a failed test", () => {
  const again = (id: string, replacesId: string | null, result: JudgedTest["result"]) => ({
    ...{ id, replacesId, result },
  });

  test("is put right only by being done again until it passes", () => {
    const first = again("1", null, "failed");
    expect(isPutRight(first, [first, again("2", null, "passed")])).toBe(false);
    expect(isPutRight(first, [first, again("2", "1", null)])).toBe(false);
    expect(isPutRight(first, [first, again("2", "1", "failed"), again("3", "2", "passed")])).toBe(true);
    expect(isPutRight(first, [again("1", "2", "failed"), again("2", "1", "failed")])).toBe(false);
  });

  test("cannot be called off", () => {
    expect(mayBeCancelled({ result: "failed", cancelledAt: null })).toBe(false);
    expect(mayBeCancelled({ result: "passed", cancelledAt: null })).toBe(true);
    expect(mayBeCancelled({ result: null, cancelledAt: at })).toBe(false);
  });
});

test("the first day with patients is that of the notification, or of the decision", () => {
  const days = { clinicalSentAt: new Date("2026-03-01"), clinicalDecidedAt: new Date("2026-03-20") };
  expect(earliestWithPatients({ ...days, clinicalOutcome: "notification" })).toBe("2026-03-01");
  expect(earliestWithPatients({ ...days, clinicalOutcome: "application" })).toBe("2026-03-20");
  expect(earliestWithPatients({ ...days, clinicalOutcome: "not_needed" })).toBeNull();
});

describe("forms", () => {
  const form = { projectId: crypto.randomUUID(), version: "1" };
  const issues = (result: { error?: { issues: { path: PropertyKey[] }[] } }) =>
    result.error?.issues.map(({ path }) => path[0]) ?? [];

  test("the clinical question needs its reason, and what was sent and decided", () => {
    const check = (more: object) => issues(clinicalSchema.safeParse({ ...form, reason: "Därför", ...more }));
    expect(check({ outcome: "not_needed" })).toEqual([]);
    expect(check({ outcome: "not_needed", reason: " " })).toEqual(["reason"]);
    expect(check({ outcome: "notification" })).toEqual(["sentOn", "reference"]);
    const sent = { outcome: "application", sentOn: "2026-03-02", reference: "5.1-2026" };
    expect(check(sent)).toEqual([]);
    expect(check({ ...sent, decision: "approved" })).toEqual(["decidedOn"]);
    expect(check({ ...sent, decision: "approved", decidedOn: "2026-03-01" })).toEqual(["decidedOn"]);
  });

  test("remarks and deviations are told in full", () => {
    const whole = { ...form, id: crypto.randomUUID(), performedOn: "2026-03-02", protocol: "Mätt" };
    const check = (more: object) => issues(recordTestSchema.safeParse({ ...whole, ...more }));
    expect(check({ result: "passed" })).toEqual([]);
    expect(check({ result: "passed_with_remarks" })).toEqual(["remarks"]);
    expect(check({ result: "failed", deviation: "Sprack" })).toEqual(["effect"]);
    expect(check({ result: "failed", effect: "Hållfasthet" })).toEqual(["deviation"]);
  });
});
