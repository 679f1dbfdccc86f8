import { TableDataCell, TableHeaderCell, TableRow } from "@navikt/ds-react/Table";
import type { Metadata, Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { MailboxStateTag, mailboxProblem } from "#components/intake/MailboxState.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { ListTable } from "#components/ui/ListTable.tsx";
import { Moment } from "#components/ui/Moment.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { type ListedMailbox, mailboxList } from "#lib/intake/mailboxes/queries.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.tabs"))("mailboxes") };
}

/** The mailboxes that are read, how it stands with each, and what the last comparison found. */
export default async function MailboxesPage() {
  const actor = await requirePage("settings.view");
  const mailboxes = await mailboxList(actor);
  const t = await getTranslations();
  const at = now();
  return (
    <Panel
      title={t("settings.tabs.mailboxes")}
      actions={
        <LinkButton href="/settings/mailboxes/new" variant="secondary" size="small">
          {t("mailboxes.add")}
        </LinkButton>
      }
    >
      <p className="max-w-prose pb-4">{t("mailboxes.lead")}</p>
      {mailboxes.length === 0 ? (
        <EmptyState>{t("mailboxes.none")}</EmptyState>
      ) : (
        <ListTable
          columns={[
            { label: t("mailboxes.columns.name") },
            { label: t("mailboxes.columns.state") },
            { label: t("mailboxes.columns.readAt"), from: "sm" },
            { label: t("mailboxes.columns.compared"), from: "md" },
          ]}
        >
          {mailboxes.map((mailbox) => (
            <MailboxRow key={mailbox.id} mailbox={mailbox} at={at} />
          ))}
        </ListTable>
      )}
    </Panel>
  );
}

async function MailboxRow({ mailbox, at }: { mailbox: ListedMailbox; at: Date }) {
  const t = await getTranslations("mailboxes");
  const [compared] = mailbox.reconciliations;
  const problem = await mailboxProblem(mailbox);
  return (
    <TableRow>
      <TableHeaderCell scope="row" className="min-w-36">
        <Link href={`/settings/mailboxes/${mailbox.id}` as Route} className="underline">
          {mailbox.name}
        </Link>
        <span className="block text-sm font-normal [overflow-wrap:anywhere] text-(--ax-text-neutral-subtle)">
          {mailbox.address}
        </span>
      </TableHeaderCell>
      <TableDataCell className="min-w-36">
        <MailboxStateTag mailbox={mailbox} at={at} />
        {problem && <span className="block pt-1 text-sm [overflow-wrap:anywhere]">{problem}</span>}
      </TableDataCell>
      <TableDataCell className="hidden sm:table-cell">
        {mailbox.readAt ? <Moment at={mailbox.readAt} /> : t("state.never")}
      </TableDataCell>
      <TableDataCell className="hidden md:table-cell">
        {compared ? (
          <>
            <Moment at={compared.at} />
            <span className="block text-sm">
              {compared.missing > 0
                ? t("compare.missing", { count: compared.missing })
                : t("compare.allWell")}
            </span>
          </>
        ) : (
          t("state.never")
        )}
      </TableDataCell>
    </TableRow>
  );
}
