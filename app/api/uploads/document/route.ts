import { now } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import { isSameOrigin } from "#lib/forms/boundedForm.ts";
import { kept, receiveUpload } from "#lib/forms/receiveUpload.ts";
import { uploadAnswer } from "#lib/forms/uploadAnswer.ts";
import type { UploadOutcome } from "#lib/forms/uploadProblem.ts";
import { fileDocument } from "#lib/projects/documents/commands/draft.ts";
import type { ImportPreview } from "#lib/projects/documents/importPreview.ts";
import { previewImport } from "#lib/projects/documents/queries/importing.ts";
import { type DocumentForm, documentFormSchema, largestDocument } from "#lib/projects/documents/schema.ts";

type Preview = { preview: ImportPreview; version: number };

const receive = (request: Request) =>
  receiveUpload<DocumentForm, UploadOutcome | Preview>(request, {
    permission: "projects.edit",
    largest: largestDocument,
    targetOf: (form) =>
      documentFormSchema.safeParse({
        projectId: form.get("projectId"),
        kind: form.get("kind"),
        version: form.get("version"),
      }).data ?? null,
    take: async (actor, place, file, form) => {
      if (form.get("purpose") === "word") return previewImport(actor, place, file.content);
      await fileDocument(actor, place, file, now());
      return kept;
    },
  });

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
