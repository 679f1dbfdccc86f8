import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hibcCheckCharacter } from "#lib/notices/udi.ts";
import { parseLiterature } from "#lib/projects/market/literature.ts";
import { isStale, staleFrom } from "#lib/projects/market/rules.ts";
import { addCandidateSchema, changeCandidateSchema } from "#lib/projects/market/schema.ts";
import { chartOf, mostMonths } from "#lib/projects/market/timePlan.ts";

describe("pasted literature", () => {
  test("is one reference a line, without its number, with its address or DOI as link", () => {
    const { references, problems } = parseLiterature(
      [
        "[1] Berg A, et al. Tube holders. J Med Eng. 2024;12:3-9. doi:10.1000/jme.2024.12.",
        "",
        "2. Ek B. Sondfixering. https://example.org/sond?id=4.",
        "• Al C.  Utan   länk 2023",
      ].join("\r\n"),
    );
    expect(problems).toEqual([]);
    expect(references).toEqual([
      {
        citation: "Berg A, et al. Tube holders. J Med Eng. 2024;12:3-9. doi:10.1000/jme.2024.12.",
        link: "https://doi.org/10.1000/jme.2024.12",
      },
      {
        citation: "Ek B. Sondfixering. https://example.org/sond?id=4.",
        link: "https://example.org/sond?id=4",
      },
      { citation: "Al C. Utan länk 2023", link: null },
    ]);
  });

  test("has the same line once, and keeps a year that begins a title", () => {
    const { references } = parseLiterature("Ek B. Sond.\nek b. sond.\n2023 års riktlinje");
    expect(references.map(({ citation }) => citation)).toEqual(["Ek B. Sond.", "2023 års riktlinje"]);
  });

  test("says which line is no reference", () => {
    expect(parseLiterature(`Ek B. Sond.\n12345\n${"a".repeat(2001)}`).problems).toEqual([
      { line: 2, problem: "noCitation" },
      { line: 3, problem: "tooLong" },
    ]);
  });

  test("never throws", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void parseLiterature(text)));
  });
});

describe("a search of the market", () => {
  test("holds for twelve months to the day", () => {
    expect(staleFrom("2025-03-24")).toBe("2026-03-24");
    expect(isStale("2025-03-24", "2026-03-24")).toBe(false);
    expect(isStale("2025-03-24", "2026-03-25")).toBe(true);
    expect(isStale(null, "2026-03-25")).toBe(false);
  });
});

test("a device is not judged without a reason", () => {
  const form = { projectId: crypto.randomUUID(), id: crypto.randomUUID(), version: "1" };
  const device = { ...form, name: "Clip", manufacturer: "Maker" };
  expect(changeCandidateSchema.safeParse(device).success).toBe(true);
  const judged = changeCandidateSchema.safeParse({ ...device, equivalence: "not_equivalent" });
  expect(judged.error?.issues).toMatchObject([{ path: ["reason"], message: "required" }]);
});

describe("the chart of a time plan", () => {
  const bar = (id: string, startsOn: string, endsOn: string) => ({ id, startsOn, endsOn });

  test("shows whole months, and a day ends where the next begins", () => {
    const chart = chartOf([bar("a", "2026-04-01", "2026-04-30")], "2026-04-16");
    expect(chart).toMatchObject({ from: "2026-04-01", to: "2026-04-30", today: 0.5 });
    expect(chart?.bars.get("a")).toEqual({ start: 0, end: 1 });
  });

  test("leaves today out when the plan is elsewhere", () => {
    expect(chartOf([bar("a", "2026-04-01", "2026-04-30")], "2026-05-01")?.today).toBeNull();
    expect(chartOf([], "2026-05-01")).toBeNull();
  });

  test("shows two years around today of a longer plan, and cuts what lies outside", () => {
    const chart = chartOf(
      [bar("old", "2020-01-01", "2020-02-01"), bar("long", "2024-01-01", "2030-12-31")],
      "2026-04-16",
    );
    expect(chart?.from).toBe("2026-01-01");
    expect(chart?.months).toHaveLength(mostMonths);
    expect(chart?.bars.get("old")).toBeNull();
    expect(chart?.bars.get("long")).toEqual({ start: 0, end: 1 });
  });

  test("never draws outside itself", () => {
    const day = fc
      .date({ min: new Date("2000-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const bars = fc.array(
      fc.tuple(day, day).map(([a, b]) => (a < b ? bar(`${a}${b}`, a, b) : bar(`${a}${b}`, b, a))),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(bars, day, (plan, today) => {
        const chart = chartOf(plan, today);
        expect(chart?.months.length).toBeLessThanOrEqual(mostMonths);
        for (const span of chart?.bars.values() ?? []) {
          if (!span) continue;
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeLessThanOrEqual(1);
          expect(span.end).toBeGreaterThan(span.start);
        }
      }),
    );
  });
});

describe("the UDI-DI of a candidate", () => {
  const candidate = {
    projectId: "0199c0de-0000-7000-8000-000000000001",
    name: "Hållare",
    manufacturer: "Exempel AB",
  };
  const read = (udiDi?: string) => addCandidateSchema.safeParse({ ...candidate, udiDi });

  test.each([undefined, "", "07350012345679", "(01) 0735 0012 34567 9", "+A99912345"])(
    "may be %j",
    (udiDi) => {
      const given = udiDi?.startsWith("+") ? `${udiDi}${hibcCheckCharacter(udiDi)}` : udiDi;
      expect(read(given).success).toBe(true);
    },
  );

  test.each(["07350012345670", "735001234567", "+A999123451", "(01)07350012345679(10)L1", "vet inte"])(
    "is refused at its field: %j",
    (udiDi) => {
      const issues = read(udiDi).error?.issues.map(({ path, message }) => [path[0], message]);
      expect(issues).toEqual([["udiDi", "udiDi"]]);
    },
  );
});
