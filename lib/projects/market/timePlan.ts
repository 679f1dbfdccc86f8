/** One activity as the chart needs it; days as `YYYY-MM-DD`. */
export type Bar = { id: string; startsOn: string; endsOn: string };

/** Where something lies in the chart, in parts of its width from 0 to 1. */
export type Span = { start: number; end: number };

export type Chart = {
  /** First and last day shown. */
  from: string;
  to: string;
  /** `YYYY-MM` with where each month begins. */
  months: { month: string; at: number }[];
  /** Null where today is outside. */
  today: number | null;
  /** Where each activity lies; null where all of it is outside what is shown. */
  bars: Map<string, Span | null>;
};

/** The chart shows two years at most: beyond that no bar can be told from the next. */
export const mostMonths = 24;

const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const firstOf = (month: number) =>
  `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`;
const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** The first month shown and how many: everything, or when that is too much two years from a quarter before today. */
function windowOf(bars: readonly Bar[], today: string): { first: number; count: number } {
  const first = Math.min(...bars.map(({ startsOn }) => monthOf(startsOn)));
  const last = Math.max(...bars.map(({ endsOn }) => monthOf(endsOn)));
  const count = last - first + 1;
  if (count <= mostMonths) return { first, count };
  const latest = last - mostMonths + 1;
  return { first: Math.max(first, Math.min(latest, monthOf(today) - 3)), count: mostMonths };
}

/** The geometry of a time plan: whole months, bars cut off at what is shown. Null when there is nothing to draw. */
export function chartOf(bars: readonly Bar[], today: string): Chart | null {
  if (bars.length === 0) return null;
  const { first, count } = windowOf(bars, today);
  const from = firstOf(first);
  const beyond = firstOf(first + count);
  const width = daysBetween(from, beyond);
  const place = (day: string) => Math.min(1, Math.max(0, daysBetween(from, day) / width));
  // A day ends where the next one begins.
  const spanOf = ({ startsOn, endsOn }: Bar): Span | null =>
    endsOn < from || startsOn >= beyond
      ? null
      : { start: place(startsOn), end: Math.min(1, (daysBetween(from, endsOn) + 1) / width) };
  return {
    from,
    to: new Date(Date.parse(`${beyond}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10),
    months: Array.from({ length: count }, (_, index) => {
      const day = firstOf(first + index);
      return { month: day.slice(0, 7), at: place(day) };
    }),
    today: today >= from && today < beyond ? place(today) : null,
    bars: new Map(bars.map((bar) => [bar.id, spanOf(bar)])),
  };
}
