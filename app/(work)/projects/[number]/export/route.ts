import { getLocale } from "next-intl/server";
import { may } from "#lib/auth/access.ts";
import { currentActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { NotFoundError } from "#lib/errors.ts";
import { localeOf } from "#lib/i18n/locale.ts";
import { projectArchive } from "#lib/projects/export/archive.ts";

type Context = { params: Promise<{ number: string }> };

/** The complete file of a project as one archive, sent as it is packed. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor();
  if (!actor || actor.mustChangePassword || !may(actor, "projects.view"))
    return new Response(null, { status: 404 });
  try {
    const { number } = await params;
    const { fileName, stream } = await projectArchive(actor, number, localeOf(await getLocale()), now());
    return new Response(stream, {
      headers: {
        "Content-Type": "application/zip",
        "Content-Disposition": `attachment; filename="${fileName}"`,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
      },
    });
  } catch (error) {
    if (error instanceof NotFoundError) return new Response(null, { status: 404 });
    throw error;
  }
}
