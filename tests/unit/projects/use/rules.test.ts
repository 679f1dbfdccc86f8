import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keptUntil, monthsLater } from "#lib/projects/use/deadlines.ts";
import { holdsPersonalNumber } from "#lib/projects/use/personalNumber.ts";
import { lackingToClose, type ReportableIncident, requiredReports } from "#lib/projects/use/rules.ts";

describe("ten years", () => {
  test.each([
    ["2026-03-24", "2036-03-24"],
    ["2024-02-29", "2034-02-28"],
    ["2026-12-31", "2036-12-31"],
  ])("from %s end on %s", (day, end) => expect(keptUntil(day)).toBe(end));

  test.each([
    ["2026-08-31", 6, "2027-02-28"],
    ["2026-01-31", 1, "2026-02-28"],
    ["2026-11-15", 3, "2027-02-15"],
  ])("%s and %i months is %s", (day, months, later) => expect(monthsLater(day, months)).toBe(later));

  test("months later is never earlier, and never leaves the month it leads to", () => {
    const days = fc.date({ min: new Date("2000-01-01"), max: new Date("2090-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 240 }), (date, months) => {
        const day = date.toISOString().slice(0, 10);
        const later = monthsLater(day, months);
        const index = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(index(later) - index(day)).toBe(months);
        expect(Number(later.slice(8))).toBeLessThanOrEqual(Number(day.slice(8)));
      }),
    );
  });
});

describe("personal identity numbers", () => {
  // Numbers that the Swedish tax agency gives out for tests.
  test.each([
    "Patienten 19121212-1212 föll",
    "121212-1212",
    "201212121212.",
    "pnr:1212121212",
    "samordningsnummer 701063-2391",
    "1212 och 121212+1212",
    "20121212 1212",
    "18121212-1212",
    "19701063-2391",
    "197010632391",
    "Personnummer 0501010003",
    "lot 7, patient 121212-1212",
  ])("%s is one", (text) => expect(holdsPersonalNumber(text)).toBe(true));

  test.each([
    "Serie 121212-1213",
    "Ärende 2026-0001234567",
    "Ring 010-476 19 00",
    "GTIN 07350012121212127",
    "Den 2026-03-24 kl 14:05 på avdelning 5",
    "991399-1234",
    // Each of these has a possible day and a check digit that fits.
    "LOT 121212-1212",
    "Batch: 201212121212",
    "REF 1212121212",
    "S/N 121212-1212",
    "serienr. 121212-1212",
    "Ring 0701010001",
    "070101 0001",
    "(01)07350012121212(10)1212121212",
  ])("%s is none", (text) => expect(holdsPersonalNumber(text)).toBe(false));
});

describe("an incident", () => {
  const none: ReportableIncident = {
    ...{ reportable: false, correctiveAction: "Bytt fjäder", component: null },
    ...{ authorityReportedOn: null, manufacturerReportedOn: null, agencyReportedOn: null },
  };
  const day = new Date("2026-03-24");

  test("that need not be reported is closed with a corrective action", () => {
    expect(lackingToClose(none)).toEqual([]);
    expect(lackingToClose({ ...none, correctiveAction: "  " })).toEqual(["correctiveAction"]);
  });

  test("with the device itself is reported to the authority alone", () => {
    expect(requiredReports({ reportable: true, component: null })).toEqual(["authority"]);
    expect(requiredReports({ reportable: true, component: { ceMarked: false } })).toEqual(["authority"]);
    expect(lackingToClose({ ...none, reportable: true })).toEqual(["authority"]);
  });

  test("about a CE-marked part is reported to its manufacturer and Läkemedelsverket too", () => {
    const part = { ...none, reportable: true, component: { ceMarked: true } };
    expect(lackingToClose(part)).toEqual(["authority", "manufacturer", "agency"]);
    const done = { ...part, authorityReportedOn: day, manufacturerReportedOn: day, agencyReportedOn: day };
    expect(lackingToClose(done)).toEqual([]);
  });
});
