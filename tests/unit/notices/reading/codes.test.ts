import { describe, expect, it } from "vitest";
import { looksLikeCode, readCodes, readVersions } from "#lib/notices/reading/codes.ts";

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

  it("reads software versions with their rules", () => {
    expect(readVersions("3.2.0 to 3.4.1; all versions before 4.11; N/A")).toEqual([
      "3.2.0 to 3.4.1",
      "all versions before 4.11",
    ]);
  });
});
