import { getLocale } from "next-intl/server";
import { currentActor } from "#lib/auth/session.ts";
import { recordPdf } from "#lib/cases/record/pdf.ts";
import { now } from "#lib/clock.ts";
import { fileResponse } from "#lib/documents/fileResponse.ts";
import { localeOf } from "#lib/i18n/locale.ts";

type Context = { params: Promise<{ number: string }> };

/** The whole case as one PDF with its documents within it, in the language of the reader or that of `?lang=`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const lang = new URL(request.url).searchParams.get("lang");
  const locale = localeOf(lang ?? (await getLocale()));
  const file = await recordPdf(await currentActor(), (await params).number, locale, now());
  return file ? fileResponse(file, "attachment") : new Response(null, { status: 404 });
}
