import { z } from "zod";
import { may } from "#lib/auth/access.ts";
import { currentActor } from "#lib/auth/session.ts";
import { noticeOfProject } from "#lib/dispatch/queries/ofProject.ts";
import { dispatchFile } from "#lib/dispatch/queries/overview.ts";
import { fileResponse } from "#lib/documents/fileResponse.ts";
import { NotFoundError } from "#lib/errors.ts";
import { projectByNumber } from "#lib/projects/queries.ts";

type Context = { params: Promise<{ number: string; recipientId: string; id: string }> };

/** A file that came with a notice to the product owner, or went with the answer to it. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor();
  const { number, recipientId, id } = await params;
  const uuid = z.uuid();
  const known = uuid.safeParse(recipientId).success && uuid.safeParse(id).success;
  if (!actor || actor.mustChangePassword || !may(actor, "projects.view") || !known)
    return new Response(null, { status: 404 });
  try {
    const project = await projectByNumber(actor, number);
    const found = await noticeOfProject(actor, project.id, recipientId);
    return fileResponse(await dispatchFile(actor, found.case.id, id));
  } catch (error) {
    if (error instanceof NotFoundError) return new Response(null, { status: 404 });
    throw error;
  }
}
