import { addFile } from "#lib/checklist/commands/files.ts";
import { fileTargetSchema, largestFile } from "#lib/checklist/schema.ts";
import { now } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import { isSameOrigin } from "#lib/forms/boundedForm.ts";
import { kept, receiveUpload } from "#lib/forms/receiveUpload.ts";

const receive = (request: Request) =>
  receiveUpload(request, {
    permission: "cases.gather",
    largest: largestFile,
    targetOf: (form) =>
      fileTargetSchema.safeParse({ caseId: form.get("caseId"), key: form.get("key") }).data ?? null,
    take: async (actor, target, file) => {
      await addFile(actor, { ...target, ...file }, now());
      return kept;
    },
  });

/**
 * Takes a file for a row of Bilaga 1: multipart with `caseId`, `key` and `file`, at most 25 MB, from a page of this
 * application. Answers with JSON, `{ problem }`, null when the file is kept.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request, env().VIGILANS_URL)) return new Response(null, { status: 403 });
  const { status, problem } = await receive(request);
  return Response.json({ problem }, { status, headers: { "Cache-Control": "no-store" } });
}
