import { useFormatter } from "next-intl";

/** A moment in Stockholm time: `2026-03-23 14:05`. */
export function Moment({ at }: { at: Date }) {
  const format = useFormatter();
  const text = format.dateTime(at, {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
  return (
    <time dateTime={at.toISOString()} className="whitespace-nowrap tabular-nums">
      {text.replace(",", "")}
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
