import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MailFilters } from "#components/mail/MailFilters.tsx";
import { MailTable } from "#components/mail/MailTable.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { NextPage } from "#components/ui/NextPage.tsx";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { requirePage } from "#lib/auth/session.ts";
import { listMails, mailFilterSchema } from "#lib/mail/queries.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("mails") };
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
        <NextPage path="/mails" filter={filter} next={next} label={t("cases.more")} />
      </div>
    </>
  );
}
