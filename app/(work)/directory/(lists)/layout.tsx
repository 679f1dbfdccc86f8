import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { TabNav } from "#components/ui/TabNav.tsx";
import { requirePage } from "#lib/auth/session.ts";

/** The lists of the directory under one heading. */
export default async function DirectoryLayout({ children }: { children: ReactNode }) {
  await requirePage("directory.view");
  const t = await getTranslations("directory");
  const tabs = [
    { href: "/directory", label: t("tabs.units") },
    { href: "/directory/mailboxes", label: t("tabs.mailboxes") },
    { href: "/directory/external", label: t("tabs.external") },
    { href: "/directory/exchange", label: t("tabs.exchange") },
  ];
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead")} />
      <div className="flex flex-col gap-6">
        <TabNav tabs={tabs} label={t("tabs.label")} />
        {children}
      </div>
    </>
  );
}
