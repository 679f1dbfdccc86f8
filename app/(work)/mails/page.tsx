import type { Metadata, Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { MailFilters } from "#components/mail/MailFilters.tsx";
import { MailTable } from "#components/mail/MailTable.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { listMails, type MailFilter, mailFilterSchema } from "#lib/mail/queries.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("mails") };
}

function nextAddress({ q, state }: MailFilter, next: string): string {
  const query = new URLSearchParams({ ...(q && { q }), ...(state && { state }), after: next });
  return `/mails?${query}`;
}

/** Every mail that has left or is to leave, and where it is on its way. */
export default async function MailsPage({ searchParams }: Props) {
  const actor = await requirePage("mails.view");
  const filter = mailFilterSchema.parse(await searchParams);
  const { mails, next } = await listMails(actor, filter);
  const t = await getTranslations();
  const filtered = Boolean(filter.q || filter.state || filter.after);
  return (
    <>
      <PageHeading title={t("nav.mails")} lead={t("mails.lead")} />
      <div className="flex flex-col gap-4">
        <MailFilters />
        {mails.length === 0 ? (
          <EmptyState>{filtered ? t("mails.noneFound") : t("mails.none")}</EmptyState>
        ) : (
          <MailTable mails={mails} linked />
        )}
        {next && (
          <Link href={nextAddress(filter, next) as Route} className="underline">
            {t("cases.more")}
          </Link>
        )}
      </div>
    </>
  );
}
