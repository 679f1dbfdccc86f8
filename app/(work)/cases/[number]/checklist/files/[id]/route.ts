import { z } from "zod";
import { may } from "#lib/auth/access.ts";
import { currentActor } from "#lib/auth/session.ts";
import { checklistFile } from "#lib/checklist/queries.ts";
import { fileResponse } from "#lib/documents/fileResponse.ts";
import { NotFoundError } from "#lib/errors.ts";

type Context = { params: Promise<{ number: string; id: string }> };

/** A file that was attached to a row of Bilaga 1, for those who see the case's working material. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { number, id } = await params;
  const actor = await currentActor();
  const missing = new Response(null, { status: 404 });
  if (!actor || actor.mustChangePassword || !may(actor, "cases.view") || !z.uuid().safeParse(id).success)
    return missing;
  try {
    return fileResponse(await checklistFile(actor, number, id), { request });
  } catch (error) {
    if (error instanceof NotFoundError) return missing;
    throw error;
  }
}
