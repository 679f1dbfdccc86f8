import { z } from "zod";
import { may } from "#lib/auth/access.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { currentActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { fileResponse } from "#lib/documents/fileResponse.ts";
import { NotFoundError } from "#lib/errors.ts";
import { localeOf } from "#lib/i18n/locale.ts";
import { declarationPdf } from "#lib/projects/declaration/pdf.ts";
import { currentDraft, declarationFile } from "#lib/projects/declaration/queries.ts";
import { declarationDraftSchema } from "#lib/projects/declaration/schema.ts";
import { projectByNumber } from "#lib/projects/queries.ts";

type Context = { params: Promise<{ number: string }> };

const revisionSchema = z.object({ revision: z.coerce.number().int().positive() });

/** The bytes that were asked for, or null: of a declaration that is signed, or as it would be signed now. */
async function contentFor(actor: Actor, number: string, query: Record<string, string>) {
  const project = await projectByNumber(actor, number);
  const wanted = revisionSchema.safeParse(query);
  if (wanted.success) {
    const found = await declarationFile(actor, project.id, wanted.data.revision);
    return found && (query.lang === "en" ? declarationPdf(found.content, "en") : found.signed);
  }
  const draft = declarationDraftSchema.safeParse(query);
  if (!draft.success) return null;
  return declarationPdf(await currentDraft(actor, project.id, draft.data, now()), localeOf(query.lang));
}

/**
 * `?revision=2`: the signed declaration, with `&lang=en` its translation. `?registration=…&place=…`: the one that
 * would be signed now, for reading.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor();
  if (!actor || actor.mustChangePassword || !may(actor, "projects.view"))
    return new Response(null, { status: 404 });
  const { number } = await params;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  try {
    const content = await contentFor(actor, number, query);
    if (!content) return new Response(null, { status: 404 });
    const suffix = query.lang === "en" ? "-en" : "";
    const fileName = `${number}-${query.revision ?? "utkast"}${suffix}.pdf`;
    return fileResponse({ fileName, mediaType: "application/pdf", content });
  } catch (error) {
    if (error instanceof NotFoundError) return new Response(null, { status: 404 });
    throw error;
  }
}
