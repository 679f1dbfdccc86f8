import { minuteOf } from "#lib/clock.ts";

/** A moment in Stockholm time, the same in every language: `2026-03-23 14:05`. */
export function Moment({ at }: { at: Date }) {
  return (
    <time dateTime={at.toISOString()} className="whitespace-nowrap tabular-nums">
      {minuteOf(at)}
    </time>
  );
}

/** A calendar day as the database keeps it (midnight UTC): `2026-03-23`. */
export function Day({ date }: { date: Date }) {
  const day = date.toISOString().slice(0, 10);
  return (
    <time dateTime={day} className="whitespace-nowrap tabular-nums">
      {day}
    </time>
  );
}
