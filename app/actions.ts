"use server";

import { revalidatePath } from "next/cache";
import { cookies } from "next/headers";
import { chooseLocale } from "#lib/auth/commands.ts";
import { currentActor } from "#lib/auth/session.ts";
import { localeCookie, localeOf } from "#lib/i18n/locale.ts";

/** Changes the language: for anybody, signed in or not. Kept with the account of who is signed in. */
export async function setLocale(formData: FormData): Promise<void> {
  const value = formData.get("locale");
  const locale = localeOf(typeof value === "string" ? value : null);
  const actor = await currentActor();
  if (actor) await chooseLocale(actor, locale);
  (await cookies()).set(localeCookie, locale, {
    maxAge: 400 * 24 * 3600,
    sameSite: "lax",
    httpOnly: true,
    path: "/",
  });
  revalidatePath("/", "layout");
}
