import { getTranslations } from "next-intl/server";
import { env } from "#lib/env.ts";
import { transportKind } from "#lib/mail/transport.ts";

/** Says on every page that this is a demonstration. Nothing outside demonstration mode. */
export async function DemoBanner() {
  if (!env().VIGILANS_DEMO) return null;
  const t = await getTranslations("app");
  return (
    <aside
      aria-label={t("demoMode")}
      className="bg-(--ax-bg-warning-moderate) px-4 py-1 text-center text-sm text-(--ax-text-warning)"
    >
      {t("demoBanner")} {transportKind() === "folder" && t("demoNoMail")}
    </aside>
  );
}
