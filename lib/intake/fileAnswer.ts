import { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { NotFoundError } from "#lib/errors.ts";

/**
 * The answer to a request for a stored file: 404 for who is not signed in, has to change a password first, or may
 * not see it, just as for what does not exist.
 */
export async function answerWithFile<File>(
  actor: Actor | null,
  id: string,
  find: (actor: Actor, id: string) => Promise<File>,
  answer: (file: File) => Response | Promise<Response>,
): Promise<Response> {
  if (!actor || actor.mustChangePassword || !z.uuid().safeParse(id).success) return notFound();
  try {
    return await answer(await find(actor, id));
  } catch (error) {
    if (error instanceof NotFoundError) return notFound();
    throw error;
  }
}

function notFound(): Response {
  return new Response(null, { status: 404, headers: { "Cache-Control": "private, no-store" } });
}
