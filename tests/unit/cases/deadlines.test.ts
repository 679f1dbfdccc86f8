import { describe, expect, it } from "vitest";
import {
  addWorkingDays,
  deadlineSettingsSchema,
  defaultDeadlines,
  isWorkingDay,
  statusDueDay,
} from "#lib/cases/deadlines.ts";

describe("a Swedish working day", () => {
  it.each([
    ["a Saturday", "2026-11-21"],
    ["a Sunday", "2026-11-22"],
    ["New Year's Day", "2026-01-01"],
    ["Epiphany", "2026-01-06"],
    ["Good Friday", "2026-04-03"],
    ["Easter Monday", "2026-04-06"],
    ["the first of May", "2026-05-01"],
    ["Ascension Day", "2026-05-14"],
    ["the National Day on a Monday", "2022-06-06"],
    ["Midsummer Eve", "2026-06-19"],
    ["Midsummer Eve of another year", "2025-06-20"],
    ["Christmas Eve", "2026-12-24"],
    ["Christmas Day", "2026-12-25"],
    ["New Year's Eve", "2026-12-31"],
  ])("is not %s", (_what, day) => {
    expect(isWorkingDay(day)).toBe(false);
  });

  it.each([
    ["a plain Monday", "2026-11-23"],
    ["a Friday in June that is not Midsummer Eve", "2026-06-12"],
    ["the day between Christmas and New Year", "2026-12-29"],
    ["the day before Midsummer Eve", "2026-06-18"],
    ["a leap day", "2028-02-29"],
  ])("is %s", (_what, day) => {
    expect(isWorkingDay(day)).toBe(true);
  });
});

describe("adding working days", () => {
  it("skips the weekend", () => {
    expect(addWorkingDays("2026-11-20", 1)).toBe("2026-11-23");
  });

  it("counts from the next working day on when it begins on a holiday", () => {
    expect(addWorkingDays("2026-11-21", 1)).toBe("2026-11-23");
    expect(addWorkingDays("2026-11-21", 0)).toBe("2026-11-23");
  });

  it("gives the same day for none when that is a working day", () => {
    expect(addWorkingDays("2026-11-23", 0)).toBe("2026-11-23");
  });

  it("passes Midsummer", () => {
    expect(addWorkingDays("2026-06-18", 1)).toBe("2026-06-22");
  });

  it("passes Christmas and New Year", () => {
    expect(addWorkingDays("2026-12-23", 1)).toBe("2026-12-28");
    expect(addWorkingDays("2026-12-30", 1)).toBe("2027-01-04");
  });
});

describe("the day by which a status should be left", () => {
  it("is counted from the day in Stockholm, not in UTC", () => {
    // 23:30 UTC on a Sunday is half past midnight on Monday.
    const lateSunday = new Date("2026-11-22T23:30:00Z");
    expect(statusDueDay("received", null, lateSunday, defaultDeadlines)).toBe("2026-11-24");
  });

  it("follows the severity while actions are under way", () => {
    const monday = new Date("2026-11-23T08:00:00Z");
    expect(statusDueDay("acting", "critical", monday, defaultDeadlines)).toBe("2026-11-25");
    expect(statusDueDay("acting", "low", monday, defaultDeadlines)).toBe("2026-12-21");
    expect(statusDueDay("acting", null, monday, defaultDeadlines)).toBe(
      statusDueDay("acting", "moderate", monday, defaultDeadlines),
    );
  });

  it("is none once the case is closed", () => {
    expect(statusDueDay("closed", "critical", new Date(), defaultDeadlines)).toBeNull();
  });

  it("follows what the region has set, as numbers in a form's text", () => {
    const settings = deadlineSettingsSchema.parse({ ...defaultDeadlines, gathering: "7" });
    expect(statusDueDay("gathering", null, new Date("2026-11-23T08:00:00Z"), settings)).toBe("2026-12-02");
    expect(deadlineSettingsSchema.safeParse({ ...defaultDeadlines, gathering: -1 }).success).toBe(false);
    expect(deadlineSettingsSchema.safeParse({ ...defaultDeadlines, gathering: "soon" }).success).toBe(false);
  });
});
