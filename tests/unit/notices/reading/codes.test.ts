import { describe, expect, it } from "vitest";
import { capitalCode, looksLikeCode } from "#lib/notices/reading/codeShape.ts";
import { readCodes } from "#lib/notices/reading/codes.ts";
import { readVersions } from "#lib/notices/reading/versions.ts";

const values = (text: string) => readCodes(text, true).values;

describe("the shape of an identifier", () => {
  it.each(["T989765", "03.812.005", "H-1000-DA-230", "1214UE", "0001418637", "CF-2001-18G"])(
    "holds for %s",
    (code) => {
      expect(looksLikeCode(code)).toBe(true);
    },
  );

  it.each([
    "sterile",
    "20x5ml",
    "32X140",
    "2025",
    "2017/745",
    "2025-03-12",
    "30mm",
    "level2b-something",
    "12",
  ])("does not hold for %s", (word) => {
    expect(looksLikeCode(word)).toBe(false);
  });
});

describe("lists of lots and serial numbers", () => {
  it("reads commas, semicolons, lines and joining words", () => {
    expect(values("4471190, 4471191;\n4471204 och 4471205 samt 4471206")).toEqual([
      "4471190",
      "4471191",
      "4471204",
      "4471205",
      "4471206",
    ]);
  });

  it("keeps ranges and rules as written", () => {
    expect(values("1000–1999, SN 12345 to 12399")).toEqual(["1000–1999", "12345 to 12399"]);
    expect(values("4880 and above; lots beginning with H25; alla")).toEqual([
      "4880 and above",
      "lots beginning with H25",
      "alla",
    ]);
  });

  it("joins a code that was broken after its hyphen", () => {
    expect(values("24L0047-\nA, BW-3010-\n12")).toEqual(["24L0047-A", "BW-3010-12"]);
  });

  it("leaves out notes, measures, empty fields and codes that ran together", () => {
    expect(values("2112260940 (05 unid.); 20x5ml; N/A; see appendix; H-1000-HU-230-H-1000-INT-230")).toEqual([
      "2112260940",
    ]);
  });

  it("tells the article that heads a group of lots", () => {
    expect(readCodes("3308-0010: 746881; 747483", true)).toEqual({
      values: ["746881", "747483"],
      groups: ["3308-0010"],
    });
  });

  it("takes the number from what carries it, from days beside it and from what joins it", () => {
    expect(values("21512Y for Compat Feeding Tube 8Fr; 65805 2/24/2015\t59138; and FB3290")).toEqual([
      "21512Y",
      "65805",
      "59138",
      "FB3290",
    ]);
  });

  it("holds 2008 for a serial number only among others of four digits", () => {
    expect(values("1109, 1153, 1205, 2008, 1021")).toContain("2008");
    expect(values("11090, 11530, 2008")).not.toContain("2008");
  });

  it("reads an article number of capitals, or before how it is packed, where articles are told", () => {
    expect(capitalCode("SDS-CTP-SPK, Lot 112865")).toBe("SDS-CTP-SPK");
    expect(capitalCode("NON-STERILE, single use")).toBeNull();
    expect(readCodes("M0066703051 box 5", false).values).toEqual(["M0066703051"]);
    expect(readCodes("05172128 190; 8888 145 014", false).values).toEqual(["05172128 190", "8888 145 014"]);
  });

  it("ends a software version where prose goes on", () => {
    expect(readVersions("2.0 for use on the 201 system")).toEqual(["2.0"]);
    expect(readVersions("2.x through 6.x. The affected models are 600C")).toEqual(["2.x through 6.x"]);
  });

  it("reads software versions with their rules", () => {
    expect(readVersions("3.2.0 to 3.4.1; all versions before 4.11; N/A")).toEqual([
      "3.2.0 to 3.4.1",
      "all versions before 4.11",
    ]);
  });
});
