"use client";

import { Alert } from "@navikt/ds-react/Alert";
import { TableDataCell, TableHeaderCell, TableRow } from "@navikt/ds-react/Table";
import { Tag } from "@navikt/ds-react/Tag";
import { useTranslations } from "next-intl";
import { ListTable } from "#components/ui/ListTable.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { dayOf } from "#lib/clock.ts";
import type { PreviewEntry, SourcePreview } from "#lib/intake/watch/commands/preview.ts";

/** What a source gives as it is set in the form: what is wrong with it, or what would become of its entries. */
export function PreviewPanel({ preview }: { preview: SourcePreview }) {
  const t = useTranslations("watch");
  const { problem } = preview;
  const told = problem && t(`problems.${problem.key}`, problem.values);
  if (preview.format === null)
    return (
      <Panel title={t("preview.title")}>
        <Alert variant="error" size="small">
          <strong>{t("preview.failed")}</strong>
          <p className="[overflow-wrap:anywhere]">{told}</p>
        </Alert>
      </Panel>
    );
  const { format, count, passing, entries } = preview;
  return (
    <Panel title={t("preview.title")}>
      <div className="flex flex-col gap-4">
        {told && (
          <Alert variant="warning" size="small">
            {told}
          </Alert>
        )}
        <p>
          {t("preview.found", { format: t(`formats.${format}`), count, passing })}{" "}
          {entries.length < count && t("preview.first", { shown: entries.length })}
        </p>
        {count === 0 ? (
          <p>{t("preview.nothing")}</p>
        ) : (
          <ListTable
            columns={[
              { label: t("preview.entry") },
              { label: t("preview.published"), from: "sm" },
              { label: t("preview.verdict"), from: "sm" },
            ]}
          >
            {entries.map((entry, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: entries may be alike, and never change places
              <Row key={place} entry={entry} />
            ))}
          </ListTable>
        )}
      </div>
    </Panel>
  );
}

function Row({ entry }: { entry: PreviewEntry }) {
  const t = useTranslations("watch");
  const published = entry.published ? dayOf(new Date(entry.published)) : t("preview.noDate");
  return (
    <TableRow>
      <TableHeaderCell scope="row" className="min-w-40 font-normal [overflow-wrap:anywhere]">
        {entry.link ? (
          <a href={entry.link} className="underline" target="_blank" rel="noreferrer">
            {entry.title ?? t("preview.noTitle")}
          </a>
        ) : (
          (entry.title ?? t("preview.noTitle"))
        )}
        <div className="flex flex-col items-start gap-1 pt-1 sm:hidden">
          <span className="text-sm text-(--ax-text-neutral-subtle)">{published}</span>
          <Verdict entry={entry} />
        </div>
        {entry.stated.length > 0 && (
          <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-3 pt-1 text-sm text-(--ax-text-neutral-subtle)">
            {entry.stated.map(({ field, values }) => (
              <div key={field} className="contents">
                <dt>{t(`labels.${field}`)}</dt>
                <dd className="line-clamp-2">{values.join(", ")}</dd>
              </div>
            ))}
          </dl>
        )}
      </TableHeaderCell>
      <TableDataCell className="hidden whitespace-nowrap sm:table-cell">{published}</TableDataCell>
      <TableDataCell className="hidden min-w-52 sm:table-cell">
        <Verdict entry={entry} />
      </TableDataCell>
    </TableRow>
  );
}

function Verdict({ entry }: { entry: PreviewEntry }) {
  const t = useTranslations("watch");
  if (entry.unreadable)
    return (
      <Tag size="small" variant="outline" data-color="danger">
        {t("preview.unreadable")}
      </Tag>
    );
  return (
    <>
      <Tag size="small" variant="outline" data-color={entry.passes ? "success" : "neutral"}>
        {t(entry.atFirst ? "preview.atFirst" : entry.passes ? "preview.passes" : "preview.left")}
      </Tag>
      <ul className="pt-1 text-sm text-(--ax-text-neutral-subtle)">
        {entry.reasons.map(({ key, values }) => (
          <li key={key}>{t(`reasons.${key}`, values)}</li>
        ))}
      </ul>
    </>
  );
}
