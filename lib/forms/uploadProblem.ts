import { getTranslations } from "next-intl/server";
import {
  ConflictError,
  ExpectedError,
  FieldError,
  ForbiddenError,
  NotFoundError,
  RefusedError,
} from "#lib/errors.ts";
import { FormTooLargeError } from "#lib/forms/boundedForm.ts";
import { missingText } from "#lib/forms/missingText.ts";
import { log } from "#lib/log.ts";

/** What a route for uploads answers: an HTTP status, and what went wrong in words, or null. */
export type UploadOutcome = { status: number; problem: string | null };

/** Which sentence tells why an upload of at most `largest` bytes failed. Anything unexpected is logged under an id. */
export async function uploadProblem(error: unknown, largest: number): Promise<UploadOutcome> {
  const t = await getTranslations();
  if (error instanceof FormTooLargeError)
    return { status: 413, problem: t("errors.attachmentTooLarge", { megabytes: largest / 1024 / 1024 }) };
  if (error instanceof FieldError) return { status: 422, problem: t(`errors.${error.key}`, error.values) };
  if (error instanceof RefusedError)
    return {
      status: 422,
      problem: error.missing.map((item) => missingText(t, "refusals", item)).join(" "),
    };
  if (error instanceof ConflictError) return { status: 409, problem: t("errors.conflict") };
  if (error instanceof NotFoundError) return { status: 404, problem: t("errors.notFound") };
  if (error instanceof ForbiddenError) return { status: 403, problem: t("errors.forbidden") };
  const id = crypto.randomUUID().slice(0, 8);
  if (!(error instanceof ExpectedError)) log.error({ id, err: error }, "an upload failed");
  return { status: 500, problem: t("errors.unexpected", { id }) };
}
