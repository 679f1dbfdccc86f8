import { Heading } from "@navikt/ds-react/Typography";
import Link from "next/link";
import { getTranslations } from "next-intl/server";

/** There is no public declaration at the address: leads to those that there are. */
export default async function DeclarationNotFound() {
  const t = await getTranslations("declarations");
  return (
    <>
      <title>{t("notFound")}</title>
      <Heading level="1" size="large">
        {t("notFound")}
      </Heading>
      <p>{t("notFoundText")}</p>
      <Link href={"/declarations" as "/"} className="self-start underline">
        {t("back")}
      </Link>
    </>
  );
}
