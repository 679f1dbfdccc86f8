import { describe, expect, test } from "vitest";
import {
  changedParts,
  type DeclarationContent,
  declarationContentOf,
  declaredRequirements,
} from "#lib/projects/declaration/content.ts";

const answer = {
  requirement: "1",
  applicable: true,
  reason: null,
  fulfilment: "fully",
  how: "Provning",
  evidence: "F",
} as const;

describe("what is declared of Annex I", () => {
  test("is full when every applicable row is fully met", () => {
    const notApplicable = { ...answer, requirement: "7", applicable: false, reason: "Nej", fulfilment: null };
    expect(declaredRequirements([answer, notApplicable])).toEqual({ fullyMet: true, exceptions: [] });
  });

  test("names each row that is not, with its justification, in the order of the annex", () => {
    const rows = [
      { ...answer, requirement: "10.4.1", fulfilment: "no", reason: " Inget plastmaterial med CMR " },
      { ...answer, requirement: "2", fulfilment: "partly", reason: "Delvis" },
      { ...answer, requirement: "10.2", fulfilment: "partly", reason: "Rengörs" },
    ] as const;
    expect(declaredRequirements(rows)).toEqual({
      fullyMet: false,
      exceptions: [
        { requirement: "2", fulfilment: "partly", reason: "Delvis" },
        { requirement: "10.2", fulfilment: "partly", reason: "Rengörs" },
        { requirement: "10.4.1", fulfilment: "no", reason: "Inget plastmaterial med CMR" },
      ],
    });
  });
});

const content: DeclarationContent = {
  ...{ number: "EG-2026-0001", revision: 1, registration: "RS2026-1", place: "Halmstad", day: "2026-03-24" },
  institution: { name: "Region Halland", organisationNumber: "232100-0115", address: "Box 517" },
  device: {
    ...{ name: "Hållare", description: "Håller", marking: null, riskClass: "I" },
    purpose: { what: "Hålla", who: "Personal", where: "Avdelning", how: "Med handen" },
  },
  requirements: { fullyMet: true, exceptions: [] },
  signer: { name: "Åsa Öberg", function: "Ingenjör" },
};

test("what has changed is told part by part", () => {
  expect(changedParts(content, structuredClone(content))).toEqual([]);
  const after = { ...content, day: "2026-03-25", device: { ...content.device, riskClass: "IIa" as const } };
  expect(changedParts(content, after)).toEqual(["device", "day"]);
});

test("what is not a declaration is refused", () => {
  expect(() =>
    declarationContentOf({ ...content, device: { ...content.device, riskClass: "IV" } }),
  ).toThrow();
  expect(() => declarationContentOf({})).toThrow();
});
