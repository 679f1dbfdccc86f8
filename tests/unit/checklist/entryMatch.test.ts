import { expect, test } from "vitest";
import { matchEntry } from "#lib/checklist/entryMatch.ts";

const units = [
  { id: "iva", name: "Intensivvårdsavdelningen", costCentre: "32010", rgsCustomerNumber: "610210" },
  { id: "op1", name: "Operation", costCentre: "32030", rgsCustomerNumber: "610230" },
  { id: "op2", name: "Operation", costCentre: "32030", rgsCustomerNumber: "610240" },
];
const parties = [{ id: "kusten", name: "Kustens Läkargrupp AB", rgsCustomerNumber: "690110" }];
const match = (name: string, customerNumber: string | null) =>
  matchEntry({ name, customerNumber }, units, parties);

test("the RGS customer number decides, whatever the name", () => {
  expect(match("Något annat", "610210")).toEqual({ unitId: "iva", externalId: null });
  expect(match("Något annat", "690110")).toEqual({ unitId: null, externalId: "kusten" });
});

test("a cost centre serves when it is one unit's only", () => {
  expect(match("x", "32010").unitId).toBe("iva");
  expect(match("x", "32030").unitId).toBeNull();
});

test("names are compared without regard to case and spacing", () => {
  expect(match("  intensivvårdsAVDELNINGEN ", null).unitId).toBe("iva");
  expect(match("kustens läkargrupp  ab", "okänt").externalId).toBe("kusten");
});

test("two units of the same name are never guessed between", () => {
  expect(match("Operation", null)).toEqual({ unitId: null, externalId: null });
  expect(match("Finns inte", "1")).toEqual({ unitId: null, externalId: null });
});
