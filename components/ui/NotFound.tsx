import { Heading } from "@navikt/ds-react/Typography";
import Link from "next/link";
import { getTranslations } from "next-intl/server";

/** Says that there is no such page, or none that the person may see, and leads home. */
export async function NotFound() {
  const t = await getTranslations("app");
  return (
    <div className="flex max-w-2xl flex-col gap-4">
      <Heading level="1" size="large">
        {t("pageNotFound")}
      </Heading>
      <p>{t("pageNotFoundText")}</p>
      <Link href="/" className="underline">
        {t("toHome")}
      </Link>
    </div>
  );
}
