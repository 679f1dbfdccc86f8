import { z } from "zod";
import { may } from "#lib/auth/access.ts";
import { currentActor } from "#lib/auth/session.ts";
import { fileResponse } from "#lib/documents/fileResponse.ts";
import { NotFoundError } from "#lib/errors.ts";
import { projectFile } from "#lib/projects/files/queries.ts";

type Context = { params: Promise<{ number: string; id: string }> };

/** A file of a project, for those who see the project. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { number, id } = await params;
  const actor = await currentActor();
  const missing = new Response(null, { status: 404 });
  if (!actor || actor.mustChangePassword || !may(actor, "projects.view") || !z.uuid().safeParse(id).success)
    return missing;
  try {
    return fileResponse(await projectFile(actor, number, id), { request });
  } catch (error) {
    if (error instanceof NotFoundError) return missing;
    throw error;
  }
}
