import { expect, test } from "vitest";
import { translatorFor } from "#lib/i18n/translator.ts";
import { signatureLines } from "#lib/organisation/signature.ts";
import type { Role } from "#prisma/generated/enums.ts";

const sv = translatorFor("sv");
const region = { name: "Region Halland", signature: "Medicinsk teknik Halland, Region Halland" };
const lines = (roles: Role[], signature = region.signature) =>
  signatureLines(
    roles.map((role) => ({ role })),
    { ...region, signature },
    sv,
  );

test("procurement signs with its own function and the region, never as medical engineering", () => {
  expect(lines(["procurement"])).toEqual(["Inköp och upphandling", "Region Halland"]);
});

test("a coordinator signs with the region's signature, which names the region once", () => {
  const coordinator = "Medicinteknisk säkerhetssamordnare";
  expect(lines(["procurement", "coordinator"])).toEqual([coordinator, region.signature]);
  expect(lines(["coordinator"], "Medicinsk teknik")).toEqual([
    coordinator,
    "Medicinsk teknik",
    "Region Halland",
  ]);
  expect(lines(["coordinator"], " ")).toEqual([coordinator, "Region Halland"]);
});

test("without any function the region stands alone", () => {
  expect(lines([])).toEqual(["Region Halland"]);
});
