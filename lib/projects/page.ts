import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { NotFoundError } from "#lib/errors.ts";
import { projectByNumber } from "#lib/projects/queries.ts";

/** The project that a page is about, looked up once a request. What the person may not see is not found. */
export const pageProject = cache(async (actor: Actor, number: string) => {
  try {
    return await projectByNumber(actor, number);
  } catch (error) {
    if (error instanceof NotFoundError) notFound();
    throw error;
  }
});

/** A part of a project that a page is about, by the id in its address. What may not be seen is not found. */
export async function pagePart<T>(id: string, find: (id: string) => Promise<T>): Promise<T> {
  if (!z.uuid().safeParse(id).success) notFound();
  try {
    return await find(id);
  } catch (error) {
    if (error instanceof NotFoundError) notFound();
    throw error;
  }
}
