import { currentActor } from "#lib/auth/session.ts";
import { fileResponse } from "#lib/documents/fileResponse.ts";
import { answerWithFile } from "#lib/intake/fileAnswer.ts";
import { attachmentById } from "#lib/intake/queries/files.ts";

type Context = { params: Promise<{ id: string }> };

/** One attachment of a message, for who may read its message or the case of its notice. `?download` saves it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor();
  const { id } = await params;
  const kind = new URL(request.url).searchParams.has("download") ? "attachment" : undefined;
  return answerWithFile(actor, id, attachmentById, (file) => fileResponse(file, { request, kind }));
}
