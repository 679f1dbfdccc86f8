import {
  Table,
  TableBody,
  TableDataCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from "@navikt/ds-react/Table";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { StatusTag } from "#components/cases/tags.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { Overview } from "#lib/dashboard/queries/overview.ts";

const columns = ["critical", "high", "moderate", "low", "none"] as const;

/** Open cases by where they stand and how serious they are. */
export async function OverviewTable({ overview }: { overview: Overview }) {
  const t = await getTranslations();
  const heading = (column: (typeof columns)[number]) =>
    column === "none" ? t("home.overview.unassessed") : t(`severities.${column}`);
  return (
    <Panel title={t("home.overview.title")}>
      <div className="flex flex-col gap-3">
        <p>
          {overview.overdue > 0 ? (
            <Link href="/cases?due=overdue" className="font-semibold text-(--ax-text-danger) underline">
              {t("home.overview.overdue", { count: overview.overdue })}
            </Link>
          ) : (
            t("home.overview.noneOverdue")
          )}
        </p>
        <div className="overflow-x-auto">
          <Table size="small" className="[&_th:not(:first-child)]:w-28 [&_th]:whitespace-nowrap">
            <TableHeader>
              <TableRow>
                <TableHeaderCell scope="col">{t("cases.columns.status")}</TableHeaderCell>
                <TableHeaderCell scope="col" align="right">
                  {t("home.overview.total")}
                </TableHeaderCell>
                {columns.map((column) => (
                  <TableHeaderCell key={column} scope="col" align="right">
                    {heading(column)}
                  </TableHeaderCell>
                ))}
              </TableRow>
            </TableHeader>
            <TableBody>
              {overview.rows.map((row) => (
                <TableRow key={row.status}>
                  <TableHeaderCell scope="row">
                    <Link href={`/cases?status=${row.status}`}>
                      <StatusTag status={row.status} />
                    </Link>
                  </TableHeaderCell>
                  <TableDataCell align="right" className="font-semibold tabular-nums">
                    {row.total}
                  </TableDataCell>
                  {columns.map((column) => (
                    <TableDataCell key={column} align="right" className="tabular-nums">
                      {row.bySeverity[column] || "–"}
                    </TableDataCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      </div>
    </Panel>
  );
}
