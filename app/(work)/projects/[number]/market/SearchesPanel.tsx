import { Alert } from "@navikt/ds-react/Alert";
import {
  Table,
  TableBody,
  TableDataCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from "@navikt/ds-react/Table";
import { BodyLong } from "@navikt/ds-react/Typography";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { Disclosure } from "#components/ui/Disclosure.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { Day } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import { isStale } from "#lib/projects/market/rules.ts";
import { mayEdit } from "#lib/projects/policy.ts";
import { searchesOf } from "#lib/projects/queries/market.ts";
import type { PageProject } from "#lib/projects/queries.ts";
import { addSearch } from "./actions.ts";
import { SearchFields } from "./SearchFields.tsx";

type Props = { actor: Actor; project: PageProject; today: string };

/** Where and when the market was searched (VGR 1). */
export async function SearchesPanel({ actor, project, today }: Props) {
  const t = await getTranslations("projects.market");
  const searches = await searchesOf(actor, project.id);
  const newest = searches[0]?.searchedOn.toISOString().slice(0, 10) ?? null;
  const edits = mayEdit(actor, project);
  const columns = ["source", "term", "searchedOn", "result"] as const;
  return (
    <Panel title={t("searches")} id="searches">
      <BodyLong className="max-w-4xl pb-3">{t("searchesLead")}</BodyLong>
      {newest && isStale(newest, today) && (
        <Alert variant="warning" size="small" className="mb-3">
          {t("stale", { day: newest })}
        </Alert>
      )}
      {searches.length === 0 ? (
        <EmptyState>{t("noSearches")}</EmptyState>
      ) : (
        <div className="relative overflow-x-auto">
          <Table size="small">
            <TableHeader>
              <TableRow>
                {columns.map((column) => (
                  <TableHeaderCell key={column} scope="col">
                    {t(`fields.${column}`)}
                  </TableHeaderCell>
                ))}
                {edits && (
                  <TableHeaderCell scope="col" className="no-print">
                    <span className="sr-only">{t("change")}</span>
                  </TableHeaderCell>
                )}
              </TableRow>
            </TableHeader>
            <TableBody>
              {searches.map((row) => (
                <TableRow key={row.id} id={`search-${row.id}`}>
                  <TableHeaderCell scope="row" className="min-w-28 break-words">
                    {row.source}
                  </TableHeaderCell>
                  <TableDataCell className="min-w-32 break-words">{row.searchTerm}</TableDataCell>
                  <TableDataCell>
                    <Day date={row.searchedOn} />
                    <p className="text-sm text-(--ax-text-neutral-subtle)">{row.searchedBy}</p>
                  </TableDataCell>
                  <TableDataCell className="min-w-56 break-words whitespace-pre-line">
                    {row.result}
                  </TableDataCell>
                  {edits && (
                    <TableDataCell className="no-print">
                      <Link
                        href={`/projects/${project.number}/market/searches/${row.id}` as "/projects"}
                        className="underline"
                        aria-label={t("changeOf", { name: `${row.source}, ${row.searchTerm}` })}
                      >
                        {t("change")}
                      </Link>
                    </TableDataCell>
                  )}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      )}
      {edits && (
        <Disclosure header={t("addSearch")} className="no-print pt-4">
          <div className="max-w-3xl">
            <ActionForm
              action={addSearch}
              hidden={{ projectId: project.id }}
              prefix="search-"
              submitLabel={t("addSearch")}
              submitSize="small"
              resetOnSuccess
            >
              <SearchFields search={{ source: "EUDAMED", searchedOn: today }} />
            </ActionForm>
          </div>
        </Disclosure>
      )}
    </Panel>
  );
}
