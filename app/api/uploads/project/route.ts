import { getTranslations } from "next-intl/server";
import { may } from "#lib/auth/access.ts";
import { currentActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import { FormTooLargeError, isSameOrigin, readFormWithin } from "#lib/forms/boundedForm.ts";
import { uploadAnswer } from "#lib/forms/uploadAnswer.ts";
import { type UploadOutcome, uploadProblem } from "#lib/forms/uploadProblem.ts";
import { addProjectFile } from "#lib/projects/files/commands.ts";
import { largestProjectFile, projectFileTargetSchema } from "#lib/projects/files/schema.ts";

/** Room for the form's other fields and the boundaries around its parts. */
const formOverhead = 64 * 1024;

async function receive(request: Request): Promise<UploadOutcome> {
  const t = await getTranslations("errors");
  const actor = await currentActor();
  if (!actor) return { status: 401, problem: t("signedOut") };
  if (actor.mustChangePassword || !may(actor, "projects.edit"))
    return { status: 403, problem: t("forbidden") };
  let form: FormData;
  try {
    form = await readFormWithin(request, largestProjectFile + formOverhead);
  } catch (error) {
    return error instanceof FormTooLargeError
      ? await uploadProblem(error, largestProjectFile)
      : { status: 400, problem: t("fileNeeded") };
  }
  const target = projectFileTargetSchema.safeParse({
    projectId: form.get("projectId"),
    topic: form.get("topic"),
    topicId: form.get("topicId") || null,
  });
  const file = form.get("file");
  if (!target.success) return { status: 404, problem: t("notFound") };
  if (!(file instanceof File) || (file.size === 0 && !file.name))
    return { status: 422, problem: t("fileNeeded") };
  try {
    const content = new Uint8Array(await file.arrayBuffer());
    const sent = { fileName: file.name, declaredType: file.type, content };
    await addProjectFile(actor, target.data, sent, now());
    return { status: 200, problem: null };
  } catch (error) {
    return uploadProblem(error, largestProjectFile);
  }
}

/**
 * Takes a file of a project: multipart with `projectId`, `topic`, `topicId` (empty for topics of the whole project)
 * and `file`, at most 25 MB, from a page of this application. Answers with JSON, `{ problem }`, null when the file is
 * kept; a form sent without scripts is led back to its page.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request, env().VIGILANS_URL)) return new Response(null, { status: 403 });
  return uploadAnswer(request, await receive(request), "/projects");
}
