import { getLocale } from "next-intl/server";
import { may } from "#lib/auth/access.ts";
import { currentActor } from "#lib/auth/session.ts";
import { fileResponse } from "#lib/documents/fileResponse.ts";
import { NotFoundError } from "#lib/errors.ts";
import { localeOf } from "#lib/i18n/locale.ts";
import { documentTemplate, kindOf } from "#lib/projects/documents/download.ts";

type Context = { params: Promise<{ number: string; kind: string }> };

/** The template of Bilaga 2 as a Word file, filled with what is written; `?part=purpose` gives A's intended use alone. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor();
  const missing = new Response(null, { status: 404 });
  if (!actor || actor.mustChangePassword || !may(actor, "projects.view")) return missing;
  const { number, kind: name } = await params;
  const kind = kindOf(name);
  if (!kind) return missing;
  const query = new URL(request.url).searchParams;
  const part = query.get("part") === "purpose" ? "purpose" : null;
  const locale = localeOf(query.get("lang") ?? (await getLocale()));
  try {
    return fileResponse(await documentTemplate(actor, { number, kind, part }, locale), {
      kind: "attachment",
    });
  } catch (error) {
    if (error instanceof NotFoundError) return missing;
    throw error;
  }
}
