import { getLocale } from "next-intl/server";
import { may } from "#lib/auth/access.ts";
import { currentActor } from "#lib/auth/session.ts";
import { checklistFileOf } from "#lib/checklist/download.ts";
import { now } from "#lib/clock.ts";
import { fileResponse } from "#lib/documents/fileResponse.ts";
import { localeOf } from "#lib/i18n/locale.ts";

type Context = { params: Promise<{ number: string }> };

/** Bilaga 1 as a Word file, in the language of the reader or that of `?lang=`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor();
  if (!actor || actor.mustChangePassword || !may(actor, "cases.view"))
    return new Response(null, { status: 404 });
  const lang = new URL(request.url).searchParams.get("lang");
  const locale = localeOf(lang ?? (await getLocale()));
  const file = await checklistFileOf(actor, (await params).number, "word", locale, now());
  return file ? fileResponse(file, { kind: "attachment" }) : new Response(null, { status: 404 });
}
