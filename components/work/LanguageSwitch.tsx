import { getLocale, getTranslations } from "next-intl/server";

type Props = { action: (formData: FormData) => Promise<void>; onDark?: boolean };

/** Changes between Swedish and English with one press. */
export async function LanguageSwitch({ action, onDark }: Props) {
  const t = await getTranslations("app");
  const other = (await getLocale()) === "sv" ? "en" : "sv";
  return (
    <form action={action} className="no-print flex items-center">
      <button
        type="submit"
        name="locale"
        value={other}
        lang={other}
        className={`px-3 py-2 text-sm underline ${onDark ? "text-white" : ""}`}
      >
        {other === "en" ? t("english") : t("swedish")}
      </button>
    </form>
  );
}
