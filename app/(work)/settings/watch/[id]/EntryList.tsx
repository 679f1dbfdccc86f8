import { TableDataCell, TableHeaderCell, TableRow } from "@navikt/ds-react/Table";
import { getTranslations } from "next-intl/server";
import { FateTag } from "#components/intake/FateTag.tsx";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { ListFilters } from "#components/ui/ListFilters.tsx";
import { ListTable } from "#components/ui/ListTable.tsx";
import { Day, Moment } from "#components/ui/Moment.tsx";
import { NextPage } from "#components/ui/NextPage.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import type { ListedEntry, watchEntries } from "#lib/intake/watch/queries.ts";
import type { EntryFilter } from "#lib/intake/watch/schema.ts";
import { takeEntry } from "../actions.ts";

type Props = { sourceId: string; filter: EntryFilter; list: Awaited<ReturnType<typeof watchEntries>> };

/** Every entry that came from a source, with what became of it: also those that are no messages. */
export async function EntryList({ sourceId, filter, list }: Props) {
  const t = await getTranslations("watch");
  const outcomes = (["taken", "filtered", "archived"] as const).map((value) => ({
    value,
    label: t(`entries.${value}`),
  }));
  return (
    <Panel title={t("entries.title")}>
      <div className="flex flex-col gap-4">
        <ListFilters
          choices={[
            { name: "outcome", label: t("entries.filter"), all: t("entries.all"), options: outcomes },
          ]}
        />
        {list.entries.length === 0 ? (
          <EmptyState>{filter.outcome ? t("entries.noneSuch") : t("entries.none")}</EmptyState>
        ) : (
          <ListTable
            columns={[
              { label: t("preview.entry") },
              { label: t("preview.published"), from: "md" },
              { label: t("entries.seen"), from: "md" },
              { label: t("entries.outcome") },
            ]}
          >
            {list.entries.map((entry) => (
              <Row key={entry.id} entry={entry} />
            ))}
          </ListTable>
        )}
        <NextPage
          path={`/settings/watch/${sourceId}`}
          filter={{ outcome: filter.outcome }}
          next={list.next}
          label={t("entries.more")}
        />
      </div>
    </Panel>
  );
}

async function Row({ entry }: { entry: ListedEntry }) {
  const t = await getTranslations("watch");
  const title = entry.title || t("preview.noTitle");
  return (
    <TableRow>
      <TableHeaderCell scope="row" className="min-w-40 font-normal [overflow-wrap:anywhere]">
        {entry.link ? (
          <a href={entry.link} className="underline" target="_blank" rel="noreferrer">
            {title}
          </a>
        ) : (
          title
        )}
      </TableHeaderCell>
      <TableDataCell className="hidden md:table-cell">
        {entry.publishedAt ? <Day date={entry.publishedAt} /> : t("preview.noDate")}
      </TableDataCell>
      <TableDataCell className="hidden md:table-cell">
        <Moment at={entry.seenAt} />
      </TableDataCell>
      <TableDataCell className="min-w-40">
        <Outcome entry={entry} />
      </TableDataCell>
    </TableRow>
  );
}

async function Outcome({ entry }: { entry: ListedEntry }) {
  const t = await getTranslations("watch");
  const { message, reason } = entry;
  if (message)
    return (
      <span className="flex flex-wrap items-center gap-2">
        <FateTag fate={message.fate} />
        {message.case && <span className="whitespace-nowrap">{message.case.number}</span>}
      </span>
    );
  return (
    <div className="flex flex-col items-start gap-2">
      {reason && <span>{t(`reasons.${reason.key}`, reason.values)}</span>}
      <ActionForm
        action={takeEntry}
        hidden={{ entryId: entry.id }}
        prefix={`take-${entry.id}-`}
        submitLabel={t("entries.take")}
        submitVariant="tertiary"
        submitSize="small"
      />
    </div>
  );
}
