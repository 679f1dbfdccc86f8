import { describe, expect, it } from "vitest";
import { companyAtStart, findCompanies, isCareOrAuthority } from "#lib/notices/reading/companies.ts";

describe("company names", () => {
  it("end in their legal form", () => {
    expect(findCompanies("a letter from Mölnlycke Health Care AB in Göteborg")).toEqual([
      "Mölnlycke Health Care AB",
    ]);
    expect(findCompanies("sold by Drägerwerk AG & Co. KGaA, Lübeck")).toEqual(["Drägerwerk AG & Co. KGaA"]);
    expect(findCompanies("we and the hospital")).toEqual([]);
  });

  it.each([
    ["Randox Laboratories Ltd. - Crumlin, Co. Antrim", "Randox Laboratories Ltd."],
    ["Bard Peripheral Vascular, Inc. - 1415 W 3rd Street", "Bard Peripheral Vascular, Inc."],
    ["Aurelia Dialys AB, Box 4410, 212 36 Malmö", "Aurelia Dialys AB"],
    ["Getinge AB Lindholmspiren 7", "Getinge AB"],
    ["(80071260410) GE Healthcare – Finland", "GE Healthcare"],
  ])("are cut clean of the address in %s", (text, name) => {
    expect(companyAtStart(text)).toBe(name);
  });

  it.each(["", "________", "is asked to reply", "info@example.org", "123"])(
    "are not read from %j",
    (text) => {
      expect(companyAtStart(text)).toBeNull();
    },
  );
});

it.each([
  ["Danderyds Sjukhus AB", true],
  ["Capio S:t Görans Sjukhus AB", true],
  ["Region Halland", true],
  ["Läkemedelsverket", true],
  ["Busse Hospital Disposables Inc.", false],
  ["Getinge AB", false],
])("%s passes notices on and makes none: %s", (name, care) => {
  expect(isCareOrAuthority(name)).toBe(care);
});
