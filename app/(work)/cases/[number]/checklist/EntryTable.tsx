"use client";

import { Button } from "@navikt/ds-react/Button";
import { Table } from "@navikt/ds-react/Table";
import { useTranslations } from "next-intl";
import { type FormEvent, startTransition, useActionState, useState } from "react";
import { Outcome } from "#components/ui/ActionForm.tsx";
import { removeEntry } from "./actions.ts";

export type ShownEntry = {
  id: string;
  name: string;
  knownAs: string | null;
  external: boolean;
  customerNumber: string | null;
  quantity: number | null;
  note: string | null;
};

type Props = { caseId: string; label: string; entries: ShownEntry[]; removable: boolean };

/** As many rows as are shown before somebody asks for the rest. */
const shownAtFirst = 50;

/** The customers of one row of Bilaga 1, each with what the directory knows of it. */
export function EntryTable({ caseId, label, entries, removable }: Props) {
  const t = useTranslations();
  const [state, dispatch, pending] = useActionState(removeEntry, null);
  const [all, setAll] = useState(false);
  const shown = all ? entries : entries.slice(0, shownAtFirst);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
    startTransition(() => dispatch(data));
  }

  return (
    <form action={dispatch} onSubmit={submit} className="flex min-w-0 flex-col gap-2">
      <input type="hidden" name="caseId" value={caseId} />
      {state?.status === "error" && <Outcome state={state} prefix="" summaryRef={{ current: null }} />}
      <div className="relative overflow-x-auto">
        <Table size="small" aria-label={label}>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell scope="col">{t("checklist.document.customerColumns.name")}</Table.HeaderCell>
              <Table.HeaderCell scope="col">
                {t("checklist.document.customerColumns.number")}
              </Table.HeaderCell>
              <Table.HeaderCell scope="col" align="right">
                {t("checklist.document.customerColumns.quantity")}
              </Table.HeaderCell>
              <Table.HeaderCell scope="col">{t("checklist.document.customerColumns.note")}</Table.HeaderCell>
              {removable && (
                <Table.HeaderCell scope="col" className="no-print">
                  <span className="aksel-sr-only">{t("form.remove")}</span>
                </Table.HeaderCell>
              )}
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {shown.map((entry) => (
              <Table.Row key={entry.id}>
                <Table.DataCell>
                  <span className="break-words">{entry.name}</span>
                  <KnownAs entry={entry} />
                </Table.DataCell>
                <Table.DataCell className="tabular-nums">{entry.customerNumber}</Table.DataCell>
                <Table.DataCell align="right" className="tabular-nums">
                  {entry.quantity}
                </Table.DataCell>
                <Table.DataCell>{entry.note}</Table.DataCell>
                {removable && (
                  <Table.DataCell align="right" className="no-print">
                    <Button
                      type="submit"
                      name="entryId"
                      value={entry.id}
                      size="xsmall"
                      variant="tertiary"
                      disabled={pending}
                      aria-label={t("checklist.page.removeEntry", { name: entry.name })}
                    >
                      {t("form.remove")}
                    </Button>
                  </Table.DataCell>
                )}
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </div>
      {shown.length < entries.length && (
        <Button type="button" size="small" variant="tertiary" className="w-fit" onClick={() => setAll(true)}>
          {t("checklist.page.showAll", { count: entries.length })}
        </Button>
      )}
    </form>
  );
}

function KnownAs({ entry }: { entry: ShownEntry }) {
  const t = useTranslations("checklist.page");
  const text = entry.external
    ? t("knownExternal", { name: entry.knownAs ?? "" })
    : entry.knownAs
      ? t("knownAs", { name: entry.knownAs })
      : t("unknown");
  return <span className="block text-sm text-(--ax-text-neutral-subtle)">{text}</span>;
}
