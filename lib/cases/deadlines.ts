import Holidays from "date-holidays";
import { z } from "zod";
import { dayOf } from "#lib/clock.ts";
import type { CaseStatus, Severity } from "#prisma/generated/enums.ts";

const days = z.coerce.number().int().min(0).max(250);

/**
 * The region's own deadlines, in Swedish working days after the status began, per severity. They are
 * settings: the routine states none. `unassessed` is used until a severity is decided.
 */
export const deadlineSettingsSchema = z.object({
  received: days,
  gathering: days,
  coordinating: days,
  acting: z.object({ critical: days, high: days, moderate: days, low: days }),
  following_up: days,
});

export type DeadlineSettings = z.output<typeof deadlineSettingsSchema>;

export const defaultDeadlines: DeadlineSettings = {
  received: 1,
  gathering: 3,
  coordinating: 2,
  acting: { critical: 2, high: 5, moderate: 10, low: 20 },
  following_up: 5,
};

const holidays = new Holidays("SE", { types: ["public"] });
// Eves that are working days by law but free by collective agreement in the regions.
const freeEves = ["12-24", "12-31"] as const;

function isMidsummerEve(day: string): boolean {
  const date = new Date(`${day}T12:00:00Z`);
  const [, month, dayOfMonth] = day.split("-").map(Number);
  return month === 6 && date.getUTCDay() === 5 && (dayOfMonth ?? 0) >= 19 && (dayOfMonth ?? 0) <= 25;
}

// Reckoning the holidays of a year costs milliseconds, and the same few days are asked about all the time.
const known = new Map<string, boolean>();

/** Whether a day (`YYYY-MM-DD`) is a working day in Sweden: no weekend, public holiday or agreed free eve. */
export function isWorkingDay(day: string): boolean {
  const answer = known.get(day) ?? reckonWorkingDay(day);
  if (known.size > 5000) known.clear();
  known.set(day, answer);
  return answer;
}

function reckonWorkingDay(day: string): boolean {
  const date = new Date(`${day}T12:00:00Z`);
  if (date.getUTCDay() === 0 || date.getUTCDay() === 6) return false;
  if (freeEves.some((eve) => day.endsWith(eve)) || isMidsummerEve(day)) return false;
  return !holidays.isHoliday(new Date(`${day}T12:00:00`));
}

/** The day that lies `count` working days after a day; with 0 the next working day from that day on. */
export function addWorkingDays(day: string, count: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  const iso = () => date.toISOString().slice(0, 10);
  for (let left = count; left > 0; ) {
    date.setUTCDate(date.getUTCDate() + 1);
    if (isWorkingDay(iso())) left -= 1;
  }
  while (!isWorkingDay(iso())) date.setUTCDate(date.getUTCDate() + 1);
  return iso();
}

/** The day by which a case that enters a status should leave it; null when closed. */
export function statusDueDay(
  status: CaseStatus,
  severity: Severity | null,
  enteredAt: Date,
  settings: DeadlineSettings,
): string | null {
  if (status === "closed") return null;
  const count = status === "acting" ? settings.acting[severity ?? "moderate"] : settings[status];
  return addWorkingDays(dayOf(enteredAt), count);
}
