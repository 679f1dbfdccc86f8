import { getTranslations } from "next-intl/server";
import { may, type Permission } from "#lib/auth/access.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { currentActor } from "#lib/auth/session.ts";
import { FormTooLargeError, readFormWithin } from "#lib/forms/boundedForm.ts";
import { type UploadOutcome, uploadProblem } from "#lib/forms/uploadProblem.ts";

/** Room for the form's other fields and the boundaries around its parts, in bytes. */
const formOverhead = 64 * 1024;

/** The file is kept. */
export const kept: UploadOutcome = { status: 200, problem: null };

/** A file as the browser sent it. */
type SentFile = { fileName: string; declaredType: string; content: Uint8Array<ArrayBuffer> };

type Upload<Target, Answer> = {
  permission: Permission;
  /** The largest file, in bytes. */
  largest: number;
  /** What the file belongs to, from the form's other fields; null where they name nothing. */
  targetOf: (form: FormData) => Target | null;
  /** The command, and what is answered when it is done; what it throws is told in words. */
  take: (actor: Actor, target: Target, file: SentFile, form: FormData) => Promise<Answer>;
};

/**
 * Receives a form with one `file` for something that is there already: who is signed in and may, a form within its
 * bounds, a target, a file, then the command. Each refusal has its HTTP status and its sentence. Whether the request
 * comes from a page of this application is for the route to ask before.
 */
export async function receiveUpload<Target, Answer>(
  request: Request,
  { permission, largest, targetOf, take }: Upload<Target, Answer>,
): Promise<UploadOutcome | Answer> {
  const t = await getTranslations("errors");
  const actor = await currentActor();
  if (!actor) return { status: 401, problem: t("signedOut") };
  if (actor.mustChangePassword || !may(actor, permission)) return { status: 403, problem: t("forbidden") };
  let form: FormData;
  try {
    form = await readFormWithin(request, largest + formOverhead);
  } catch (error) {
    return error instanceof FormTooLargeError
      ? await uploadProblem(error, largest)
      : { status: 400, problem: t("fileNeeded") };
  }
  const target = targetOf(form);
  const file = form.get("file");
  if (target === null) return { status: 404, problem: t("notFound") };
  if (!(file instanceof File) || (file.size === 0 && !file.name))
    return { status: 422, problem: t("fileNeeded") };
  try {
    const content = new Uint8Array(await file.arrayBuffer());
    const sent = { fileName: file.name, declaredType: file.type, content };
    return await take(actor, target, sent, form);
  } catch (error) {
    return uploadProblem(error, largest);
  }
}
