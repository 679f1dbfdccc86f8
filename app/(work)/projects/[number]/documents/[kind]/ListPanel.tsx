import {
  Table,
  TableBody,
  TableDataCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from "@navikt/ds-react/Table";
import { getLocale, getTranslations } from "next-intl/server";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { localeOf } from "#lib/i18n/locale.ts";
import type { Translate } from "#lib/i18n/translate.ts";
import type { DocumentLists } from "#lib/projects/documents/lists.ts";
import { listTable } from "#lib/projects/documents/listTables.ts";

/** The list that D, E or F shows: as it is now, or as it was when the revision was approved. */
export async function ListPanel({ lists, kept }: { lists: DocumentLists; kept: boolean }) {
  const t = await getTranslations();
  const table = listTable(lists, t as unknown as Translate, localeOf(await getLocale()));
  return (
    <Panel title={table.title} id="list">
      <p className="pb-3">{t(`projects.documents.lists.${kept ? "kept" : "live"}`)}</p>
      {table.rows.length === 0 ? (
        <EmptyState>{table.none}</EmptyState>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
        <section aria-label={table.title} tabIndex={0} className="overflow-x-auto">
          <Table size="small">
            <TableHeader>
              <TableRow>
                {table.columns.map(({ label }) => (
                  <TableHeaderCell key={label} scope="col">
                    {label}
                  </TableHeaderCell>
                ))}
              </TableRow>
            </TableHeader>
            <TableBody>
              {table.rows.map((cells) => (
                <TableRow key={cells[0]}>
                  {cells.map((cell, column) => (
                    <TableDataCell
                      key={table.columns[column]?.label}
                      className="min-w-32 align-top whitespace-pre-line [overflow-wrap:anywhere]"
                    >
                      {cell}
                    </TableDataCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </section>
      )}
      {table.after.map((line) => (
        <p key={line} className="pt-3 [overflow-wrap:anywhere]">
          {line}
        </p>
      ))}
    </Panel>
  );
}
