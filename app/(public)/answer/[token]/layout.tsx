import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DemoBanner } from "#components/work/DemoBanner.tsx";
import { LanguageSwitch } from "#components/work/LanguageSwitch.tsx";
import { setLocale } from "../../../actions.ts";

/** The frame of the answer pages: plain, narrow, the same on a phone. */
export default async function AnswerLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("app");
  return (
    <>
      <DemoBanner />
      <div className="mx-auto flex max-w-3xl items-center justify-between px-4 pt-3 sm:px-6">
        <span className="font-semibold">{t("name")}</span>
        <LanguageSwitch action={setLocale} />
      </div>
      <main className="mx-auto flex max-w-3xl flex-col gap-6 px-4 pt-3 pb-12 sm:px-6 print:p-0">
        {children}
      </main>
    </>
  );
}
