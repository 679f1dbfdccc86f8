import { getLocale, getTranslations } from "next-intl/server";
import { chartOf } from "#lib/projects/market/timePlan.ts";
import type { Activity } from "#lib/projects/queries/market.ts";

const rowHeight = 30;
const top = 62;
const labelWidth = 260;
const chartWidth = 840;
const longestLabel = 36;

const dayOf = (date: Date) => date.toISOString().slice(0, 10);
const shortened = (text: string) =>
  text.length > longestLabel ? `${text.slice(0, longestLabel - 1).trimEnd()}…` : text;

/** The time plan as bars over months. The table below it says the same in words. */
export async function PlanChart({ activities, today }: { activities: Activity[]; today: string }) {
  const t = await getTranslations("projects.timePlan");
  const locale = await getLocale();
  const bars = activities.map(({ id, startsOn, endsOn }) => ({
    ...{ id, startsOn: dayOf(startsOn), endsOn: dayOf(endsOn) },
  }));
  const chart = chartOf(bars, today);
  if (!chart) return null;
  const place = (part: number) => labelWidth + part * chartWidth;
  const height = top + activities.length * rowHeight + 8;
  const monthName = new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" });
  const every = chart.months.length > 14 ? 3 : 1;
  return (
    <div className="flex flex-col gap-2">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse. */}
      <section aria-label={t("chart")} tabIndex={0} className="overflow-x-auto">
        <svg
          role="img"
          aria-label={t("chartLabel", { from: chart.from, to: chart.to, count: activities.length })}
          viewBox={`0 0 ${labelWidth + chartWidth + 20} ${height}`}
          width={labelWidth + chartWidth + 20}
          height={height}
          className="max-w-none text-[14px] print:h-auto print:w-full"
        >
          {chart.months.map(({ month, at }, index) => (
            <g key={month}>
              <line
                x1={place(at)}
                x2={place(at)}
                y1={top - 18}
                y2={height}
                stroke="var(--ax-border-neutral-subtle)"
              />
              {index % every === 0 && (
                <text x={place(at) + 4} y={top - 6} fill="var(--ax-text-neutral-subtle)">
                  {monthName.format(new Date(`${month}-01T00:00:00Z`))}
                </text>
              )}
              {(index === 0 || month.endsWith("-01")) && (
                <text x={place(at) + 4} y={34} fill="var(--ax-text-neutral)" fontWeight="600">
                  {month.slice(0, 4)}
                </text>
              )}
            </g>
          ))}
          {activities.map((activity, index) => {
            const span = chart.bars.get(activity.id);
            const y = top + index * rowHeight;
            const late = !activity.doneOn && dayOf(activity.endsOn) < today;
            return (
              <g key={activity.id}>
                <text x={0} y={y + 20} fill="var(--ax-text-neutral)">
                  {shortened(activity.title)}
                </text>
                {span && (
                  <rect
                    x={place(span.start)}
                    y={y + 6}
                    width={Math.max(4, (span.end - span.start) * chartWidth)}
                    height={rowHeight - 12}
                    rx={3}
                    fill={
                      activity.doneOn
                        ? "var(--ax-bg-neutral-moderate-pressed)"
                        : late
                          ? "var(--ax-bg-danger-strong)"
                          : "var(--ax-bg-accent-strong)"
                    }
                    stroke="var(--ax-border-neutral)"
                  />
                )}
              </g>
            );
          })}
          {chart.today !== null && (
            <g>
              <line
                x1={place(chart.today)}
                x2={place(chart.today)}
                y1={0}
                y2={height}
                stroke="var(--ax-border-danger)"
                strokeWidth={2}
                strokeDasharray="5 4"
              />
              <text
                x={Math.min(place(chart.today) + 4, labelWidth + chartWidth - 30)}
                y={12}
                fill="var(--ax-text-danger)"
                fontWeight="600"
              >
                {t("today")}
              </text>
            </g>
          )}
        </svg>
      </section>
      <p className="text-sm text-(--ax-text-neutral-subtle)">{t("legend")}</p>
    </div>
  );
}
