import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { may } from "#lib/auth/access.ts";
import { currentActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import { isSameOrigin } from "#lib/forms/boundedForm.ts";
import { uploadAnswer } from "#lib/forms/uploadAnswer.ts";
import { type UploadOutcome, uploadProblem } from "#lib/forms/uploadProblem.ts";
import { removeProjectFile } from "#lib/projects/files/commands.ts";
import { largestProjectFile } from "#lib/projects/files/schema.ts";

type Context = { params: Promise<{ id: string }> };

async function remove(id: string): Promise<UploadOutcome> {
  const t = await getTranslations("errors");
  const actor = await currentActor();
  if (!actor) return { status: 401, problem: t("signedOut") };
  if (actor.mustChangePassword || !may(actor, "projects.edit"))
    return { status: 403, problem: t("forbidden") };
  if (!z.uuid().safeParse(id).success) return { status: 404, problem: t("notFound") };
  try {
    await removeProjectFile(actor, id, now());
    return { status: 200, problem: null };
  } catch (error) {
    return uploadProblem(error, largestProjectFile);
  }
}

/** Takes a file of a project away. Answers as the upload does. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  if (!isSameOrigin(request, env().VIGILANS_URL)) return new Response(null, { status: 403 });
  return uploadAnswer(request, await remove((await params).id), "/projects");
}
