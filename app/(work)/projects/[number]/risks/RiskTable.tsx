import {
  Table,
  TableBody,
  TableDataCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from "@navikt/ds-react/Table";
import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { RiskStateTag, ZoneTag } from "#components/projects/riskTags.tsx";
import type { RiskMatrix } from "#lib/projects/risks/matrix.ts";
import type { ProjectRisk } from "#lib/projects/risks/queries.ts";
import { zoneAfter, zoneBefore } from "#lib/projects/risks/rules.ts";

type Props = { risks: ProjectRisk[]; matrix: RiskMatrix; base: string };

export async function RiskTable({ risks, matrix, base }: Props) {
  const t = await getTranslations("projects.risks");
  return (
    <div className="overflow-x-auto rounded-lg border border-(--ax-border-neutral-subtle) bg-(--ax-bg-default)">
      <Table size="small" zebraStripes>
        <TableHeader>
          <TableRow>
            <TableHeaderCell scope="col">{t("columns.number")}</TableHeaderCell>
            <TableHeaderCell scope="col">{t("columns.hazard")}</TableHeaderCell>
            <TableHeaderCell scope="col" className="hidden sm:table-cell">
              {t("columns.stage")}
            </TableHeaderCell>
            <TableHeaderCell scope="col">{t("columns.zones")}</TableHeaderCell>
            <TableHeaderCell scope="col" className="hidden lg:table-cell">
              {t("columns.owner")}
            </TableHeaderCell>
            <TableHeaderCell scope="col" className="hidden sm:table-cell">
              {t("columns.state")}
            </TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {risks.map((risk) => (
            <TableRow key={risk.id}>
              <TableHeaderCell scope="row" className="tabular-nums">
                <Link href={`${base}/${risk.id}` as Route} className="inline-block min-w-6 underline">
                  {risk.number}
                </Link>
              </TableHeaderCell>
              <TableDataCell className="min-w-36 [overflow-wrap:anywhere]">
                <span className="line-clamp-3 print:line-clamp-none">{risk.hazard}</span>
              </TableDataCell>
              <TableDataCell className="hidden sm:table-cell">{t(`stages.${risk.stage}`)}</TableDataCell>
              <TableDataCell>
                <span className="flex flex-wrap items-center gap-1 xl:flex-nowrap">
                  <ZoneTag zone={zoneBefore(matrix, risk)} />
                  <span aria-hidden>→</span>
                  <ZoneTag zone={zoneAfter(matrix, risk)} />
                </span>
              </TableDataCell>
              <TableDataCell className="hidden lg:table-cell">{risk.ownerName}</TableDataCell>
              <TableDataCell className="hidden sm:table-cell">
                <RiskStateTag state={risk.withdrawnAt ? "withdrawn" : risk.state} />
              </TableDataCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
