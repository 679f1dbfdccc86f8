/** The region's time zone: times are stored in UTC and shown here. */
export const timeZone = "Europe/Stockholm";

/** The present moment: the one place that reads the clock. */
export function now(): Date {
  return new Date();
}

const isoDay = new Intl.DateTimeFormat("sv-SE", {
  timeZone,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** The calendar day in Stockholm at a moment, as `YYYY-MM-DD`. */
export function dayOf(moment: Date): string {
  return isoDay.format(moment);
}

/** A calendar day as the database keeps it (`@db.Date`): midnight UTC of that day. */
export function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`);
}

const isoMinute = new Intl.DateTimeFormat("sv-SE", {
  timeZone,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

/** The moment in Stockholm as `YYYY-MM-DD HH:MM`: for documents and mails. */
export function minuteOf(moment: Date): string {
  return isoMinute.format(moment);
}
