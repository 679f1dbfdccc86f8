import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { timeZone } from "#lib/clock.ts";
import { localeCookie, localeOf } from "#lib/i18n/locale.ts";

/** The language of a request: the person's cookie, else Swedish. */
export default getRequestConfig(async () => {
  const locale = localeOf((await cookies()).get(localeCookie)?.value);
  const { default: messages } = await (locale === "en"
    ? import("#messages/en.json")
    : import("#messages/sv.json"));
  return { locale, timeZone, messages };
});
