import { may } from "#lib/auth/access.ts";
import { currentActor } from "#lib/auth/session.ts";
import { fileResponse } from "#lib/documents/fileResponse.ts";
import { NotFoundError } from "#lib/errors.ts";
import { kindOf } from "#lib/projects/documents/download.ts";
import { revisionFile } from "#lib/projects/documents/queries/read.ts";

type Context = { params: Promise<{ number: string; kind: string; revision: string }> };

/** The file that stands in place of a revision's text, for those who see the project. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor();
  const missing = new Response(null, { status: 404 });
  if (!actor || actor.mustChangePassword || !may(actor, "projects.view")) return missing;
  const { number, kind: name, revision } = await params;
  const kind = kindOf(name);
  if (!kind || !/^\d{1,5}$/.test(revision)) return missing;
  try {
    return fileResponse(await revisionFile(actor, number, kind, Number(revision)), { request });
  } catch (error) {
    if (error instanceof NotFoundError) return missing;
    throw error;
  }
}
