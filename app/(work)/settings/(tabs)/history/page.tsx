import type { Metadata, Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import {
  administrationHistory,
  historyAreas,
  historyFilterSchema,
} from "#lib/organisation/history/queries.ts";
import { historySentence } from "#lib/organisation/history/timeline.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.tabs"))("history") };
}

/** What was done to the directory, accounts, settings and mails, newest first. */
export default async function HistoryPage({ searchParams }: Props) {
  const actor = await requirePage("settings.view");
  const filter = historyFilterSchema.parse(await searchParams);
  const { events, names, next } = await administrationHistory(actor, filter);
  const t = await getTranslations();
  const address = (query: Record<string, string>) =>
    `/settings/history?${new URLSearchParams(query)}` as Route;
  return (
    <Panel title={t("settings.tabs.history")}>
      <div className="flex flex-col gap-5">
        <nav aria-label={t("history.areasLabel")} className="no-print">
          <ul className="flex flex-wrap gap-x-5 gap-y-2">
            {historyAreas.map((area) => (
              <li key={area}>
                <Link
                  href={address({ area })}
                  aria-current={area === filter.area ? "true" : undefined}
                  className={area === filter.area ? "font-semibold" : "underline"}
                >
                  {t(`history.areas.${area}`)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        {events.length === 0 ? (
          <EmptyState>{t("history.none")}</EmptyState>
        ) : (
          <ol className="divide-y divide-(--ax-border-neutral-subtle)">
            {events.map((event) => (
              <li key={event.id} className="py-3">
                <span className="[overflow-wrap:anywhere]">
                  {historySentence(event, names, (key, values) => t(key, values))}
                </span>
                <span className="block text-sm text-(--ax-text-neutral-subtle)">
                  <Moment at={event.at} /> – {event.actorName}
                </span>
              </li>
            ))}
          </ol>
        )}
        {next && (
          <Link href={address({ area: filter.area, before: next })} className="self-start underline">
            {t("history.more")}
          </Link>
        )}
      </div>
    </Panel>
  );
}
