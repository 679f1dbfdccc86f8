import { describe, expect, it } from "vitest";
import {
  findMarkedUdiDis,
  findProductionParts,
  findUdiDis,
  gs1CheckDigit,
  hibcCheckCharacter,
  isGtin,
  isHibc,
} from "#lib/notices/udi.ts";

describe("GS1 check digit", () => {
  it("is the modulo 10 digit of the GS1 general specifications", () => {
    expect(gs1CheckDigit("629104150021")).toBe(3);
    expect(isGtin("6291041500213")).toBe(true);
    expect(isGtin("07350001234519")).toBe(true);
  });

  it("refuses a wrong digit, a wrong length, letters and zeros", () => {
    for (const text of ["07350001234518", "123456789", "0735000123451A", "00000000000000", ""]) {
      expect(isGtin(text)).toBe(false);
    }
  });
});

describe("HIBC check character", () => {
  it("is the sum of the characters modulo 43", () => {
    expect(hibcCheckCharacter("+B123VK20451")).toBe("Z");
    expect(isHibc("+H658AX770016")).toBe(true);
    expect(isHibc("+H658AX770017")).toBe(false);
  });

  it("is null for characters outside the alphabet", () => {
    expect(hibcCheckCharacter("+b123")).toBeNull();
  });
});

describe("device identifiers in text", () => {
  it("finds an application identifier anywhere, with spaces inside", () => {
    expect(findMarkedUdiDis("Label: (01)00812345678017(17)270131(10)24K1182")).toEqual([
      { value: "00812345678017", agency: "GS1", valid: true },
    ]);
    expect(findMarkedUdiDis("(01) 0 0812345 67801 7")[0]?.value).toBe("00812345678017");
  });

  it("finds a HIBC structure only with the right check character", () => {
    expect(findMarkedUdiDis("UDI +B123VK20451Z and +B123VK20451Y").map((udi) => udi.value)).toEqual([
      "+B123VK20451Z",
    ]);
  });

  it("pads bare numbers of 12 and 13 digits, and keeps two apart", () => {
    expect(findUdiDis("7350001234519 7350001234526").map((udi) => udi.value)).toEqual([
      "07350001234519",
      "07350001234526",
    ]);
  });

  it("keeps 14 digits with a wrong check digit as not valid, and drops shorter ones", () => {
    expect(findUdiDis("07350001234510")).toEqual([{ value: "07350001234510", agency: "GS1", valid: false }]);
    expect(findUdiDis("7350001234510")).toEqual([]);
  });

  it("takes neither the lot of a carrier nor a phone number for an identifier", () => {
    expect(findUdiDis("(01)00812345678017(10)123456789012").map((udi) => udi.value)).toEqual([
      "00812345678017",
    ]);
    expect(findUdiDis("+46 35 123 45 67")).toEqual([]);
  });
});

describe("carriers", () => {
  it("hold the lot and the serial number beside the device identifier", () => {
    expect(
      findProductionParts("UDI (01)00851997007004(10)5290-201001(17)231021(21)A/77 and (10)999"),
    ).toEqual([
      { kind: "lot", value: "5290-201001" },
      { kind: "serial", value: "A/77" },
      { kind: "lot", value: "999" },
    ]);
    expect(findProductionParts("section (10) of the letter, 21 days")).toEqual([]);
  });

  it("of ISBT 128 give the processor's product identification", () => {
    expect(findMarkedUdiDis("=/A9999XYZ100T0944=,000025")).toEqual([
      { value: "A9999XYZ100T0944", agency: "ICCBBA", valid: true },
    ]);
  });
});
