import { Alert } from "@navikt/ds-react/Alert";
import { TableDataCell, TableHeaderCell, TableRow } from "@navikt/ds-react/Table";
import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "#components/ui/ActionForm.tsx";
import { ListTable } from "#components/ui/ListTable.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { RefreshSoon } from "#components/ui/RefreshSoon.tsx";
import { minuteOf } from "#lib/clock.ts";
import type { WholeMailbox } from "#lib/intake/mailboxes/queries.ts";
import { compareMailbox } from "../actions.ts";

/** What the comparisons of server and fates have found, and the button for one more. */
export async function Comparisons({ mailbox }: { mailbox: WholeMailbox }) {
  const { id, active, reconcileRequestedAt, reconciliations } = mailbox;
  const t = await getTranslations("mailboxes.compare");
  const [last] = reconciliations;
  return (
    <Panel title={t("title")}>
      <div className="flex flex-col gap-4">
        <p className="max-w-prose">{t("lead")}</p>
        {last ? (
          <Alert variant={last.missing > 0 ? "warning" : "success"} size="small" inline>
            {last.missing > 0 ? t("missing", { count: last.missing }) : t("allWell")} <Moment at={last.at} />
          </Alert>
        ) : (
          <p>{t("none")}</p>
        )}
        {reconcileRequestedAt && (
          <>
            <RefreshSoon />
            <p>{t("waiting", { at: minuteOf(reconcileRequestedAt) })}</p>
          </>
        )}
        <ActionForm
          action={compareMailbox}
          hidden={{ id }}
          prefix="compare-"
          submitLabel={t("now")}
          submitVariant="secondary"
          submitSize="small"
          closed={!active}
        />
        {reconciliations.length > 0 && <History reconciliations={reconciliations} />}
        {reconciliations.some(({ found }) => found.length > 0) && <Found reconciliations={reconciliations} />}
      </div>
    </Panel>
  );
}

type Reconciliations = Pick<WholeMailbox, "reconciliations">;

async function History({ reconciliations }: Reconciliations) {
  const t = await getTranslations("mailboxes.compare");
  return (
    <ListTable
      columns={[
        { label: t("at") },
        { label: t("onServer") },
        { label: t("withFate"), from: "sm" },
        { label: t("missingCount") },
      ]}
    >
      {reconciliations.map(({ id, at, onServer, withFate, missing }) => (
        <TableRow key={id}>
          <TableHeaderCell scope="row" className="font-normal">
            <Moment at={at} />
          </TableHeaderCell>
          <TableDataCell className="tabular-nums">{onServer}</TableDataCell>
          <TableDataCell className="hidden tabular-nums sm:table-cell">{withFate}</TableDataCell>
          <TableDataCell className="tabular-nums">{missing}</TableDataCell>
        </TableRow>
      ))}
    </ListTable>
  );
}

/** The messages that had no fate, each with what it has become. */
async function Found({ reconciliations }: Reconciliations) {
  const t = await getTranslations("mailboxes.compare");
  return (
    <section aria-label={t("found")}>
      <h3 className="pb-2 font-semibold">{t("found")}</h3>
      <ListTable
        columns={[
          { label: t("subject") },
          { label: t("outcome") },
          { label: t("date"), from: "sm" },
          { label: t("place"), from: "md" },
        ]}
      >
        {reconciliations.flatMap(({ id, found }) =>
          found.map(({ folder, uid, date, subject, messageId, takenIn, hidden }) => (
            <TableRow key={`${id} ${folder} ${uid}`}>
              <TableHeaderCell scope="row" className="min-w-36 font-normal [overflow-wrap:anywhere]">
                {hidden ? t("hidden") : (subject ?? t("noSubject"))}
              </TableHeaderCell>
              <TableDataCell>
                {messageId ? (
                  <Link href={`/inbox/${messageId}` as Route} className="underline">
                    {t("takenIn")}
                  </Link>
                ) : (
                  t(takenIn ? "takenIn" : "notTakenIn")
                )}
              </TableDataCell>
              <TableDataCell className="hidden sm:table-cell">
                {date && <Moment at={new Date(date)} />}
              </TableDataCell>
              <TableDataCell className="hidden md:table-cell">
                {folder} {uid}
              </TableDataCell>
            </TableRow>
          )),
        )}
      </ListTable>
    </section>
  );
}
