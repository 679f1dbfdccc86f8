import { notFound } from "next/navigation";
import { cache } from "react";
import type { Actor } from "#lib/auth/actor.ts";
import { caseByNumber } from "#lib/cases/queries.ts";
import { NotFoundError } from "#lib/errors.ts";

/** The case that a page is about, looked up once a request. What the person may not see is not found. */
export const pageCase = cache(async (actor: Actor, number: string) => {
  try {
    return await caseByNumber(actor, number);
  } catch (error) {
    if (error instanceof NotFoundError) notFound();
    throw error;
  }
});

export type PageCase = Awaited<ReturnType<typeof pageCase>>;

/** A part of the case that a page is about. What the person may not see is not found. */
export async function pagePart<T>(part: Promise<T>): Promise<T> {
  try {
    return await part;
  } catch (error) {
    if (error instanceof NotFoundError) notFound();
    throw error;
  }
}
