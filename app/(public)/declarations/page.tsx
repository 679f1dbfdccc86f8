import { Button } from "@navikt/ds-react/Button";
import {
  Table,
  TableBody,
  TableDataCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from "@navikt/ds-react/Table";
import { TextField } from "@navikt/ds-react/TextField";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { DeclarationTag } from "#components/projects/DeclarationTag.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { NextPage } from "#components/ui/NextPage.tsx";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { dayOf } from "#lib/clock.ts";
import {
  listPublicDeclarations,
  type PublicDeclaration,
  publicCountLimit,
  publicFilterSchema,
} from "#lib/projects/declaration/public/queries.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("declarations");
  return {
    title: t("title"),
    robots: { index: true },
    alternates: { types: { "application/atom+xml": "/declarations/feed" } },
  };
}

/** Every declaration that is public (MDR art. 5(5)(e)), for anybody. */
export default async function DeclarationsPage({ searchParams }: Props) {
  const filter = publicFilterSchema.parse(await searchParams);
  const { declarations, next, count } = await listPublicDeclarations(filter);
  const t = await getTranslations("declarations");
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead")} />
      <search>
        <form action="/declarations" method="get" className="flex max-w-2xl flex-wrap items-end gap-3">
          <div className="min-w-0 flex-1 basis-72">
            <TextField name="q" label={t("search")} defaultValue={filter.q ?? ""} autoComplete="off" />
          </div>
          <Button type="submit">{t("searchButton")}</Button>
          {filter.q && (
            <Link href={"/declarations" as "/"} className="pb-3 underline">
              {t("clear")}
            </Link>
          )}
        </form>
      </search>
      <p role="status" className="text-sm">
        {count > publicCountLimit ? t("manyFound", { count: publicCountLimit }) : t("found", { count })}
      </p>
      {declarations.length === 0 ? (
        <EmptyState>{filter.q ? t("noneFound") : t("none")}</EmptyState>
      ) : (
        <DeclarationTable declarations={declarations} />
      )}
      <NextPage path="/declarations" filter={{ q: filter.q }} next={next} label={t("more")} />
      <p className="no-print">
        <a href="/declarations/feed" className="underline">
          {t("feed")}
        </a>
      </p>
    </>
  );
}

async function DeclarationTable({ declarations }: { declarations: PublicDeclaration[] }) {
  const t = await getTranslations("declarations.columns");
  return (
    <div className="overflow-x-auto rounded-lg border border-(--ax-border-neutral-subtle) bg-(--ax-bg-default)">
      <Table size="small" zebraStripes>
        <TableHeader>
          <TableRow>
            <TableHeaderCell scope="col">{t("number")}</TableHeaderCell>
            <TableHeaderCell scope="col">{t("device")}</TableHeaderCell>
            <TableHeaderCell scope="col" className="hidden sm:table-cell">
              {t("institution")}
            </TableHeaderCell>
            <TableHeaderCell scope="col" className="hidden md:table-cell">
              {t("riskClass")}
            </TableHeaderCell>
            <TableHeaderCell scope="col" className="hidden sm:table-cell">
              {t("published")}
            </TableHeaderCell>
            <TableHeaderCell scope="col">{t("state")}</TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {declarations.map(({ id, content, publishedAt, state }) => (
            <TableRow key={id}>
              <TableHeaderCell scope="row" className="whitespace-nowrap align-top">
                <Link href={`/declarations/${content.number}` as "/"} className="underline">
                  {content.number}
                </Link>
              </TableHeaderCell>
              <TableDataCell lang="sv" className="min-w-32 break-words">
                {content.device.name}
              </TableDataCell>
              <TableDataCell className="hidden whitespace-nowrap sm:table-cell">
                {content.institution.name}
              </TableDataCell>
              <TableDataCell className="hidden md:table-cell">{content.device.riskClass}</TableDataCell>
              <TableDataCell className="hidden sm:table-cell">{dayOf(publishedAt)}</TableDataCell>
              <TableDataCell>
                <DeclarationTag state={state} />
              </TableDataCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
