import { z } from "zod";
import { may } from "#lib/auth/access.ts";
import { currentActor } from "#lib/auth/session.ts";
import { caseByNumber } from "#lib/cases/queries.ts";
import { dispatchFile } from "#lib/dispatch/queries/overview.ts";
import { fileResponse } from "#lib/documents/fileResponse.ts";
import { NotFoundError } from "#lib/errors.ts";

type Context = { params: Promise<{ number: string; id: string }> };

/** A file that came with an answer, or a document that went out, for those who may see the recipient. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { number, id } = await params;
  const actor = await currentActor();
  if (!actor) return new Response(null, { status: 401 });
  if (!may(actor, "cases.view") || !z.uuid().safeParse(id).success)
    return new Response(null, { status: 404 });
  try {
    const found = await caseByNumber(actor, number);
    return fileResponse(await dispatchFile(actor, found.id, id), { request });
  } catch (error) {
    if (error instanceof NotFoundError) return new Response(null, { status: 404 });
    throw error;
  }
}
