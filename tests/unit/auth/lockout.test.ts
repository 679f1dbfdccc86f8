import { describe, expect, test } from "vitest";
import { afterFailure, failuresAllowed, isLocked } from "#lib/auth/lockout.ts";

const at = new Date("2026-03-23T08:00:00Z");
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);

function failTimes(count: number) {
  let user = { failedSignIns: 0, lockedUntil: null as Date | null };
  for (let n = 0; n < count; n += 1) user = afterFailure(user, at);
  return user;
}

describe("lock-out", () => {
  test("comes with the fifth failure in a row, not before", () => {
    expect(isLocked(failTimes(failuresAllowed - 1), at)).toBe(false);
    expect(isLocked(failTimes(failuresAllowed), at)).toBe(true);
  });

  test("ends after a quarter of an hour", () => {
    const user = failTimes(failuresAllowed);
    expect(isLocked(user, later(14))).toBe(true);
    expect(isLocked(user, later(15))).toBe(false);
  });

  test("comes again after five more", () => {
    let user = failTimes(failuresAllowed);
    for (let n = 0; n < failuresAllowed; n += 1) user = afterFailure(user, later(30));
    expect(isLocked(user, later(31))).toBe(true);
  });
});
