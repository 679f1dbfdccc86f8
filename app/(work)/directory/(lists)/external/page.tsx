import { TableDataCell, TableHeaderCell, TableRow } from "@navikt/ds-react/Table";
import { Tag } from "@navikt/ds-react/Tag";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Address } from "#components/organisation/Address.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { LinkButton } from "#components/ui/LinkButton.tsx";
import { ListTable } from "#components/ui/ListTable.tsx";
import { NextPage } from "#components/ui/NextPage.tsx";
import { Panel } from "#components/ui/Panel.tsx";
import { may } from "#lib/auth/access.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { requirePage } from "#lib/auth/session.ts";
import { partiesPage } from "#lib/organisation/directory/queries.ts";
import { optionalId } from "#lib/organisation/page.ts";
import { partyKinds } from "#lib/organisation/schema.ts";
import type { ExternalPartyKind } from "#prisma/generated/enums.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("directory.tabs"))("external") };
}

export default async function ExternalPartiesPage({ searchParams }: Props) {
  const actor = await requirePage("directory.view");
  const params = await searchParams;
  const after = optionalId(params, "after");
  // A later page is of one kind; the first shows both.
  const kinds = after ? partyKinds.filter((kind) => kind === params.kind) : partyKinds;
  return (
    <div className="flex flex-col gap-6">
      {kinds.map((kind) => (
        <Parties key={kind} actor={actor} kind={kind} after={after} />
      ))}
    </div>
  );
}

async function Parties({ actor, kind, after }: { actor: Actor; kind: ExternalPartyKind; after?: string }) {
  const { parties, next } = await partiesPage(actor, { kind, after });
  const t = await getTranslations("directory");
  return (
    <Panel
      title={t(`party.plural.${kind}`)}
      actions={
        may(actor, "directory.edit") && (
          <LinkButton href={`/directory/external/new?kind=${kind}`} size="small" variant="secondary">
            {t(`party.add.${kind}`)}
          </LinkButton>
        )
      }
    >
      {parties.length === 0 ? (
        <EmptyState>{t(`party.none.${kind}`)}</EmptyState>
      ) : (
        <ListTable
          columns={[
            { label: t("fields.name") },
            { label: t("fields.code"), from: "sm" },
            { label: t("fields.email"), from: "sm" },
            { label: t("fields.rgsCustomerNumber"), from: "sm" },
          ]}
        >
          {parties.map((party) => (
            <TableRow key={party.id}>
              <TableHeaderCell scope="row" className="min-w-40">
                <Link href={`/directory/external/${party.id}`} className="underline">
                  {party.name}
                </Link>{" "}
                {!party.active && (
                  <Tag size="xsmall" variant="outline" data-color="neutral">
                    {t("tree.inactive")}
                  </Tag>
                )}
                <span className="block text-sm font-normal sm:hidden">
                  {party.code}
                  <br />
                  {party.email ? <Address>{party.email}</Address> : t("party.noEmail")}
                </span>
              </TableHeaderCell>
              <TableDataCell className="hidden whitespace-nowrap sm:table-cell">{party.code}</TableDataCell>
              <TableDataCell className="hidden sm:table-cell">
                {party.email ? (
                  <Address>{party.email}</Address>
                ) : (
                  <Tag size="xsmall" variant="outline" data-color="warning">
                    {t("party.noEmail")}
                  </Tag>
                )}
              </TableDataCell>
              <TableDataCell className="hidden tabular-nums sm:table-cell">
                {party.rgsCustomerNumber ?? "–"}
              </TableDataCell>
            </TableRow>
          ))}
        </ListTable>
      )}
      <div className="pt-4 empty:hidden">
        <NextPage path="/directory/external" filter={{ kind }} next={next} label={t("more")} />
      </div>
    </Panel>
  );
}
