import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { answerable, isProposed, requirements, traits } from "#lib/projects/requirements/annexI.ts";
import { isAnswered, unansweredRequirements } from "#lib/projects/requirements/rules.ts";
import { proposalOf, traitGroups } from "#lib/projects/requirements/traits.ts";

const facts = "../shared/facts/gspr.json";

test("Annex I has 92 rows, of which 75 are to be answered and two are for the Commission", () => {
  expect(requirements).toHaveLength(92);
  expect(answerable).toHaveLength(75);
  const information = requirements.filter(({ kind }) => kind === "information").map(({ id }) => id);
  expect(information).toEqual(["10.4.3", "10.4.4"]);
  expect(new Set(requirements.map(({ id }) => id)).size).toBe(92);
});

test("a heading is what has rows below it, and every row to answer says when it applies", () => {
  for (const { id, kind, traits: needed } of requirements) {
    const below = requirements.some((other) => other.id.startsWith(`${id}.`));
    expect(kind === "heading", id).toBe(below);
    if (kind === "requirement") expect(needed.length, id).toBeGreaterThan(0);
  }
});

test.skipIf(!existsSync(facts))("the rows are those of the list of facts", () => {
  const listed = JSON.parse(readFileSync(facts, "utf8")) as {
    id: string;
    chapter: string;
    points: string[];
  }[];
  expect(requirements.map(({ id, chapter, points }) => ({ id, chapter, points }))).toEqual(
    listed.map(({ id, chapter, points }) => ({ id, chapter, points })),
  );
});

test("every trait is asked for once, and decides some row", () => {
  expect(Object.values(traitGroups).flat().sort()).toEqual([...traits].sort());
  for (const trait of traits)
    expect(
      answerable.some((row) => row.traits.includes(trait)),
      trait,
    ).toBe(true);
});

test("more traits never take a proposal away, and its reason is among them", () => {
  fc.assert(
    fc.property(fc.subarray([...traits]), fc.constantFrom(...traits), (held, more) => {
      for (const row of answerable) {
        const proposal = proposalOf(row, held);
        expect(proposal.applicable).toBe(isProposed(row, held));
        if (proposal.applicable) {
          expect(isProposed(row, [...held, more])).toBe(true);
          expect(proposal.always || proposal.traits.every((trait) => held.includes(trait))).toBe(true);
        } else expect(proposal.traits.some((trait) => held.includes(trait))).toBe(false);
      }
    }),
  );
});

test("an answer is whole only with its reason, its how and its where", () => {
  const whole = {
    ...{ requirement: "1", applicable: true, fulfilment: "fully" as const },
    ...{ how: "ISO 14971", evidence: "E. Riskanalys", reason: null },
  };
  expect(isAnswered(whole)).toBe(true);
  for (const change of [
    { fulfilment: null },
    { how: " " },
    { evidence: null },
    { fulfilment: "partly" as const },
  ])
    expect(isAnswered({ ...whole, ...change })).toBe(false);
  expect(isAnswered({ ...whole, applicable: false })).toBe(false);
  expect(isAnswered({ ...whole, applicable: false, reason: "Inte steril" })).toBe(true);
  expect(unansweredRequirements([whole])).toHaveLength(74);
});
