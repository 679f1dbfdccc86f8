import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DemoBanner } from "#components/work/DemoBanner.tsx";
import { LanguageSwitch } from "#components/work/LanguageSwitch.tsx";
import { setLocale } from "../../actions.ts";

/** The frame of the public pages: nothing of who is signed in. */
export default async function PublicLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("app");
  return (
    <>
      <DemoBanner />
      <header className="mx-auto flex max-w-6xl items-center justify-between px-4 pt-3 sm:px-6">
        <Link href={"/declarations" as "/"} className="font-semibold">
          {t("name")}
        </Link>
        <LanguageSwitch action={setLocale} />
      </header>
      <main className="mx-auto flex max-w-6xl flex-col gap-5 px-4 pt-3 pb-12 sm:px-6 print:p-0">
        {children}
      </main>
    </>
  );
}
