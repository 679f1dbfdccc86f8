import { getTranslations } from "next-intl/server";
import type { z } from "zod";
import { may } from "#lib/auth/access.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { currentActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import { FormTooLargeError, isSameOrigin, readFormWithin } from "#lib/forms/boundedForm.ts";
import { uploadAnswer } from "#lib/forms/uploadAnswer.ts";
import { type UploadOutcome, uploadProblem } from "#lib/forms/uploadProblem.ts";
import { fileDocument } from "#lib/projects/documents/commands/draft.ts";
import type { ImportPreview } from "#lib/projects/documents/importPreview.ts";
import { previewImport } from "#lib/projects/documents/queries/importing.ts";
import { documentFormSchema, largestDocument } from "#lib/projects/documents/schema.ts";

/** Room for the form's other fields and the boundaries around its parts. */
const formOverhead = 64 * 1024;

type Preview = { preview: ImportPreview; version: number };

async function take(
  actor: Actor,
  place: z.output<typeof documentFormSchema>,
  file: File,
  purpose: unknown,
): Promise<UploadOutcome | Preview> {
  const content = new Uint8Array(await file.arrayBuffer());
  if (purpose === "word") return previewImport(actor, place, content);
  await fileDocument(actor, place, { fileName: file.name, declaredType: file.type, content }, now());
  return { status: 200, problem: null };
}

async function receive(request: Request): Promise<UploadOutcome | Preview> {
  const t = await getTranslations("errors");
  const actor = await currentActor();
  if (!actor) return { status: 401, problem: t("signedOut") };
  if (actor.mustChangePassword || !may(actor, "projects.edit"))
    return { status: 403, problem: t("forbidden") };
  let form: FormData;
  try {
    form = await readFormWithin(request, largestDocument + formOverhead);
  } catch (error) {
    return error instanceof FormTooLargeError
      ? await uploadProblem(error, largestDocument)
      : { status: 400, problem: t("fileNeeded") };
  }
  const fields = { projectId: form.get("projectId"), kind: form.get("kind"), version: form.get("version") };
  const place = documentFormSchema.safeParse(fields);
  const file = form.get("file");
  if (!place.success) return { status: 404, problem: t("notFound") };
  if (!(file instanceof File) || (file.size === 0 && !file.name))
    return { status: 422, problem: t("fileNeeded") };
  try {
    return await take(actor, place.data, file, form.get("purpose"));
  } catch (error) {
    return uploadProblem(error, largestDocument);
  }
}

/**
 * Takes a file for a document: multipart with `projectId`, `kind`, `version` and `file`, at most 25 MB, from a page of
 * this application. It stands in place of the text; with `purpose=word` it is only read, and the answer says what it
 * would change: `{ preview, version }`. Else `{ problem }`, null when the file is kept.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request, env().VIGILANS_URL)) return new Response(null, { status: 403 });
  const outcome = await receive(request);
  if ("preview" in outcome) return Response.json(outcome, { headers: { "Cache-Control": "no-store" } });
  return uploadAnswer(request, outcome, "/projects");
}
