import { InternalHeader } from "@navikt/ds-react/InternalHeader";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DemoBanner } from "#components/work/DemoBanner.tsx";
import { HeaderTitle } from "#components/work/HeaderTitle.tsx";
import { LanguageSwitch } from "#components/work/LanguageSwitch.tsx";
import { MainNav } from "#components/work/MainNav.tsx";
import { navigation } from "#components/work/navigation.ts";
import { UserMenu } from "#components/work/UserMenu.tsx";
import { may } from "#lib/auth/access.ts";
import { currentActor } from "#lib/auth/session.ts";
import { setLocale } from "../actions.ts";

/** The frame of everything behind sign-in. Each page checks for itself as well. */
export default async function WorkLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  if (!actor) redirect("/sign-in");
  const t = await getTranslations();
  const items = navigation
    .filter((item) => may(actor, item.permission))
    .map(({ key, href }) => ({ key, href }));
  const roles = [...new Set(actor.roles.map((held) => t(`roles.${held.role}`)))];
  return (
    <>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-white focus:p-3 focus:underline"
      >
        {t("app.skipToContent")}
      </a>
      <InternalHeader className="no-print">
        <HeaderTitle name={t("app.name")} />
        <div className="ml-auto flex">
          <LanguageSwitch action={setLocale} onDark />
          <UserMenu name={actor.name} roles={roles} />
        </div>
      </InternalHeader>
      <DemoBanner />
      <MainNav items={items} />
      <main id="content" tabIndex={-1} className="mx-auto max-w-screen-2xl px-4 py-6 sm:px-8 print:p-0">
        {children}
      </main>
    </>
  );
}
