import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { guardCell, unguardCell } from "#lib/organisation/csv/formula.ts";
import { csvWords } from "#lib/organisation/csv/words.ts";
import { writeCsv } from "#lib/organisation/csv/writing.ts";

const rows = [
  { code: "KOM-A", kind: "municipality", name: "Å; ö", email: "", rgsCustomerNumber: "+46", active: "yes" },
];

describe("an exported file", () => {
  test("opens in Excel with Swedish settings: mark, semicolons, CRLF, quoted where needed", () => {
    expect(writeCsv("parties", rows, csvWords("sv"))).toBe(
      '\ufeffKod;Typ;Namn;E-post;RGS-kundnummer;I bruk\r\nKOM-A;Kommun;"Å; ö";;\'+46;Ja\r\n',
    );
  });

  test("speaks the reader's language", () => {
    expect(writeCsv("parties", rows, csvWords("en"))).toContain("Code;Kind;Name;E-mail");
  });
});

describe("formulas", () => {
  test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "'=1"])("%j is made text", (cell) => {
    expect(guardCell(cell)).toBe(`'${cell}`);
  });

  test("a name with an apostrophe or a hyphen inside is left as it is", () => {
    expect(guardCell("O'Brien-Ek")).toBe("O'Brien-Ek");
    expect(unguardCell("'s-Gravenhage")).toBe("'s-Gravenhage");
  });

  test("guarding is undone by reading, for any text", () => {
    fc.assert(fc.property(fc.string(), (text) => unguardCell(guardCell(text)) === text));
    fc.assert(
      fc.property(fc.stringMatching(/^['=+@-]{0,4}a?$/), (text) => unguardCell(guardCell(text)) === text),
    );
  });
});
