import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DemoBanner } from "#components/work/DemoBanner.tsx";
import { LanguageSwitch } from "#components/work/LanguageSwitch.tsx";
import { institution } from "#lib/projects/queries/settings.ts";
import { setLocale } from "../../actions.ts";

/** The frame of the public pages: the region's name and address, nothing of who is signed in. */
export default async function PublicLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations();
  const { legalEntity, organisationNumber, address } = await institution();
  return (
    <div className="flex min-h-screen flex-col">
      <DemoBanner />
      <header className="border-b border-(--ax-border-neutral-subtle) bg-(--ax-bg-default)">
        <div className="mx-auto flex max-w-6xl items-center justify-between gap-3 px-4 py-3 sm:px-6">
          <Link href={"/declarations" as "/"} className="text-lg font-semibold">
            {legalEntity || t("app.name")}
          </Link>
          <LanguageSwitch action={setLocale} />
        </div>
      </header>
      <main className="mx-auto flex w-full max-w-6xl grow flex-col gap-5 px-4 pt-6 pb-12 sm:px-6 print:p-0">
        {children}
      </main>
      {legalEntity && (
        <footer className="border-t border-(--ax-border-neutral-subtle) bg-(--ax-bg-default) text-sm">
          <p className="mx-auto max-w-6xl px-4 py-4 sm:px-6">
            {t("declarations.publisher", { name: legalEntity, number: organisationNumber, address })}
          </p>
        </footer>
      )}
    </div>
  );
}
