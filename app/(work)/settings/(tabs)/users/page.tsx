import { Search } from "@navikt/ds-react/Search";
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
import { isLocked } from "#lib/auth/lockout.ts";
import { requirePage } from "#lib/auth/session.ts";
import { usersPage } from "#lib/auth/users/queries.ts";
import { now } from "#lib/clock.ts";
import { optionalId, textIn } from "#lib/organisation/page.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.tabs"))("users") };
}

export default async function UsersPage({ searchParams }: Props) {
  const actor = await requirePage("users.edit");
  const params = await searchParams;
  const query = textIn(params, "q");
  const { users, next } = await usersPage(actor, { query, after: optionalId(params, "after") });
  const t = await getTranslations();
  const at = now();
  return (
    <Panel
      title={t("settings.tabs.users")}
      actions={
        <LinkButton href="/settings/users/new" variant="secondary" size="small">
          {t("users.add")}
        </LinkButton>
      }
    >
      <div className="flex flex-col gap-4">
        <search className="max-w-md">
          <form action="/settings/users">
            <Search
              name="q"
              label={t("users.search")}
              hideLabel={false}
              size="small"
              variant="secondary"
              defaultValue={query}
            />
          </form>
        </search>
        {users.length === 0 ? (
          <EmptyState>{t("users.noneFound")}</EmptyState>
        ) : (
          <ListTable
            columns={[
              { label: t("users.name") },
              { label: t("users.email"), from: "sm" },
              { label: t("users.roles") },
              { label: t("users.state"), from: "md" },
            ]}
          >
            {users.map((user) => (
              <TableRow key={user.id}>
                <TableHeaderCell scope="row" className="min-w-28">
                  <Link href={`/settings/users/${user.id}`} className="underline">
                    {user.name}
                  </Link>
                </TableHeaderCell>
                <TableDataCell className="hidden sm:table-cell">
                  <Address>{user.email}</Address>
                </TableDataCell>
                <TableDataCell className="min-w-40">
                  <ul>
                    {user.roles.map((held) => (
                      <li key={held.id}>
                        {t(`roles.${held.role}`)}
                        {(held.unit ?? held.administration) && (
                          <span className="text-(--ax-text-neutral-subtle)">
                            {" "}
                            – {(held.unit ?? held.administration)?.name}
                          </span>
                        )}
                      </li>
                    ))}
                  </ul>
                </TableDataCell>
                <TableDataCell className="hidden md:table-cell">
                  <span className="flex flex-wrap gap-1">
                    {!user.active && (
                      <Tag size="xsmall" variant="outline" data-color="neutral">
                        {t("users.closed")}
                      </Tag>
                    )}
                    {isLocked(user, at) && (
                      <Tag size="xsmall" variant="outline" data-color="danger">
                        {t("users.locked")}
                      </Tag>
                    )}
                    {user.mustChangePassword && (
                      <Tag size="xsmall" variant="outline" data-color="warning">
                        {t("users.oneTime")}
                      </Tag>
                    )}
                    {user.demo && (
                      <Tag size="xsmall" variant="outline" data-color="info">
                        {t("users.demo")}
                      </Tag>
                    )}
                  </span>
                </TableDataCell>
              </TableRow>
            ))}
          </ListTable>
        )}
        <NextPage path="/settings/users" filter={{ q: query }} next={next} label={t("directory.more")} />
      </div>
    </Panel>
  );
}
