import { getLocale } from "next-intl/server";
import { may } from "#lib/auth/access.ts";
import { currentActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { fileResponse } from "#lib/documents/fileResponse.ts";
import { NotFoundError } from "#lib/errors.ts";
import { localeOf } from "#lib/i18n/locale.ts";
import { kindOf, revisionPdf } from "#lib/projects/documents/download.ts";

type Context = { params: Promise<{ number: string; kind: string; revision: string }> };

/** A revision as PDF/A, in the language of the reader or that of `?lang=`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor();
  const missing = new Response(null, { status: 404 });
  if (!actor || actor.mustChangePassword || !may(actor, "projects.view")) return missing;
  const { number, kind: name, revision } = await params;
  const kind = kindOf(name);
  if (!kind || !/^\d{1,5}$/.test(revision)) return missing;
  const locale = localeOf(new URL(request.url).searchParams.get("lang") ?? (await getLocale()));
  try {
    return fileResponse(
      await revisionPdf(actor, { number, kind, revision: Number(revision) }, locale, now()),
    );
  } catch (error) {
    if (error instanceof NotFoundError) return missing;
    throw error;
  }
}
