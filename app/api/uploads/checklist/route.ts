import { getTranslations } from "next-intl/server";
import { may } from "#lib/auth/access.ts";
import { currentActor } from "#lib/auth/session.ts";
import { addFile } from "#lib/checklist/commands/files.ts";
import { fileTargetSchema, largestFile } from "#lib/checklist/schema.ts";
import { now } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import { FormTooLargeError, isSameOrigin, readFormWithin } from "#lib/forms/boundedForm.ts";
import { type UploadOutcome, uploadProblem } from "#lib/forms/uploadProblem.ts";

/** Room for the form's other fields and the boundaries around its parts. */
const formOverhead = 64 * 1024;

async function receive(request: Request): Promise<UploadOutcome> {
  const t = await getTranslations("errors");
  const actor = await currentActor();
  if (!actor) return { status: 401, problem: t("signedOut") };
  if (actor.mustChangePassword || !may(actor, "cases.gather"))
    return { status: 403, problem: t("forbidden") };
  let form: FormData;
  try {
    form = await readFormWithin(request, largestFile + formOverhead);
  } catch (error) {
    return error instanceof FormTooLargeError
      ? await uploadProblem(error, largestFile)
      : { status: 400, problem: t("fileNeeded") };
  }
  const target = fileTargetSchema.safeParse({ caseId: form.get("caseId"), key: form.get("key") });
  const file = form.get("file");
  if (!target.success) return { status: 404, problem: t("notFound") };
  if (!(file instanceof File) || (file.size === 0 && !file.name))
    return { status: 422, problem: t("fileNeeded") };
  try {
    const content = new Uint8Array(await file.arrayBuffer());
    const { caseId, key } = target.data;
    await addFile(actor, { caseId, key, fileName: file.name, declaredType: file.type, content }, now());
    return { status: 200, problem: null };
  } catch (error) {
    return uploadProblem(error, largestFile);
  }
}

/**
 * Takes a file for a row of Bilaga 1: multipart with `caseId`, `key` and `file`, at most 25 MB, from a page of this
 * application. Answers with JSON, `{ problem }`, null when the file is kept.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request, env().VIGILANS_URL)) return new Response(null, { status: 403 });
  const { status, problem } = await receive(request);
  return Response.json({ problem }, { status, headers: { "Cache-Control": "no-store" } });
}
