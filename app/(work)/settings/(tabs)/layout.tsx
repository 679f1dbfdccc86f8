import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageHeading } from "#components/ui/PageHeading.tsx";
import { TabNav } from "#components/ui/TabNav.tsx";
import { requirePage } from "#lib/auth/session.ts";

/** The settings under one heading. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  await requirePage("settings.view");
  const t = await getTranslations("settings");
  const tabs = [
    { href: "/settings", label: t("tabs.general") },
    { href: "/settings/deadlines", label: t("tabs.deadlines") },
    { href: "/settings/reading", label: t("tabs.reading") },
    { href: "/settings/mailboxes", label: t("tabs.mailboxes") },
    { href: "/settings/watch", label: t("tabs.watch") },
    { href: "/settings/projects", label: t("institution.title") },
    { href: "/settings/matrices", label: t("tabs.matrices") },
    { href: "/settings/users", label: t("tabs.users") },
    { href: "/settings/history", label: t("tabs.history") },
  ];
  return (
    <>
      <PageHeading title={t("title")} />
      <div className="flex flex-col gap-6">
        <TabNav tabs={tabs} label={t("tabs.label")} />
        {children}
      </div>
    </>
  );
}
