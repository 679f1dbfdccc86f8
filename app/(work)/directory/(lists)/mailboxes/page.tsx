import { Alert } from "@navikt/ds-react/Alert";
import { TableDataCell, TableHeaderCell, TableRow } from "@navikt/ds-react/Table";
import { Tag } from "@navikt/ds-react/Tag";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Address } from "#components/organisation/Address.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { ListTable } from "#components/ui/ListTable.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { may } from "#lib/auth/access.ts";
import { requirePage } from "#lib/auth/session.ts";
import { mailboxList, missingMailboxes } from "#lib/organisation/directory/queries.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("directory.tabs"))("mailboxes") };
}

export default async function MailboxesPage() {
  const actor = await requirePage("directory.view");
  const [mailboxes, missing] = await Promise.all([mailboxList(actor), missingMailboxes(actor)]);
  const t = await getTranslations("directory");
  const lacking = [
    ...missing.kinds.map((kind) => t(`mailboxKinds.${kind}`)),
    ...missing.administrations.map(({ name }) => name),
  ];
  return (
    <Panel
      title={t("tabs.mailboxes")}
      actions={
        may(actor, "directory.edit") && (
          <LinkButton href="/directory/mailboxes/new" size="small" variant="secondary">
            {t("mailbox.add")}
          </LinkButton>
        )
      }
    >
      <div className="flex flex-col gap-4">
        {lacking.length > 0 && (
          <Alert variant="warning" size="small">
            {t("mailbox.missing", { names: lacking.join(", ") })}
          </Alert>
        )}
        {mailboxes.length === 0 ? (
          <EmptyState>{t("mailbox.none")}</EmptyState>
        ) : (
          <ListTable
            columns={[
              { label: t("fields.name") },
              { label: t("fields.mailboxKind"), from: "sm" },
              { label: t("fields.address"), from: "sm" },
              { label: t("fields.belongsTo"), from: "md" },
            ]}
          >
            {mailboxes.map((mailbox) => (
              <TableRow key={mailbox.id}>
                <TableHeaderCell scope="row" className="min-w-40">
                  <Link href={`/directory/mailboxes/${mailbox.id}`} className="underline">
                    {mailbox.name}
                  </Link>{" "}
                  {!mailbox.active && (
                    <Tag size="xsmall" variant="outline" data-color="neutral">
                      {t("tree.inactive")}
                    </Tag>
                  )}
                  <span className="block font-normal text-sm sm:hidden">
                    {t(`mailboxKinds.${mailbox.kind}`)}
                    <br />
                    <Address>{mailbox.address}</Address>
                  </span>
                </TableHeaderCell>
                <TableDataCell className="hidden sm:table-cell">
                  {t(`mailboxKinds.${mailbox.kind}`)}
                </TableDataCell>
                <TableDataCell className="hidden sm:table-cell">
                  <Address>{mailbox.address}</Address>
                </TableDataCell>
                <TableDataCell className="hidden md:table-cell">
                  {mailbox.unit?.name ?? mailbox.administration?.name ?? t("wholeRegion")}
                </TableDataCell>
              </TableRow>
            ))}
          </ListTable>
        )}
      </div>
    </Panel>
  );
}
