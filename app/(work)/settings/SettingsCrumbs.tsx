import Link from "next/link";
import { useTranslations } from "next-intl";

/** The way back from one account, mailbox or source to all of them. */
export function SettingsCrumbs({ part }: { part: "users" | "mailboxes" | "watch" }) {
  const t = useTranslations("settings");
  return (
    <nav aria-label={t("crumbs")} className="no-print pb-2 text-sm">
      <Link href="/settings" className="underline">
        {t("title")}
      </Link>{" "}
      ›{" "}
      <Link href={`/settings/${part}`} className="underline">
        {t(`tabs.${part}`)}
      </Link>
    </nav>
  );
}
