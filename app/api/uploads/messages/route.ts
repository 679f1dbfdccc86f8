import { getTranslations } from "next-intl/server";
import { may } from "#lib/auth/access.ts";
import { currentActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import { FieldError, ForbiddenError } from "#lib/errors.ts";
import { FormTooLargeError, isSameOrigin, readFormWithin } from "#lib/forms/boundedForm.ts";
import { takeUpload } from "#lib/intake/commands/upload.ts";
import { largestUpload, megabytes } from "#lib/intake/schema.ts";
import { log } from "#lib/log.ts";

/** What became of one uploaded file, or in words why it was not taken. */
type Answer = { fate: string; id: string; caseNumber: string | null } | { problem: string };

type Outcome = { status: number; answer: Answer };

const formOverhead = 64 * 1024;

async function receive(request: Request): Promise<Outcome> {
  const t = await getTranslations("errors");
  const refuse = (status: number, problem: string): Outcome => ({ status, answer: { problem } });
  const actor = await currentActor();
  if (!actor) return refuse(401, t("signedOut"));
  if (actor.mustChangePassword || !may(actor, "inbox.handle")) return refuse(403, t("forbidden"));
  const tooLarge = () => refuse(413, t("fileOver", { megabytes: megabytes(largestUpload) }));
  let file: FormDataEntryValue | null;
  try {
    file = (await readFormWithin(request, largestUpload + formOverhead)).get("file");
  } catch (error) {
    return error instanceof FormTooLargeError ? tooLarge() : refuse(400, t("fileNeeded"));
  }
  if (!(file instanceof File)) return refuse(422, t("fileNeeded"));
  if (file.size > largestUpload) return tooLarge();
  try {
    const content = new Uint8Array(await file.arrayBuffer());
    const { fate, id, caseNumber } = await takeUpload(actor, { fileName: file.name, content }, now());
    return { status: 200, answer: { fate, id, caseNumber } };
  } catch (error) {
    if (error instanceof FieldError) return refuse(422, t(error.key, error.values));
    if (error instanceof ForbiddenError) return refuse(403, t("forbidden"));
    const id = crypto.randomUUID().slice(0, 8);
    log.error({ id, err: error }, "an upload failed");
    return refuse(500, t("unexpected", { id }));
  }
}

/**
 * Takes in one message from a file: multipart with `file`, at most 25 MB, from a page of this application. Answers
 * with JSON: its fate, or the `problem` in words.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request, env().VIGILANS_URL)) return new Response(null, { status: 403 });
  const { status, answer } = await receive(request);
  return Response.json(answer, { status, headers: { "Cache-Control": "no-store" } });
}
