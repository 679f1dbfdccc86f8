import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";

/** The way back from one source to all of them. */
export function WatchCrumbs() {
  const t = useTranslations("settings");
  return (
    <nav aria-label={t("crumbs")} className="no-print pb-2 text-sm">
      <Link href="/settings" className="underline">
        {t("title")}
      </Link>{" "}
      ›{" "}
      <Link href={"/settings/watch" as Route} className="underline">
        {t("tabs.watch")}
      </Link>
    </nav>
  );
}
