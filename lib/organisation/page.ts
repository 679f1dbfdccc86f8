import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { NotFoundError } from "#lib/errors.ts";
import { administrationById, mailboxById, partyById, unitById } from "#lib/organisation/directory/queries.ts";

/** What a page is about; the page is not found when that is not. */
export async function found<T>(lookup: Promise<T>): Promise<T> {
  try {
    return await lookup;
  } catch (error) {
    if (error instanceof NotFoundError) notFound();
    throw error;
  }
}

/** The id in a page's address; the page is not found when it is none. */
export function idIn(value: string): string {
  return z.uuid().safeParse(value).data ?? notFound();
}

/** An entry of the directory that a page is about, looked up once a request for its title and its content. */
function pageEntry<T>(byId: (actor: Actor, id: string) => Promise<T>) {
  return cache((actor: Actor, id: string) => found(byId(actor, idIn(id))));
}

export const pageAdministration = pageEntry(administrationById);
export const pageUnit = pageEntry(unitById);
export const pageMailbox = pageEntry(mailboxById);
export const pageParty = pageEntry(partyById);

type SearchParams = Record<string, string | string[] | undefined>;

/** One parameter of a page's address, at most 200 characters; an empty text without it. */
export function textIn(params: SearchParams, name: string): string {
  const value = params[name];
  return (typeof value === "string" ? value : "").trim().slice(0, 200);
}

/** An id among a page's parameters; undefined when there is none or it is no id. */
export function optionalId(params: SearchParams, name: string): string | undefined {
  return z.uuid().safeParse(params[name]).data;
}
