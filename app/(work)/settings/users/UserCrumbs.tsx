import Link from "next/link";
import { useTranslations } from "next-intl";

/** The way back from one account to all of them. */
export function UserCrumbs() {
  const t = useTranslations("settings");
  return (
    <nav aria-label={t("crumbs")} className="no-print pb-2 text-sm">
      <Link href="/settings" className="underline">
        {t("title")}
      </Link>{" "}
      ›{" "}
      <Link href="/settings/users" className="underline">
        {t("tabs.users")}
      </Link>
    </nav>
  );
}
