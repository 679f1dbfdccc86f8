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
import { DueDay } from "#components/ui/DueDay.tsx";
import { Day } from "#components/ui/Moment.tsx";
import type { Activity } from "#lib/projects/queries/market.ts";

type Props = { activities: Activity[]; today: string; number: string; edits: boolean };

/** The time plan in words: what, who, from, to, done. */
export async function PlanTable({ activities, today, number, edits }: Props) {
  const t = await getTranslations("projects.timePlan");
  return (
    <div className="relative overflow-x-auto">
      <Table size="small">
        <TableHeader>
          <TableRow>
            {(["activity", "owner", "startsOn", "endsOn", "doneOn"] as const).map((column) => (
              <TableHeaderCell key={column} scope="col">
                {t(column)}
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
          {activities.map((row) => (
            <TableRow key={row.id} id={`activity-${row.id}`}>
              <TableHeaderCell scope="row" className="min-w-40 break-words">
                {row.title}
              </TableHeaderCell>
              <TableDataCell className="break-words">{row.owner ?? "–"}</TableDataCell>
              <TableDataCell>
                <Day date={row.startsOn} />
              </TableDataCell>
              <TableDataCell>
                {row.doneOn ? <Day date={row.endsOn} /> : <DueDay dueAt={row.endsOn} today={today} />}
              </TableDataCell>
              <TableDataCell>{row.doneOn ? <Day date={row.doneOn} /> : t("notDone")}</TableDataCell>
              {edits && (
                <TableDataCell className="no-print">
                  <Link
                    href={`/projects/${number}/decisions/time-plan/${row.id}` as "/projects"}
                    className="underline"
                    aria-label={`${t("change")}: ${row.title}`}
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
  );
}
