import { getTranslations } from "next-intl/server";
import { may } from "#lib/auth/access.ts";
import { currentActor } from "#lib/auth/session.ts";
import { addFile } from "#lib/checklist/commands/files.ts";
import { fileTargetSchema, largestFile } from "#lib/checklist/schema.ts";
import { now } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import {
  ConflictError,
  ExpectedError,
  FieldError,
  ForbiddenError,
  NotFoundError,
  RefusedError,
} from "#lib/errors.ts";
import { FormTooLargeError, isSameOrigin, readFormWithin } from "#lib/forms/boundedForm.ts";
import { log } from "#lib/log.ts";

/** Room for the form's other fields and the boundaries around its parts. */
const formOverhead = 64 * 1024;

type Outcome = { status: number; problem: string | null };

/** Which sentence tells an expected failure. */
async function explain(error: unknown): Promise<Outcome> {
  const t = await getTranslations();
  if (error instanceof FormTooLargeError)
    return { status: 413, problem: t("errors.attachmentTooLarge", { megabytes: largestFile / 1024 / 1024 }) };
  if (error instanceof FieldError) return { status: 422, problem: t(`errors.${error.key}`, error.values) };
  if (error instanceof RefusedError)
    return { status: 422, problem: t(`refusals.${error.missing[0]?.key}`, error.missing[0]?.values ?? {}) };
  if (error instanceof ConflictError) return { status: 409, problem: t("errors.conflict") };
  if (error instanceof NotFoundError) return { status: 404, problem: t("errors.notFound") };
  if (error instanceof ForbiddenError) return { status: 403, problem: t("errors.forbidden") };
  const id = crypto.randomUUID().slice(0, 8);
  if (!(error instanceof ExpectedError)) log.error({ id, err: error }, "an upload failed");
  return { status: 500, problem: t("errors.unexpected", { id }) };
}

async function receive(request: Request): Promise<Outcome> {
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
      ? await explain(error)
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
    return explain(error);
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
