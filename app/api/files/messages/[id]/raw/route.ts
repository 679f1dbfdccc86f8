import { currentActor } from "#lib/auth/session.ts";
import { fileResponse } from "#lib/documents/fileResponse.ts";
import { answerWithFile } from "#lib/intake/fileAnswer.ts";
import { rawMessageById } from "#lib/intake/queries/files.ts";

type Context = { params: Promise<{ id: string }> };

/** A message as it came, to be saved: for who may read it whole. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor();
  return answerWithFile(actor, (await params).id, rawMessageById, (file) =>
    fileResponse(file, { request, kind: "attachment" }),
  );
}
