import { Heading } from "@navikt/ds-react/Typography";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("app"))("pageNotFound") };
}

export default async function NotFound() {
  const t = await getTranslations("app");
  return (
    <main className="mx-auto flex max-w-2xl flex-col gap-4 p-8">
      <Heading level="1" size="large">
        {t("pageNotFound")}
      </Heading>
      <p>{t("pageNotFoundText")}</p>
      <Link href="/" className="underline">
        {t("toHome")}
      </Link>
    </main>
  );
}
