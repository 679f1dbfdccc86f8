import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { NotFoundError } from "#lib/errors.ts";
import { messageById } from "#lib/intake/queries.ts";

/** The message that a page is about, looked up once a request. What the person may not see is not found. */
export const pageMessage = cache(async (actor: Actor, id: string) => {
  if (!z.uuid().safeParse(id).success) notFound();
  try {
    return await messageById(actor, id);
  } catch (error) {
    if (error instanceof NotFoundError) notFound();
    throw error;
  }
});
