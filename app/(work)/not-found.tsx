import { getTranslations } from "next-intl/server";
import { NotFound } from "#components/ui/NotFound.tsx";

/** Within the frame of the signed-in part, so that the menu stays. The page that was not found gives no title. */
export default async function WorkNotFound() {
  const t = await getTranslations("app");
  return (
    <>
      <title>{`${t("pageNotFound")} – ${t("name")}`}</title>
      <NotFound />
    </>
  );
}
