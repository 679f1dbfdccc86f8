import type { ReviewKind } from "#prisma/generated/enums.ts";

/**
 * The same day a number of months later; where that month has no such day, its last. Days as `YYYY-MM-DD`.
 * Ten years are 120 months: from 29 February to 28 February.
 */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const total = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(total / 12), total % 12];
  const last = new Date(Date.UTC(toYear, toMonth + 1, 0)).getUTCDate();
  return new Date(Date.UTC(toYear, toMonth, Math.min(date, last))).toISOString().slice(0, 10);
}

/** VGR 3.1: ten years from the day that the device was taken out of use. The last day on which all must be there. */
export function keptUntil(retiredOn: string): string {
  return monthsLater(retiredOn, 120);
}

/**
 * What is planned when a device is taken into use, in months: follow-up of clinical use (MDR art. 5(5)(h)), the
 * yearly look for an equivalent device on the market and the review of the declaration (MDCG 2023-1, 3.4 and 3.8).
 */
export const plannedReviews: readonly { kind: ReviewKind; interval: number }[] = [
  { kind: "follow_up", interval: 6 },
  { kind: "market", interval: 12 },
  { kind: "declaration", interval: 12 },
];
