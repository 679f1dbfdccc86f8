import {
  Table,
  TableBody,
  TableDataCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from "@navikt/ds-react/Table";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Panel } from "#components/ui/Panel.tsx";
import type { AddedRow, ChangedRow, DeactivatedRow } from "#lib/organisation/csv/comparing.ts";
import { type Cells, type CsvWords, columnEntries, type List } from "#lib/organisation/csv/lists.ts";
import type { Problem } from "#lib/organisation/csv/reading.ts";

/** More rows than this are counted, not shown. */
const shownRows = 200;

async function Beyond({ count }: { count: number }) {
  const t = await getTranslations("directory.csv");
  return count > shownRows ? (
    <p className="pt-3 text-sm">{t("beyond", { shown: shownRows, count })}</p>
  ) : null;
}

function Sheet({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  return (
    <Panel title={`${title} (${count})`}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
      <section aria-label={title} tabIndex={0} className="overflow-x-auto">
        {children}
      </section>
      <Beyond count={count} />
    </Panel>
  );
}

function inWords(cell: string | undefined, words: CsvWords): string {
  return (cell && words.values[cell]?.[0]) || cell || "–";
}

function rowName(cells: Cells): string {
  return cells.name || cells.code || cells.address || "";
}

/** What is wrong with the file: line, column, reason. */
export async function Problems({ problems, words }: { problems: Problem[]; words: CsvWords }) {
  if (problems.length === 0) return null;
  const t = await getTranslations("directory.csv");
  return (
    <Sheet title={t("problems")} count={problems.length}>
      <Table size="small">
        <TableHeader>
          <TableRow>
            <TableHeaderCell scope="col">{t("line")}</TableHeaderCell>
            <TableHeaderCell scope="col">{t("column")}</TableHeaderCell>
            <TableHeaderCell scope="col">{t("reason")}</TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {problems.slice(0, shownRows).map(({ line, column, reason, values }) => (
            <TableRow key={`${line} ${column} ${reason} ${JSON.stringify(values)}`}>
              <TableDataCell className="tabular-nums">{line ?? "–"}</TableDataCell>
              <TableDataCell className="whitespace-nowrap">
                {column ? words.columns[column][0] : "–"}
              </TableDataCell>
              <TableDataCell>{t(`problem.${reason}`, values ?? {})}</TableDataCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Sheet>
  );
}

type ChangedProps = { title: string; rows: (ChangedRow | DeactivatedRow)[]; words: CsvWords };

/** What changes in rows that are there already: old and new side by side. */
export async function ChangedRows({ title, rows, words }: ChangedProps) {
  if (rows.length === 0) return null;
  const t = await getTranslations("directory.csv");
  return (
    <Sheet title={title} count={rows.length}>
      <Table size="small">
        <TableHeader>
          <TableRow>
            <TableHeaderCell scope="col">{t("line")}</TableHeaderCell>
            <TableHeaderCell scope="col">{t("row")}</TableHeaderCell>
            <TableHeaderCell scope="col">{t("change")}</TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.slice(0, shownRows).map((row) => (
            <TableRow key={row.id}>
              <TableDataCell className="tabular-nums">{row.line ?? t("notInFile")}</TableDataCell>
              <TableHeaderCell scope="row" className="min-w-40">
                {rowName(row.cells)}
                <span className="block text-sm font-normal text-(--ax-text-neutral-subtle)">
                  {row.cells.code ?? row.cells.address}
                </span>
              </TableHeaderCell>
              <TableDataCell className="min-w-64">
                <ul>
                  {row.changes.map(({ column, from, to }) => (
                    <li key={column}>
                      {words.columns[column][0]}: <del>{inWords(from, words)}</del> →{" "}
                      <ins>{inWords(to, words)}</ins>
                    </li>
                  ))}
                </ul>
              </TableDataCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Sheet>
  );
}

/** Rows that are not there yet, with every cell. */
export async function NewRows({ list, rows, words }: { list: List; rows: AddedRow[]; words: CsvWords }) {
  if (rows.length === 0) return null;
  const t = await getTranslations("directory.csv");
  const columns = columnEntries(list).map(([column]) => column);
  return (
    <Sheet title={t("added")} count={rows.length}>
      <Table size="small">
        <TableHeader>
          <TableRow>
            <TableHeaderCell scope="col">{t("line")}</TableHeaderCell>
            {columns.map((column) => (
              <TableHeaderCell key={column} scope="col" className="whitespace-nowrap">
                {words.columns[column][0]}
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.slice(0, shownRows).map(({ line, cells }) => (
            <TableRow key={line}>
              <TableDataCell className="tabular-nums">{line}</TableDataCell>
              {columns.map((column) => (
                <TableDataCell key={column} className="whitespace-nowrap">
                  {inWords(cells[column], words)}
                </TableDataCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Sheet>
  );
}
