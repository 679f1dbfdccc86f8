import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DemoBanner } from "#components/work/DemoBanner.tsx";

type Props = { children: ReactNode; params: Promise<{ token: string }> };

/** The frame of the answer pages: plain, narrow, the same on a phone. */
export default async function AnswerLayout({ children, params }: Props) {
  const { token } = await params;
  const t = await getTranslations("app");
  const other = (await getLocale()) === "sv" ? "en" : "sv";
  return (
    <>
      <DemoBanner />
      <header className="mx-auto flex max-w-3xl items-center justify-between px-4 pt-3 sm:px-6">
        <span className="font-semibold">{t("name")}</span>
        <form
          action={`/api/answers/${encodeURIComponent(token)}/language`}
          method="post"
          className="no-print"
        >
          <button
            type="submit"
            name="locale"
            value={other}
            lang={other}
            className="px-3 py-2 text-sm underline"
          >
            {other === "en" ? t("english") : t("swedish")}
          </button>
        </form>
      </header>
      <main className="mx-auto flex max-w-3xl flex-col gap-6 px-4 pt-3 pb-12 sm:px-6 print:p-0">
        {children}
      </main>
    </>
  );
}
