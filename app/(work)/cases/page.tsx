import { TableDataCell, TableHeaderCell, TableRow } from "@navikt/ds-react/Table";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { CaseFilters } from "#components/cases/CaseFilters.tsx";
import { SeverityTag, StatusTag } from "#components/cases/tags.tsx";
import { DueDay } from "#components/ui/DueDay.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { ListTable } from "#components/ui/ListTable.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import { NextPage } from "#components/ui/NextPage.tsx";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { may } from "#lib/auth/access.ts";
import { requirePage } from "#lib/auth/session.ts";
import { caseFilterSchema, countLimit, type ListedCase, listCases } from "#lib/cases/queries/list.ts";
import { dayOf, now } from "#lib/clock.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("cases") };
}

export default async function CasesPage({ searchParams }: Props) {
  const actor = await requirePage("cases.view");
  const filter = caseFilterSchema.parse(await searchParams);
  const at = now();
  const { cases, next, count } = await listCases(actor, filter, at);
  const t = await getTranslations();
  const filtered = Object.values(filter).some(Boolean);
  return (
    <>
      <PageHeading
        title={t("nav.cases")}
        actions={
          may(actor, "cases.create") && (
            <LinkButton href="/inbox/new" variant="secondary">
              {t("cases.register")}
            </LinkButton>
          )
        }
      />
      <div className="flex flex-col gap-4">
        <CaseFilters />
        <p role="status" className="text-sm">
          {count > countLimit ? t("cases.manyFound", { count: countLimit }) : t("cases.found", { count })}
        </p>
        {cases.length === 0 ? (
          <EmptyState>{filtered ? t("cases.noneFound") : t("cases.none")}</EmptyState>
        ) : (
          <CaseTable cases={cases} today={dayOf(at)} />
        )}
        <NextPage path="/cases" filter={filter} next={next} label={t("cases.more")} />
      </div>
    </>
  );
}

async function CaseTable({ cases, today }: { cases: ListedCase[]; today: string }) {
  const t = await getTranslations("cases.columns");
  return (
    <ListTable
      framed
      columns={[
        { label: t("number") },
        { label: t("title") },
        { label: t("status"), from: "sm" },
        { label: t("severity"), from: "sm" },
        { label: t("due"), from: "sm" },
        { label: t("owner"), from: "lg" },
        { label: t("received"), from: "lg" },
      ]}
    >
      {cases.map((row) => (
        <TableRow key={row.id}>
          <TableHeaderCell scope="row" className="align-top whitespace-nowrap sm:align-middle">
            <Link href={`/cases/${row.number}`} className="underline">
              {row.number}
            </Link>
          </TableHeaderCell>
          <TableDataCell className="min-w-48 [overflow-wrap:anywhere]">
            {row.title}
            <span className="block text-sm text-(--ax-text-neutral-subtle)">
              {madeBy(row.title, row.notices[0]?.manufacturer ?? null)}
            </span>
            {/* A narrow screen has no room for columns: what decides what to open stands below the title. */}
            <span className="flex flex-wrap items-center gap-2 pt-1 text-sm sm:hidden">
              <StatusTag status={row.status} outcome={row.outcome} />
              {row.dueAt && <DueDay dueAt={row.dueAt} today={today} />}
            </span>
          </TableDataCell>
          <TableDataCell className="hidden sm:table-cell">
            <StatusTag status={row.status} outcome={row.outcome} />
          </TableDataCell>
          <TableDataCell className="hidden sm:table-cell">
            {row.severity ? <SeverityTag severity={row.severity} /> : "–"}
          </TableDataCell>
          <TableDataCell className="hidden sm:table-cell">
            <DueDay dueAt={row.dueAt} today={today} />
          </TableDataCell>
          <TableDataCell className="hidden lg:table-cell">{row.owner?.name ?? "–"}</TableDataCell>
          <TableDataCell className="hidden lg:table-cell">
            <Moment at={row.receivedAt} />
          </TableDataCell>
        </TableRow>
      ))}
    </ListTable>
  );
}

/** The manufacturer, where the title does not begin with it already. */
function madeBy(title: string, manufacturer: string | null): string | null {
  return manufacturer && !title.startsWith(manufacturer) ? manufacturer : null;
}
