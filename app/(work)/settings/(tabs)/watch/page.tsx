import { TableDataCell, TableHeaderCell, TableRow } from "@navikt/ds-react/Table";
import type { Metadata, Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { SourceStateTag } from "#components/intake/SourceStateTag.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { ListTable } from "#components/ui/ListTable.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { countLimit, watchSources } from "#lib/intake/watch/queries.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.tabs"))("watch") };
}

/** The sources that are watched, and how they are doing. */
export default async function WatchPage() {
  const actor = await requirePage("settings.view");
  const sources = await watchSources(actor, now());
  const t = await getTranslations("watch");
  const add = (
    <LinkButton href="/settings/watch/new" variant="secondary" size="small">
      {t("add")}
    </LinkButton>
  );
  const moment = (at: Date | null) => (at ? <Moment at={at} /> : t("state.never"));
  return (
    <Panel title={t("title")} actions={sources.length > 0 && add}>
      <p className="max-w-prose pb-4">
        {t("lead")} {t("off")}
      </p>
      {sources.length === 0 ? (
        <EmptyState action={add}>{t("none")}</EmptyState>
      ) : (
        <ListTable
          columns={[
            { label: t("columns.name") },
            { label: t("columns.state") },
            { label: t("columns.fetched"), from: "md" },
            { label: t("columns.news"), from: "md" },
            { label: t("columns.taken"), from: "sm" },
          ]}
        >
          {sources.map((source) => (
            <TableRow key={source.id}>
              <TableHeaderCell scope="row" className="min-w-36">
                <Link href={`/settings/watch/${source.id}` as Route} className="underline">
                  {source.name}
                </Link>
              </TableHeaderCell>
              <TableDataCell>
                <SourceStateTag state={source.state} />
                {source.active && source.problem && (
                  <p className="pt-1 text-sm [overflow-wrap:anywhere]">
                    {t(`problems.${source.problem.key}`, source.problem.values)}
                  </p>
                )}
              </TableDataCell>
              <TableDataCell className="hidden md:table-cell">{moment(source.fetchedAt)}</TableDataCell>
              <TableDataCell className="hidden md:table-cell">{moment(source.newEntryAt)}</TableDataCell>
              <TableDataCell className="hidden tabular-nums sm:table-cell">
                {source.taken > countLimit ? t("columns.moreThan", { count: countLimit }) : source.taken}
              </TableDataCell>
            </TableRow>
          ))}
        </ListTable>
      )}
    </Panel>
  );
}
