import { now } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import { isSameOrigin } from "#lib/forms/boundedForm.ts";
import { kept, receiveUpload } from "#lib/forms/receiveUpload.ts";
import { uploadAnswer } from "#lib/forms/uploadAnswer.ts";
import { addProjectFile } from "#lib/projects/files/commands.ts";
import { largestProjectFile, projectFileTargetSchema } from "#lib/projects/files/schema.ts";

const receive = (request: Request) =>
  receiveUpload(request, {
    permission: "projects.edit",
    largest: largestProjectFile,
    targetOf: (form) =>
      projectFileTargetSchema.safeParse({
        projectId: form.get("projectId"),
        topic: form.get("topic"),
        topicId: form.get("topicId") || null,
      }).data ?? null,
    take: async (actor, target, file) => {
      await addProjectFile(actor, target, file, now());
      return kept;
    },
  });

/**
 * Takes a file of a project: multipart with `projectId`, `topic`, `topicId` (empty for topics of the whole project)
 * and `file`, at most 25 MB, from a page of this application. Answers with JSON, `{ problem }`, null when the file is
 * kept; a form sent without scripts is led back to its page.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request, env().VIGILANS_URL)) return new Response(null, { status: 403 });
  return uploadAnswer(request, await receive(request), "/projects");
}
