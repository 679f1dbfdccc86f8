import { describe, expect, test } from "vitest";
import { reportsThatHold } from "#lib/mail/delay.ts";

const day = (number: number) => new Date(Date.UTC(2026, 2, number));
const late = { action: "delayed", at: day(2) } as const;
const failed = { action: "failed", at: day(2) } as const;

describe("word that a mail is late", () => {
  test("holds for some days, then the mail has arrived or come back", () => {
    expect(reportsThatHold([late], null, day(3))).toEqual([late]);
    expect(reportsThatHold([late], null, day(7))).toEqual([]);
  });

  test("holds no longer when something has come back from the address since", () => {
    expect(reportsThatHold([late], day(2), day(3))).toEqual([]);
    expect(reportsThatHold([late], day(1), day(3))).toEqual([late]);
  });

  test("goes without what failed, which always holds", () => {
    expect(reportsThatHold([late, failed], day(3), day(9))).toEqual([failed]);
  });
});
