import { z } from "zod";
import { now } from "#lib/clock.ts";
import { documentByLink } from "#lib/dispatch/queries/link.ts";
import { fileResponse } from "#lib/documents/fileResponse.ts";

type Context = { params: Promise<{ token: string; id: string }> };

/** A document of the dispatch behind a personal link. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { token, id } = await params;
  const found = z.uuid().safeParse(id).success ? await documentByLink(token, id, now()) : null;
  return found ? fileResponse(found) : new Response(null, { status: 404 });
}
