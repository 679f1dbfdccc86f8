import { describe, expect, it } from "vitest";
import { dateOrderOf, findDates } from "#lib/notices/reading/dates.ts";

const first = (text: string) => findDates(text)[0]?.iso;

describe("dates in letters", () => {
  it.each([
    ["2025-03-12", "2025-03-12"],
    ["12.03.2025", "2025-03-12"],
    ["12/3/2025", "2025-03-12"],
    ["12 mars 2025", "2025-03-12"],
    ["Malmö den 5 mars 2025", "2025-03-05"],
    ["15.Februar 2017", "2017-02-15"],
    ["5. März 2025", "2025-03-05"],
    ["1er août 2024", "2024-08-01"],
    ["21 de novembro de 2023", "2023-11-21"],
    ["4 maart 2022", "2022-03-04"],
    ["3. desember 2024", "2024-12-03"],
    ["March 3, 2025", "2025-03-03"],
    ["22 Aug 2014", "2014-08-22"],
    ["19-JAN-2024", "2024-01-19"],
    ["06/25/2026", "2026-06-25"],
  ])("reads %s", (text, iso) => {
    expect(first(text)).toBe(iso);
  });

  it.each([
    "31.02.2025",
    "2025-13-01",
    "1.2.3.4",
    "12 abc 2025",
    "12/99",
    "version 3.10.2025.1",
    "00.00.2025",
  ])("finds no date in %s", (text) => {
    expect(findDates(text)).toEqual([]);
  });

  it("takes the month first only where the text shows it", () => {
    expect(dateOrderOf("06/25/2026 and 03/04/2026")).toBe("monthFirst");
    expect(dateOrderOf("25/06/2026")).toBe("dayFirst");
    expect(findDates("03/04/2026", "monthFirst")[0]?.iso).toBe("2026-03-04");
  });
});
